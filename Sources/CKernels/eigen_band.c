// From a dense symmetric matrix to one of half-bandwidth EIGEN_BAND, mostly by products.
//
// Panel after panel: the columns below the band become an upper triangle by Householder reflections,
// Q = I − V T Vᵀ, and the trailing block becomes Qᵀ A Q = A − V Wᵀ − W Vᵀ, where
// W = A V T − V (Tᵀ Vᵀ A V T) / 2. V and W are kept transposed, a reflection a row.
// Source: Bischof, Lang & Sun, "A framework for symmetric band reduction" (ACM TOMS 26, 2000).
#include <stdlib.h>
#include <string.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

enum { B = EIGEN_BAND, GROUP = 8 };

typedef struct {
  eigen_work *work;
  size_t length, step, rows;
  double *panel, *scales, *dots;
  size_t stride;
} panel_step;

// Eight rows of a panel: their dots with the new reflection; those that come later are reflected.
static void apply_reflection(void *context, size_t index) {
  panel_step *p = context;
  const eigen_kernels *kernels = p->work->kernels;
  size_t i = p->step, first = index * GROUP;
  size_t last = first + GROUP < p->rows ? first + GROUP : p->rows;
  const double *v = p->panel + i * p->stride + i;
  double *rows = p->panel + first * p->stride + i;
  kernels->dots(last - first, p->length - i, rows, p->stride, v, p->dots + first);
  for (size_t r = first > i + 1 ? first : i + 1; r < last; r++) {
    double factor = -p->scales[i] * p->dots[r];
    kernels->add_each(1, p->length - i, p->panel + r * p->stride + i, p->stride, &factor, v);
  }
}

void eigen_panel(eigen_work *work, size_t rows, size_t length, double *panel, size_t stride,
                 double *corner, double *t) {
  double scales[B], dots[B];
  size_t count = rows < length ? rows : length;
  panel_step p = {.work = work, .length = length, .rows = rows, .panel = panel, .stride = stride,
                  .scales = scales, .dots = dots};
  memset(t, 0, B * B * sizeof(double));
  memset(corner, 0, B * B * sizeof(double));
  for (size_t i = 0; i < count; i++) {
    double *x = panel + i * stride, norm;
    scales[i] = eigen_reflection(work->kernels, x + i, length - i, &norm);
    p.step = i;
    eigen_team_for(length - i < 256 ? NULL : work->team, (rows + GROUP - 1) / GROUP,
                   apply_reflection, &p);
    for (size_t r = 0; r < i; r++) corner[r * B + i] = x[r];
    corner[i * B + i] = norm;
    // T grows by the column −s T (Vᵀ v).
    for (size_t r = 0; r < i; r++) {
      double sum = 0;
      for (size_t q = r; q < i; q++) sum += t[r * B + q] * dots[q];
      t[r * B + i] = -scales[i] * sum;
    }
    t[i * B + i] = scales[i];
  }
  for (size_t i = count; i < rows; i++) {
    for (size_t r = 0; r < count; r++) corner[r * B + i] = panel[i * stride + r];
    memset(panel + i * stride, 0, length * sizeof(double));
  }
  for (size_t i = 1; i < count; i++) memset(panel + i * stride, 0, i * sizeof(double));
}

static void mirror_square(double *s) {
  for (size_t i = 0; i < B; i++)
    for (size_t j = 0; j < i; j++) s[j * B + i] = s[i * B + j];
}

int eigen_to_band(eigen_work *work, size_t n, double *a, size_t stride) {
  if (n <= B + 1) return 0;
  size_t ld = n + 8;
  double *v = eigen_numbers(4 * B * ld), *small = eigen_numbers(5 * B * B);
  if (!v || !small) {
    free(v);
    free(small);
    return -1;
  }
  double *w = v + B * ld, *y = w + 2 * B * ld;
  double *t = small, *corner = t + B * B, *s = corner + B * B, *st = s + B * B, *m = st + B * B;
  for (size_t k = 0; k + B + 1 < n; k += B) {
    size_t length = n - k - B;
    double *below = a + (k + B) * stride + k, *trailing = below + B;
    for (size_t r = 0; r < length; r++)
      for (size_t i = 0; i < B; i++) v[i * ld + r] = below[r * stride + i];
    eigen_panel(work, B, length, v, ld, corner, t);
    for (size_t r = 0; r < length; r++)
      for (size_t i = 0; i < B; i++) below[r * stride + i] = r < B ? corner[r * B + i] : 0;
    ck_operand_f64 rows = {v, ld, 1}, columns = {v, 1, ld}, transposed = {t, 1, B};
    for (size_t i = 0; i < B; i++) {
      memset(y + i * ld, 0, length * sizeof(double));
      memset(w + i * ld, 0, length * sizeof(double));
    }
    memset(s, 0, 3 * B * B * sizeof(double));
    // Yᵀ = Vᵀ A, S = Yᵀ V, M = Tᵀ S T, Wᵀ = Tᵀ Yᵀ − M Vᵀ / 2
    eigen_product(work, EIGEN_SYMMETRIC, B, length, length, rows,
                  (ck_operand_f64){trailing, stride, 1}, 1, y, ld);
    eigen_product(work, EIGEN_PLAIN, B, B, length, (ck_operand_f64){y, ld, 1}, columns, 1, s, B);
    mirror_square(s);
    eigen_product(work, EIGEN_PLAIN, B, B, B, (ck_operand_f64){s, B, 1}, (ck_operand_f64){t, B, 1},
                  1, st, B);
    eigen_product(work, EIGEN_PLAIN, B, B, B, transposed, (ck_operand_f64){st, B, 1}, 0.5, m, B);
    mirror_square(m);
    eigen_product(work, EIGEN_PLAIN, B, length, B, transposed, (ck_operand_f64){y, ld, 1}, 1, w, ld);
    eigen_product(work, EIGEN_PLAIN, B, length, B, (ck_operand_f64){m, B, 1}, rows, -1, w, ld);
    // A −= [V W] [W V]ᵀ, V standing before and behind W.
    memcpy(w + B * ld, v, B * ld * sizeof(double));
    eigen_product(work, EIGEN_LOWER, length, length, 2 * B, columns, (ck_operand_f64){w, ld, 1}, -1,
                  trailing, stride);
  }
  free(v);
  free(small);
  return 0;
}
