// From eigenvectors of the tridiagonal matrix to those of the dense one.
//
// Reflections are applied in blocks, last first, as I − V T Vᵀ by products; vectors are rows.
// Source: Schreiber & Van Loan, "A storage-efficient WY representation for products of Householder
// transformations" (SIAM J. Sci. Stat. Comput. 10, 1989).
#include <stdlib.h>
#include <string.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

enum { BLOCK = 96 };

// T of the product of reflections whose dots with each other are given.
static void triangle(size_t count, const double *dots, const double *scales, double *t) {
  memset(t, 0, BLOCK * BLOCK * sizeof(double));
  for (size_t i = 0; i < count; i++) {
    for (size_t r = 0; r < i; r++) {
      double sum = 0;
      for (size_t q = r; q < i; q++) sum += t[r * BLOCK + q] * dots[i * BLOCK + q];
      t[r * BLOCK + i] = -scales[i] * sum;
    }
    t[i * BLOCK + i] = scales[i];
  }
}

int eigen_back(eigen_work *work, size_t n, const double *reflections, size_t stride,
               const double *scales, double *vectors, size_t apart) {
  size_t ld = n + 8;
  double *x = eigen_numbers(2 * BLOCK * ld + 2 * BLOCK * BLOCK);
  if (!x) return -1;
  double *y = x + BLOCK * ld, *dots = y + BLOCK * ld, *t = dots + BLOCK * BLOCK;
  for (size_t block = (n + BLOCK - 1) / BLOCK; block-- > 0;) {
    size_t first = block * BLOCK, count = n - first < BLOCK ? n - first : BLOCK;
    // Reflection i is 0 up to column i.
    size_t start = first + 1, length = n - start;
    if (start >= n) continue;
    const double *v = reflections + first * stride + start;
    ck_operand_f64 rows = {v, stride, 1}, columns = {v, 1, stride};
    memset(x, 0, (2 * BLOCK * ld + 2 * BLOCK * BLOCK) * sizeof(double));
    eigen_product(work, EIGEN_PLAIN, count, count, length, rows, columns, 1, dots, BLOCK);
    triangle(count, dots, scales + first, t);
    // Xᵀ = Vᵀ Zᵀ, Yᵀ = T Xᵀ, Z −= Y Vᵀ
    eigen_product(work, EIGEN_PLAIN, count, n, length, rows,
                  (ck_operand_f64){vectors + start, 1, apart}, 1, x, ld);
    eigen_product(work, EIGEN_PLAIN, count, n, count, (ck_operand_f64){t, BLOCK, 1},
                  (ck_operand_f64){x, ld, 1}, 1, y, ld);
    eigen_product(work, EIGEN_PLAIN, n, length, count, (ck_operand_f64){y, 1, ld}, rows, -1,
                  vectors + start, apart);
  }
  free(x);
  return 0;
}
