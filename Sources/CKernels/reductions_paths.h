// What the paths of the reductions hand to their dispatch.
#ifndef REDUCTIONS_PATHS_H
#define REDUCTIONS_PATHS_H

#include <math.h>
#include <string.h>

#include "ckernels.h"

typedef struct {
  double (*sum_f64)(const double *x, size_t count);
  double (*dot_f64)(const double *x, const double *y, size_t count);
  double (*sum_f32)(const float *x, size_t count);
  double (*dot_f32)(const float *x, const float *y, size_t count);
  void (*extremes_f64)(const double *x, size_t count, double *low, double *high);
  void (*extremes_f32)(const float *x, size_t count, float *low, float *high);
  size_t (*find_f64)(const double *x, size_t count, double number);
  size_t (*find_f32)(const float *x, size_t count, float number);
} ck_reductions;

extern const ck_reductions ck_reductions_scalar;
#if defined(__x86_64__)
extern const ck_reductions ck_reductions_avx2, ck_reductions_avx512;
#endif

#endif
