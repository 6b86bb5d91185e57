// Elementary functions and reductions: one order of IEEE operations on every path.
//
// Included by ckernels.h, which declares ck_path.
#ifndef CKERNELS_ELEMENTARY_H
#define CKERNELS_ELEMENTARY_H

#include <stddef.h>
#include <stdint.h>

/// Single values in double precision.
///
/// The whole range of arguments, with the special values of C99 Annex F; NaN has one bit pattern.
double ck_exp(double x);
double ck_expm1(double x);
double ck_log(double x);
double ck_log1p(double x);
double ck_pow(double x, double y);
double ck_tanh(double x);
double ck_sin(double x);
double ck_cos(double x);

/// Single values in single precision: evaluated in double precision and rounded once.
float ck_expf(float x);
float ck_expm1f(float x);
float ck_logf(float x);
float ck_log1pf(float x);
float ck_powf(float x, float y);
float ck_tanhf(float x);
float ck_sinf(float x);
float ck_cosf(float x);

/// Functions of arrays.
typedef enum {
  CK_EXP_OF = 0, CK_LOG_OF = 1, CK_EXPM1_OF = 2, CK_LOG1P_OF = 3, CK_TANH_OF = 4, CK_SIN_OF = 5,
  CK_COS_OF = 6, CK_POW_OF = 7
} ck_function;

/// y = f(x) for whole arrays, the bits of the single values; y may be x. Long arrays are cut into
/// fixed chunks for the threads. The parameter is the exponent of CK_POW_OF and unused by others.
void ck_apply_f64(ck_path path, int threads, ck_function function, size_t count, const double *x,
                  double parameter, double *y);
void ck_apply_f32(ck_path path, int threads, ck_function function, size_t count, const float *x,
                  float parameter, float *y);

/// The same on the caller's thread, by name: ck_exp_f64(path, count, x, y), ck_exp_f32 and so on.
#define CK_ARRAY_FUNCTION(name, function)                                                        \
  static inline void ck_##name##_f64(ck_path path, size_t count, const double *x, double *y) {   \
    ck_apply_f64(path, 1, function, count, x, 0, y);                                             \
  }                                                                                              \
  static inline void ck_##name##_f32(ck_path path, size_t count, const float *x, float *y) {     \
    ck_apply_f32(path, 1, function, count, x, 0, y);                                             \
  }
CK_ARRAY_FUNCTION(exp, CK_EXP_OF)
CK_ARRAY_FUNCTION(expm1, CK_EXPM1_OF)
CK_ARRAY_FUNCTION(log, CK_LOG_OF)
CK_ARRAY_FUNCTION(log1p, CK_LOG1P_OF)
CK_ARRAY_FUNCTION(tanh, CK_TANH_OF)
CK_ARRAY_FUNCTION(sin, CK_SIN_OF)
CK_ARRAY_FUNCTION(cos, CK_COS_OF)
#undef CK_ARRAY_FUNCTION

/// Sums in 16 interleaved lanes joined by a fixed tree, by the best path of this CPU.
double ck_sum_f64(const double *x, size_t count);
double ck_dot_f64(const double *x, const double *y, size_t count);
double ck_sum_f32(const float *x, size_t count);
double ck_dot_f32(const float *x, const float *y, size_t count);
double ck_sum_squares_f32(const float *x, size_t count);

/// The same by a path, with the same bits.
double ck_path_sum_f64(ck_path path, const double *x, size_t count);
double ck_path_dot_f64(ck_path path, const double *x, const double *y, size_t count);
double ck_path_sum_f32(ck_path path, const float *x, size_t count);
double ck_path_dot_f32(ck_path path, const float *x, const float *y, size_t count);

/// The least and greatest of at least one number; -0 lies below +0. Both are NaN if one number is.
void ck_extremes_f64(ck_path path, const double *x, size_t count, double *low, double *high);
void ck_extremes_f32(ck_path path, const float *x, size_t count, float *low, float *high);

/// The first place of a number, or of any NaN where it is NaN; `count` if there is none.
size_t ck_find_f64(ck_path path, const double *x, size_t count, double number);
size_t ck_find_f32(ck_path path, const float *x, size_t count, float number);

/// Places of the numbers from the least to the greatest, NaN last; equal ones, and all NaN, in the
/// order of their places. Up to 2^32 - 1 numbers; returns 0, or -1 when memory runs out.
int ck_order_f64(const double *x, size_t count, int64_t *order);
int ck_order_f32(const float *x, size_t count, int64_t *order);

#endif
