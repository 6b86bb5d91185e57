// From a dense symmetric matrix to tridiagonal form in one stage, keeping the reflections.
//
// Columns are reduced in panels: within a panel the trailing block stays as it was and each new
// product A v is corrected by the reflections so far; the block follows once a panel, by products.
// Source: Dongarra, Sorensen & Hammarling, "Block reduction of matrices to condensed forms for
// eigenvalue computations" (J. Comput. Appl. Math. 27, 1989).
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

// The rows of A go to SHARES tasks of equal area with a sum of their own each, whatever the threads.
enum { PANEL = 32, SHARES = 8, ROWS = 256, SHORT = 192 };

typedef struct {
  eigen_work *work;
  size_t n, stride, first, step;  // the panel's first column, and how far within it
  const double *a;
  double *v, *w;  // reflections and their partners, a row each, in columns of A; rows `stride` apart
  double *sums, dots[2 * PANEL];
} reduction;

// The current column, brought up to date with the reflections of this panel.
static void column_rows(void *context, size_t index) {
  reduction *p = context;
  size_t i = p->first + p->step, start = i + index * ROWS;
  size_t end = start + ROWS < p->n ? start + ROWS : p->n;
  double *x = p->v + p->step * p->stride, left[PANEL], right[PANEL];
  for (size_t r = start; r < end; r++) x[r] = p->a[r * p->stride + i];
  for (size_t l = 0; l < p->step; l++) {
    left[l] = -p->w[l * p->stride + i];
    right[l] = -p->v[l * p->stride + i];
  }
  p->work->kernels->combine(p->step, end - start, p->v + start, p->stride, left, 1, x + start);
  p->work->kernels->combine(p->step, end - start, p->w + start, p->stride, right, 1, x + start);
}

static size_t share_start(size_t rows, size_t share) {
  return (size_t)((double)rows * sqrt((double)share / SHARES));
}

// A share of A v, or the dots of v with the rows of V and W.
static void products(void *context, size_t index) {
  reduction *p = context;
  const eigen_kernels *kernels = p->work->kernels;
  size_t i = p->first + p->step + 1, rows = p->n - i;
  const double *v = p->v + p->step * p->stride;
  if (index >= SHARES) {
    const double *with = index == SHARES ? p->w : p->v;
    kernels->dots(p->step, rows, with + i, p->stride, v + i, p->dots + (index - SHARES) * PANEL);
    return;
  }
  // Columns from a whole vector on; v is 0 in those before i.
  size_t base = i / 8 * 8, first = share_start(rows, index), end = share_start(rows, index + 1);
  double *sum = p->sums + index * p->stride;
  memset(sum + base, 0, (p->n - base) * sizeof(double));
  kernels->symmetric_rows(i - base + first, i - base + end, p->a + base * p->stride + base,
                          p->stride, v + base, sum + base);
}

// A v as the sum of its shares, less what the panel has not yet taken from A.
static void partner_rows(void *context, size_t index) {
  reduction *p = context;
  size_t start = p->first + p->step + 1 + index * ROWS;
  size_t end = start + ROWS < p->n ? start + ROWS : p->n;
  double *y = p->w + p->step * p->stride;
  for (size_t r = start; r < end; r++) y[r] = p->sums[r];
  for (size_t share = 1; share < SHARES; share++)
    for (size_t r = start; r < end; r++) y[r] += p->sums[share * p->stride + r];
  p->work->kernels->combine(p->step, end - start, p->v + start, p->stride, p->dots, 1, y + start);
  p->work->kernels->combine(p->step, end - start, p->w + start, p->stride, p->dots + PANEL, 1,
                            y + start);
}

static size_t tasks(size_t rows) { return (rows + ROWS - 1) / ROWS; }

static void reduce_column(reduction *p, double *diagonal, double *off, double *scale) {
  const eigen_kernels *kernels = p->work->kernels;
  size_t i = p->first + p->step, rows = p->n - i - 1;
  eigen_team *team = rows < SHORT ? NULL : p->work->team;
  double *v = p->v + p->step * p->stride, *w = p->w + p->step * p->stride;
  eigen_team_for(team, tasks(rows + 1), column_rows, p);
  *diagonal = v[i];
  v[i] = 0;
  *off = *scale = 0;
  memset(w, 0, p->n * sizeof(double));
  if (rows == 0) return;
  *scale = eigen_reflection(kernels, v + i + 1, rows, off);
  if (*scale == 0) return;
  eigen_team_for(team, SHARES + 2, products, p);
  for (size_t l = 0; l < p->step; l++) {
    p->dots[l] = -p->dots[l];
    p->dots[PANEL + l] = -p->dots[PANEL + l];
  }
  eigen_team_for(team, tasks(rows), partner_rows, p);
  double inner;
  kernels->dots(1, rows, w + i + 1, 0, v + i + 1, &inner);
  double half = -0.5 * *scale * *scale * inner;
  for (size_t r = i + 1; r < p->n; r++) w[r] = w[r] * *scale + half * v[r];
}

int eigen_to_tridiagonal(eigen_work *work, size_t n, double *a, size_t stride, double *reflections,
                         double *scales, double *diagonal, double *off) {
  double *space = eigen_numbers((3 * PANEL + SHARES) * stride);
  if (!space) return -1;
  double *v = space, *w = v + PANEL * stride, *again = w + PANEL * stride;
  reduction p = {.work = work, .n = n, .stride = stride, .a = a, .v = v, .w = w,
                 .sums = again + PANEL * stride};
  for (p.first = 0; p.first < n; p.first += PANEL) {
    size_t count = n - p.first < PANEL ? n - p.first : PANEL;
    memset(v, 0, PANEL * stride * sizeof(double));
    for (p.step = 0; p.step < count; p.step++) {
      size_t i = p.first + p.step;
      reduce_column(&p, diagonal + i, off + i, scales + i);
      memcpy(reflections + i * stride, v + p.step * stride, n * sizeof(double));
    }
    size_t next = p.first + count, rows = n - next;
    // A −= [V W] [W V]ᵀ, V standing before and behind W.
    memcpy(again, v, PANEL * stride * sizeof(double));
    eigen_product(work, EIGEN_LOWER, rows, rows, 2 * PANEL, (ck_operand_f64){v + next, 1, stride},
                  (ck_operand_f64){w + next, stride, 1}, -1, a + next * stride + next, stride);
  }
  free(space);
  return 0;
}
