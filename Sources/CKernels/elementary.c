// Elementary functions of IEEE additions, multiplications, divisions and moves of bits only, without
// fused multiply-add: single values here, arrays by path. Bounds stand in ckernels_elementary.h.
#include "elementary_paths.h"
#pragma STDC FP_CONTRACT OFF

#define LANES 1
#define TARGET
#define F(name) name##_one
#include "elementary_vectors.inc"
#include "elementary_exponential.inc"
#include "elementary_logarithm.inc"
#include "elementary_circular.inc"

double ck_exp(double x) { return F(exp)((D)x)[0]; }
double ck_expm1(double x) { return F(expm1)((D)x)[0]; }
double ck_log(double x) { return F(log)((D)x)[0]; }
double ck_log1p(double x) { return F(log1p)((D)x)[0]; }
double ck_tanh(double x) { return F(tanh)((D)x)[0]; }
double ck_sin(double x) { return F(sin)((D)x)[0]; }
double ck_cos(double x) { return F(cos)((D)x)[0]; }

float ck_expf(float x) { return (float)F(exp_single)((D)(double)x)[0]; }
float ck_expm1f(float x) { return (float)F(expm1)((D)(double)x)[0]; }
float ck_logf(float x) { return (float)F(log_single)((D)(double)x)[0]; }
float ck_log1pf(float x) { return (float)F(log1p)((D)(double)x)[0]; }
float ck_tanhf(float x) { return (float)F(tanh_single)((D)(double)x)[0]; }
float ck_sinf(float x) { return (float)F(sin_single)((D)(double)x)[0]; }
float ck_cosf(float x) { return (float)F(cos_single)((D)(double)x)[0]; }

// Whether a finite y is an odd integer (1), an even one (0) or none (-1).
static int parity(double y) {
  const double magnitude = fabs(y);
  if (magnitude >= 0x1p53) return 0;
  if ((double)(int64_t)magnitude != magnitude) return -1;
  return (int)((int64_t)magnitude & 1);
}

// The special values of C99, Annex F.9.4.4; those left are x^y for x >= 0 and finite y, times a sign.
static int pow_is_special(double x, double y, double *result, double *sign) {
  *sign = 1;
  *result = 1;
  if (y == 0 || x == 1) return 1;
  *result = (double)NAN;
  if (x != x || y != y) return 1;
  const double magnitude = fabs(x);
  if (isinf(y)) {
    *result = magnitude == 1 ? 1 : ((magnitude > 1) == (y > 0) ? HUGE_VAL : 0);
    return 1;
  }
  const int odd = parity(y);
  if (signbit(x) && odd == 1) *sign = -1;
  if (isinf(magnitude)) {
    *result = *sign * (y > 0 ? HUGE_VAL : 0);
    return 1;
  }
  return x < 0 && odd < 0;
}

double ck_pow(double x, double y) {
  double result, sign;
  if (pow_is_special(x, y, &result, &sign)) return result;
  return sign * F(pow_positive)((D)fabs(x), (D)y)[0];
}

float ck_powf(float x, float y) {
  double result, sign;
  if (pow_is_special((double)x, (double)y, &result, &sign)) return (float)result;
  return (float)(sign * F(pow_positive_single)((D)fabs((double)x), (D)(double)y)[0]);
}

static const ck_elementary *functions(ck_path path) {
  switch (path) {
#if defined(__x86_64__)
    case CK_AVX2:
      return &ck_elementary_avx2;
    case CK_AVX512:
      return &ck_elementary_avx512;
#elif defined(__aarch64__)
    case CK_NEON:
      return &ck_elementary_neon;
#endif
    default:
      return &ck_elementary_scalar;
  }
}

// Arrays are cut at the same places for every number of threads.
enum { CHUNK = 1 << 14 };

typedef struct {
  const ck_elementary *functions;
  ck_function function;
  size_t count;
  const void *x;
  double parameter;
  void *y;
} work;

#define BULK(suffix, T, power)                                                                  \
  static void chunk_##suffix(void *context, size_t index) {                                     \
    const work *w = context;                                                                    \
    const size_t start = index * CHUNK, left = w->count - start;                                \
    w->functions->suffix[w->function](left < CHUNK ? left : CHUNK, (const T *)w->x + start,     \
                                      (T)w->parameter, (T *)w->y + start);                      \
  }                                                                                             \
  void ck_apply_##suffix(ck_path path, int threads, ck_function function, size_t count,         \
                         const T *x, T parameter, T *y) {                                       \
    if (function == CK_POW_OF && !isfinite(parameter)) {                                        \
      for (size_t i = 0; i < count; i++) y[i] = power(x[i], parameter);                         \
      return;                                                                                   \
    }                                                                                           \
    work w = {functions(path), function, count, x, (double)parameter, y};                       \
    ck_parallel((count + CHUNK - 1) / CHUNK, threads, chunk_##suffix, &w);                      \
  }

BULK(f64, double, ck_pow)
BULK(f32, float, ck_powf)
