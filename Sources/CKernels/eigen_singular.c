// Singular values by way of a band.
//
// Panels of columns and rows in turn become triangles by Householder reflections from the left and
// right, until only WIDTH diagonals above the main one are left. Of that band G, the symmetric matrix
// [0 Gᵀ; G 0], with rows and columns shuffled together, is a band again, and its eigenvalues are the
// singular values and their negatives. No Gram matrix is formed, so no digits are lost to squaring.
// Source: Großer & Lang, "Efficient parallel reduction to bidiagonal form" (Parallel Comput. 25,
// 1999); Golub & Van Loan, *Matrix Computations*, 4th ed., §8.6.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

// The shuffled band has half-bandwidth 2 WIDTH - 1.
enum { WIDTH = EIGEN_BAND / 2, B = EIGEN_BAND };

typedef struct {
  eigen_work *work;
  size_t m, n, stride, ld;
  double *a, *v, *x, *y, *corner, *t;
} reduction;

// Columns k to k + WIDTH become a triangle; those to the right follow: A −= V Tᵀ Vᵀ A.
static void reduce_columns(reduction *p, size_t k) {
  size_t count = p->n - k < WIDTH ? p->n - k : WIDTH, length = p->m - k, right = p->n - k - count;
  double *block = p->a + k * p->stride + k;
  for (size_t r = 0; r < length; r++)
    for (size_t i = 0; i < count; i++) p->v[i * p->ld + r] = block[r * p->stride + i];
  eigen_panel(p->work, count, length, p->v, p->ld, p->corner, p->t);
  for (size_t r = 0; r < length; r++)
    for (size_t i = 0; i < count; i++)
      block[r * p->stride + i] = r < count ? p->corner[r * B + i] : 0;
  if (right == 0) return;
  memset(p->x, 0, 2 * WIDTH * p->ld * sizeof(double));
  eigen_product(p->work, EIGEN_PLAIN, count, right, length, (ck_operand_f64){p->v, p->ld, 1},
                (ck_operand_f64){block + count, p->stride, 1}, 1, p->x, p->ld);
  eigen_product(p->work, EIGEN_PLAIN, count, right, count, (ck_operand_f64){p->t, 1, B},
                (ck_operand_f64){p->x, p->ld, 1}, 1, p->y, p->ld);
  eigen_product(p->work, EIGEN_PLAIN, length, right, count, (ck_operand_f64){p->v, 1, p->ld},
                (ck_operand_f64){p->y, p->ld, 1}, -1, block + count, p->stride);
}

// Rows k to k + WIDTH, right of their triangle, become one; those below follow: A −= A V T Vᵀ.
static void reduce_rows(reduction *p, size_t k) {
  size_t start = k + WIDTH, length = p->n - start, below = p->m - start;
  double *block = p->a + k * p->stride + start, *under = block + WIDTH * p->stride;
  for (size_t i = 0; i < WIDTH; i++)
    memcpy(p->v + i * p->ld, block + i * p->stride, length * sizeof(double));
  eigen_panel(p->work, WIDTH, length, p->v, p->ld, p->corner, p->t);
  for (size_t i = 0; i < WIDTH; i++)
    for (size_t c = 0; c < length; c++)
      block[i * p->stride + c] = c <= i ? p->corner[c * B + i] : 0;
  if (below == 0) return;
  memset(p->x, 0, 2 * WIDTH * p->ld * sizeof(double));
  // Xᵀ = Vᵀ Aᵀ, Yᵀ = Tᵀ Xᵀ
  eigen_product(p->work, EIGEN_PLAIN, WIDTH, below, length, (ck_operand_f64){p->v, p->ld, 1},
                (ck_operand_f64){under, 1, p->stride}, 1, p->x, p->ld);
  eigen_product(p->work, EIGEN_PLAIN, WIDTH, below, WIDTH, (ck_operand_f64){p->t, 1, B},
                (ck_operand_f64){p->x, p->ld, 1}, 1, p->y, p->ld);
  eigen_product(p->work, EIGEN_PLAIN, below, length, WIDTH, (ck_operand_f64){p->y, 1, p->ld},
                (ck_operand_f64){p->v, p->ld, 1}, -1, under, p->stride);
}

static int reduce(reduction *p) {
  p->ld = p->m + 8;
  p->v = eigen_numbers(3 * WIDTH * p->ld + 2 * B * B);
  if (!p->v) return -1;
  p->x = p->v + WIDTH * p->ld;
  p->y = p->x + WIDTH * p->ld;
  p->corner = p->y + WIDTH * p->ld;
  p->t = p->corner + B * B;
  // A tall matrix is cut to its triangle first, which spares its rows the reflections from the right.
  if (p->m / 5 >= p->n / 3 && p->m > p->n) {
    for (size_t k = 0; k < p->n; k += WIDTH) reduce_columns(p, k);
    p->m = p->n;
  }
  for (size_t k = 0; k < p->n; k += WIDTH) {
    reduce_columns(p, k);
    if (k + WIDTH < p->n) reduce_rows(p, k);
  }
  free(p->v);
  return 0;
}

// Row and column 2 j of the symmetric band stand for column j of G, 2 i + 1 for row i.
static void shuffle(const reduction *p, double *band) {
  for (size_t i = 0; i < p->n; i++)
    for (size_t j = i; j < p->n && j <= i + WIDTH; j++) {
      size_t row = 2 * i + 1, column = 2 * j;
      double value = p->a[i * p->stride + j];
      band[row > column ? eigen_band_place(row, column) : eigen_band_place(column, row)] = value;
    }
}

int eigen_singular(eigen_work *work, size_t m, size_t n, double *a, size_t stride, double *values) {
  reduction p = {.work = work, .m = m, .n = n, .stride = stride, .a = a};
  int status = reduce(&p);
  double *band = calloc(eigen_band_size(2 * n), sizeof(double)), *d = eigen_numbers(4 * n);
  if (!band || !d) status = -1;
  if (status == 0) {
    shuffle(&p, band);
    status = eigen_chase(work, 2 * n, band, d, d + 2 * n);
  }
  if (status == 0) status = eigen_tridiagonal_values(2 * n, d, d + 2 * n);
  if (status == 0)
    for (size_t i = 0; i < n; i++) values[i] = fmax(d[2 * n - 1 - i], 0);
  free(band);
  free(d);
  return status;
}
