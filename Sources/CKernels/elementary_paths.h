// What the paths of the elementary functions hand to their dispatch.
#ifndef ELEMENTARY_PATHS_H
#define ELEMENTARY_PATHS_H

#include <math.h>

#include "ckernels.h"
#include "elementary_tables.h"

enum { CK_FUNCTIONS = 8 };

/// Functions in the order of ck_function; the parameter is the exponent of a power.
typedef struct {
  void (*f64[CK_FUNCTIONS])(size_t count, const double *x, double parameter, double *y);
  void (*f32[CK_FUNCTIONS])(size_t count, const float *x, float parameter, float *y);
} ck_elementary;

extern const ck_elementary ck_elementary_scalar;
#if defined(__x86_64__)
extern const ck_elementary ck_elementary_avx2, ck_elementary_avx512;
#elif defined(__aarch64__)
extern const ck_elementary ck_elementary_neon;
#endif

/// x - k pi/2 as a sum of two numbers, |sum| <= pi/4; returns k mod 4. For finite |x| > 1.
int ck_reduce_angle(double x, double *high, double *low);

#endif
