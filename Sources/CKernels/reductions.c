// Sums with one order on every machine: element i goes to lane i mod 16, lanes add in index order,
// and the lanes join as a balanced tree. Extremes need no order.
#include "reductions_paths.h"
#pragma STDC FP_CONTRACT OFF

// Two lanes are what every CPU has, NEON too.
#define LANES 2
#define TARGET
#define F(name) name##_scalar
#include "reductions_lanes.inc"

static const ck_reductions *by(ck_path path) {
#if defined(__x86_64__)
  if (path == CK_AVX2) return &ck_reductions_avx2;
  if (path == CK_AVX512) return &ck_reductions_avx512;
#endif
  (void)path;
  return &ck_reductions_scalar;
}

static ck_path best(void) {
  if (ck_path_available(CK_AVX512)) return CK_AVX512;
  return ck_path_available(CK_AVX2) ? CK_AVX2 : CK_SCALAR;
}

double ck_sum_f64(const double *x, size_t count) { return by(best())->sum_f64(x, count); }
double ck_sum_f32(const float *x, size_t count) { return by(best())->sum_f32(x, count); }
double ck_dot_f64(const double *x, const double *y, size_t count) {
  return by(best())->dot_f64(x, y, count);
}
double ck_dot_f32(const float *x, const float *y, size_t count) {
  return by(best())->dot_f32(x, y, count);
}
double ck_sum_squares_f32(const float *x, size_t count) { return ck_dot_f32(x, x, count); }

double ck_path_dot_f64(ck_path path, const double *x, const double *y, size_t count) {
  return by(path)->dot_f64(x, y, count);
}
double ck_path_sum_f64(ck_path path, const double *x, size_t count) {
  return by(path)->sum_f64(x, count);
}
double ck_path_dot_f32(ck_path path, const float *x, const float *y, size_t count) {
  return by(path)->dot_f32(x, y, count);
}
double ck_path_sum_f32(ck_path path, const float *x, size_t count) {
  return by(path)->sum_f32(x, count);
}
void ck_extremes_f64(ck_path path, const double *x, size_t count, double *low, double *high) {
  by(path)->extremes_f64(x, count, low, high);
}
void ck_extremes_f32(ck_path path, const float *x, size_t count, float *low, float *high) {
  by(path)->extremes_f32(x, count, low, high);
}
size_t ck_find_f64(ck_path path, const double *x, size_t count, double number) {
  return by(path)->find_f64(x, count, number);
}
size_t ck_find_f32(ck_path path, const float *x, size_t count, float number) {
  return by(path)->find_f32(x, count, number);
}
