// The portable tile: the C library's fma, exact in software where the CPU has none.
#include "product_paths.h"
#pragma STDC FP_CONTRACT OFF

static void tile_f32(size_t depth, const float *a, const float *b, float *c, size_t ldc) {
  for (size_t k = 0; k < depth; k++, a += 4, b += 4)
    for (size_t i = 0; i < 4; i++)
      for (size_t j = 0; j < 4; j++) c[i * ldc + j] = fmaf(a[i], b[j], c[i * ldc + j]);
}

static void tile_f64(size_t depth, const double *a, const double *b, double *c, size_t ldc) {
  for (size_t k = 0; k < depth; k++, a += 4, b += 4)
    for (size_t i = 0; i < 4; i++)
      for (size_t j = 0; j < 4; j++) c[i * ldc + j] = fma(a[i], b[j], c[i * ldc + j]);
}

ck_kernel_f32 ck_kernel_scalar_f32(void) { return (ck_kernel_f32){4, 4, tile_f32}; }
ck_kernel_f64 ck_kernel_scalar_f64(void) { return (ck_kernel_f64){4, 4, tile_f64}; }
