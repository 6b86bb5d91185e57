// Sums with one order on every machine: element i goes to lane i mod 16, lanes add in index order,
// and the lanes join as a balanced tree.
#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

enum { LANES = 16 };

static double join(double *lane) {
  for (int width = LANES / 2; width > 0; width /= 2)
    for (int i = 0; i < width; i++) lane[i] += lane[i + width];
  return lane[0];
}

#define REDUCTION(name, parameters, term)                                     \
  double name parameters {                                                    \
    double lane[LANES] = {0};                                                 \
    size_t start = 0;                                                         \
    for (; start + LANES <= count; start += LANES)                            \
      for (int j = 0; j < LANES; j++) {                                       \
        size_t i = start + (size_t)j;                                         \
        lane[j] += term;                                                      \
      }                                                                       \
    for (size_t i = start; i < count; i++) lane[i - start] += term;           \
    return join(lane);                                                        \
  }

REDUCTION(ck_sum_f64, (const double *x, size_t count), x[i])
REDUCTION(ck_dot_f64, (const double *x, const double *y, size_t count), x[i] * y[i])
REDUCTION(ck_sum_f32, (const float *x, size_t count), (double)x[i])
REDUCTION(ck_sum_squares_f32, (const float *x, size_t count), (double)x[i] * (double)x[i])
