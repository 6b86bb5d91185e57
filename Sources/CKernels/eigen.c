// From a matrix to its eigenvalues, eigenvectors or singular values: which steps, and their memory.
//
// Matrices are brought to a magnitude of about 1 by a power of two, so that squares neither overflow
// nor vanish.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

typedef struct {
  const eigen_kernels *kernels;
  size_t m, n, stride;
  const double *a;
  double *values, *vectors;
  int exponent, status;
} problem;

// A power of two in two factors: one alone may be out of range.
static double scaled(double x, int exponent) {
  return x * ldexp(1, exponent / 2) * ldexp(1, exponent - exponent / 2);
}

// Rows end on a whole vector, and a vector apart from a power of two.
static size_t row_stride(size_t columns) { return (columns + 7) / 8 * 8 + 8; }

// A copy of the matrix, or of its lower triangle, whose largest magnitude lies in [1, 2).
static double *copied(problem *p, int lower) {
  double largest = 0;
  for (size_t i = 0; i < p->m; i++)
    for (size_t j = 0; j < (lower ? i + 1 : p->n); j++)
      largest = fmax(largest, fabs(p->a[i * p->n + j]));
  p->exponent = largest > 0 ? ilogb(largest) : 0;
  double *copy = eigen_numbers(p->m * p->stride);
  double up = ldexp(1, -p->exponent / 2), on = ldexp(1, -p->exponent - -p->exponent / 2);
  for (size_t i = 0; copy && i < p->m; i++)
    for (size_t j = 0; j < (lower ? i + 1 : p->n); j++)
      copy[i * p->stride + j] = p->a[i * p->n + j] * up * on;
  return copy;
}

static void values_of(eigen_team *team, void *context) {
  problem *p = context;
  size_t n = p->n;
  eigen_work work;
  double *a = copied(p, 1), *band = NULL, *off = eigen_numbers(n);
  p->status = eigen_work_open(&work, p->kernels, team, n + EIGEN_BAND);
  if (!a || !off) p->status = -1;
  if (p->status == 0) p->status = eigen_to_band(&work, n, a, p->stride);
  if (p->status == 0) band = calloc(eigen_band_size(n), sizeof(double));
  if (!band) p->status = -1;
  if (p->status == 0) {
    for (size_t i = 0; i < n; i++) {
      size_t first = i > EIGEN_BAND ? i - EIGEN_BAND : 0;
      memcpy(band + eigen_band_place(i, first), a + i * p->stride + first,
             (i - first + 1) * sizeof(double));
    }
    p->status = eigen_chase(&work, n, band, a, off);
  }
  if (p->status == 0) p->status = eigen_tridiagonal_values(n, a, off);
  if (p->status == 0)
    for (size_t i = 0; i < n; i++) p->values[i] = scaled(a[n - 1 - i], p->exponent);
  free(a);
  free(band);
  free(off);
  eigen_work_close(&work);
}

// The component of largest magnitude, the first of equal ones, becomes positive.
static void orient(double *vector, size_t n) {
  size_t top = 0;
  for (size_t j = 1; j < n; j++)
    if (fabs(vector[j]) > fabs(vector[top])) top = j;
  if (vector[top] >= 0) return;
  for (size_t j = 0; j < n; j++) vector[j] = -vector[j];
}

typedef struct { double value; size_t row; } pair;

static int descending(const void *left, const void *right) {
  const pair *a = left, *b = right;
  if (a->value != b->value) return a->value > b->value ? -1 : 1;
  return (a->row > b->row) - (a->row < b->row);
}

static void vectors_of(eigen_team *team, void *context) {
  problem *p = context;
  size_t n = p->n, stride = p->stride;
  eigen_work work;
  double *a = copied(p, 1), *rows = eigen_numbers(n * stride), *d = eigen_numbers(3 * n);
  double *reflections = eigen_numbers(n * stride);
  pair *order = malloc((n + 1) * sizeof(pair));
  p->status = eigen_work_open(&work, p->kernels, team, n);
  if (!a || !rows || !d || !reflections || !order) p->status = -1;
  if (p->status == 0)
    p->status = eigen_to_tridiagonal(&work, n, a, stride, reflections, d + n, d, d + 2 * n);
  if (p->status == 0) {
    memset(rows, 0, n * stride * sizeof(double));
    eigen_merge_space space = {a, stride, p->vectors, n};
    p->status = eigen_divide(&work, space, n, d, d + 2 * n, rows, stride);
  }
  if (p->status == 0) {
    for (size_t i = 0; i < n; i++) order[i] = (pair){d[i], i};
    qsort(order, n, sizeof(pair), descending);
    for (size_t i = 0; i < n; i++) {
      p->values[i] = scaled(order[i].value, p->exponent);
      memcpy(a + i * stride, rows + order[i].row * stride, n * sizeof(double));
    }
    p->status = eigen_back(&work, n, reflections, stride, d + n, a, stride);
  }
  if (p->status == 0)
    for (size_t i = 0; i < n; i++) {
      orient(a + i * stride, n);
      memcpy(p->vectors + i * n, a + i * stride, n * sizeof(double));
    }
  free(a);
  free(rows);
  free(d);
  free(reflections);
  free(order);
  eigen_work_close(&work);
}

static void singular_values_of(eigen_team *team, void *context) {
  problem *p = context;
  eigen_work work;
  double *a = copied(p, 0);
  p->status = eigen_work_open(&work, p->kernels, team, p->m + EIGEN_BAND);
  if (!a) p->status = -1;
  if (p->status == 0) p->status = eigen_singular(&work, p->m, p->n, a, p->stride, p->values);
  for (size_t i = 0; p->status == 0 && i < p->n; i++)
    p->values[i] = scaled(p->values[i], p->exponent);
  free(a);
  eigen_work_close(&work);
}

int ck_eigen_values_f64(ck_path path, int threads, size_t n, const double *a, double *values) {
  problem p = {.kernels = eigen_kernels_of(path), .m = n, .n = n, .stride = row_stride(n), .a = a,
               .values = values};
  if (n > 0) eigen_team_run(threads, values_of, &p);
  return p.status;
}

int ck_eigen_vectors_f64(ck_path path, int threads, size_t n, const double *a, double *values,
                         double *vectors) {
  problem p = {.kernels = eigen_kernels_of(path), .m = n, .n = n, .stride = row_stride(n), .a = a,
               .values = values, .vectors = vectors};
  if (n > 0) eigen_team_run(threads, vectors_of, &p);
  return p.status;
}

int ck_singular_values_f64(ck_path path, int threads, size_t m, size_t n, const double *a,
                           double *values) {
  problem p = {.kernels = eigen_kernels_of(path), .m = m, .n = n, .stride = row_stride(n), .a = a,
               .values = values};
  if (n > 0) eigen_team_run(threads, singular_values_of, &p);
  return p.status;
}
