// Two solved halves of a tridiagonal matrix joined: the eigenproblem of diag(d) + ρ z zᵀ.
//
// Components with a negligible z, or equal d, are eigenvectors already (deflation). For the others,
// roots of the secular equation, then the z for which these are exact, which makes the vectors
// orthogonal. Vectors are rows; those of one half are 0 in the columns of the other.
// Source: Gu & Eisenstat, "A divide-and-conquer algorithm for the symmetric tridiagonal eigenproblem"
// (SIAM J. Matrix Anal. Appl. 16, 1995).
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

enum { GROUP = 16, UPPER = 0, BOTH = 1, LOWER = 2, DEFLATED = 3 };

typedef struct { double value; size_t index; } entry;

typedef struct {
  eigen_merge_space space;
  const eigen_kernels *kernels;
  size_t upper, size, kept, stride;
  double *d, *z, *rows;
  double rho, reach;
  // Of the kept ones, in ascending order of d: pole, z, z², root as pole `nearest` + `distance`,
  // and place in the order of kinds.
  double *pole, *part, *weight, *distance;
  size_t *nearest, *place, *line;
  unsigned char *kind;
} merge;

static int ascending(const void *left, const void *right) {
  const entry *a = left, *b = right;
  if (a->value != b->value) return a->value < b->value ? -1 : 1;
  return (a->index > b->index) - (a->index < b->index);
}

// Turns two vectors so that the first loses its z; see deflate().
static void rotate(const merge *m, size_t i, size_t j, double c, double s) {
  double *a = m->rows + i * m->stride, *b = m->rows + j * m->stride;
  for (size_t k = 0; k < m->size; k++) {
    double x = a[k];
    a[k] = c * x + s * b[k];
    b[k] = c * b[k] - s * x;
  }
}

static void keep(merge *m, size_t i) {
  size_t k = m->kept++;
  m->line[k] = i;
  m->pole[k] = m->d[i];
  m->part[k] = m->z[i];
  m->weight[k] = m->z[i] * m->z[i];
}

static void deflate(merge *m, entry *order) {
  double largest = 0;
  for (size_t i = 0; i < m->size; i++) {
    order[i] = (entry){m->d[i], i};
    m->kind[i] = i < m->upper ? UPPER : LOWER;
    largest = fmax(largest, fmax(fabs(m->d[i]), fabs(m->z[i])));
  }
  qsort(order, m->size, sizeof(entry), ascending);
  double tolerance = 4 * DBL_EPSILON * largest;
  size_t held = m->size;  // the candidate before this one; none yet
  for (size_t t = 0; t < m->size; t++) {
    size_t j = order[t].index;
    if (m->rho * fabs(m->z[j]) <= tolerance) {
      m->kind[j] = DEFLATED;
      continue;
    }
    if (held < m->size) {
      double length = sqrt(m->z[held] * m->z[held] + m->z[j] * m->z[j]);
      double c = m->z[j] / length, s = -m->z[held] / length;
      if (fabs((m->d[j] - m->d[held]) * c * s) <= tolerance) {
        rotate(m, held, j, c, s);
        double a = m->d[held], b = m->d[j];
        m->d[held] = a * c * c + b * s * s;
        m->d[j] = a * s * s + b * c * c;
        m->z[j] = length;
        m->z[held] = 0;
        if (m->kind[held] != m->kind[j]) m->kind[j] = BOTH;
        m->kind[held] = DEFLATED;
      } else {
        keep(m, held);
      }
    }
    held = j;
  }
  if (held < m->size) keep(m, held);
}

static size_t group_end(const merge *m, size_t index) {
  return (index + 1) * GROUP < m->kept ? (index + 1) * GROUP : m->kept;
}

static void find_roots(void *context, size_t index) {
  merge *m = context;
  for (size_t i = index * GROUP; i < group_end(m, index); i++)
    m->distance[i] = eigen_secular_root(m->kernels, m->kept, m->pole, m->weight, 1 / m->rho,
                                        m->reach, i, m->nearest + i);
}

// Root i less pole j, accurate where it is small.
static double difference(const merge *m, size_t i, size_t j) {
  return m->pole[m->nearest[i]] - m->pole[j] + m->distance[i];
}

// The z for which the roots are exact, up to a common factor.
static void find_parts(void *context, size_t index) {
  merge *m = context;
  for (size_t j = index * GROUP; j < group_end(m, index); j++) {
    double square = difference(m, m->kept - 1, j);
    for (size_t i = 0; i < j; i++) square *= difference(m, i, j) / (m->pole[i] - m->pole[j]);
    for (size_t i = j; i + 1 < m->kept; i++)
      square *= difference(m, i, j) / (m->pole[i + 1] - m->pole[j]);
    m->weight[j] = copysign(sqrt(fmax(square, 0)), m->part[j]);
  }
}

static void find_vectors(void *context, size_t index) {
  merge *m = context;
  for (size_t i = index * GROUP; i < group_end(m, index); i++) {
    double *row = m->space.small + i * m->space.small_apart, square;
    for (size_t j = 0; j < m->kept; j++)
      row[m->place[j]] = m->weight[j] / -difference(m, i, j);
    m->kernels->dots(1, m->kept, row, 0, row, &square);
    double length = sqrt(square);
    for (size_t j = 0; j < m->kept; j++) row[j] /= length;
  }
}

// Kept vectors to the workspace in order of kinds, deflated ones behind them.
static void sort_rows(merge *m, size_t counts[3]) {
  size_t next[3] = {0, counts[UPPER], counts[UPPER] + counts[BOTH]}, behind = m->kept;
  double *to = m->space.old, *values = m->z;
  for (size_t k = 0; k < m->kept; k++) {
    m->place[k] = next[m->kind[m->line[k]]]++;
    memcpy(to + m->place[k] * m->space.old_apart, m->rows + m->line[k] * m->stride,
           m->size * sizeof(double));
  }
  for (size_t i = 0; i < m->size; i++)
    if (m->kind[i] == DEFLATED) {
      values[behind] = m->d[i];
      memcpy(to + behind++ * m->space.old_apart, m->rows + i * m->stride, m->size * sizeof(double));
    }
}

static void multiply(merge *m, eigen_work *work, const size_t counts[3]) {
  size_t kept = m->kept, top = counts[UPPER] + counts[BOTH], skip = counts[UPPER];
  size_t apart = m->space.small_apart, old_apart = m->space.old_apart;
  const double *small = m->space.small, *old = m->space.old;
  for (size_t i = 0; i < kept; i++) memset(m->rows + i * m->stride, 0, m->size * sizeof(double));
  eigen_product(work, EIGEN_PLAIN, kept, m->upper, top, (ck_operand_f64){small, apart, 1},
                (ck_operand_f64){old, old_apart, 1}, 1, m->rows, m->stride);
  eigen_product(work, EIGEN_PLAIN, kept, m->size - m->upper, kept - skip,
                (ck_operand_f64){small + skip, apart, 1},
                (ck_operand_f64){old + skip * old_apart + m->upper, old_apart, 1}, 1,
                m->rows + m->upper, m->stride);
  for (size_t i = kept; i < m->size; i++)
    memcpy(m->rows + i * m->stride, old + i * old_apart, m->size * sizeof(double));
}

int eigen_merge(eigen_work *work, eigen_merge_space space, size_t upper, size_t size, double *d,
                double coupling, double *rows, size_t stride) {
  double *numbers = eigen_numbers(5 * size);
  size_t *indices = malloc(3 * size * sizeof(size_t));
  unsigned char *kind = malloc(size);
  entry *order = malloc(size * sizeof(entry));
  int status = numbers && indices && kind && order ? 0 : -1;
  if (status == 0) {
    merge m = {.space = space, .kernels = work->kernels, .upper = upper, .size = size,
               .stride = stride, .d = d, .z = numbers, .rows = rows, .rho = 2 * fabs(coupling),
               .pole = numbers + size, .part = numbers + 2 * size, .weight = numbers + 3 * size,
               .distance = numbers + 4 * size, .nearest = indices, .place = indices + size,
               .line = indices + 2 * size, .kind = kind};
    double factor = sqrt(0.5), sign = coupling < 0 ? -factor : factor;
    for (size_t i = 0; i < size; i++)
      m.z[i] = i < upper ? factor * rows[i * stride + upper - 1] : sign * rows[i * stride + upper];
    deflate(&m, order);
    size_t counts[3] = {0}, groups = (m.kept + GROUP - 1) / GROUP;
    for (size_t k = 0; k < m.kept; k++) {
      counts[kind[m.line[k]]]++;
      m.reach += m.weight[k];
    }
    m.reach *= m.rho * (1 + 8 * DBL_EPSILON);
    sort_rows(&m, counts);
    eigen_team_for(work->team, groups, find_roots, &m);
    eigen_team_for(work->team, groups, find_parts, &m);
    eigen_team_for(work->team, groups, find_vectors, &m);
    multiply(&m, work, counts);
    for (size_t i = 0; i < size; i++)
      d[i] = i < m.kept ? m.pole[m.nearest[i]] + m.distance[i] : m.z[i];
  }
  free(numbers);
  free(indices);
  free(kind);
  free(order);
  return status;
}
