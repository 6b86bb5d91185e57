// The product in single precision.
#include <stdlib.h>
#include <string.h>

#include "product_paths.h"
#pragma STDC FP_CONTRACT OFF

static ck_kernel_f32 kernel(ck_path path) {
  switch (path) {
#if defined(__x86_64__)
    case CK_AVX2:
      return ck_kernel_avx2_f32();
    case CK_AVX512:
      return ck_kernel_avx512_f32();
#elif defined(__aarch64__)
    case CK_NEON:
      return ck_kernel_neon_f32();
#endif
    case CK_SOFTWARE:
      return ck_kernel_software_f32();
    default:
      return ck_kernel_scalar_f32();
  }
}

typedef float quad __attribute__((vector_size(16)));

static inline void transpose(quad row[4]) {
  quad a = __builtin_shufflevector(row[0], row[1], 0, 4, 1, 5);
  quad b = __builtin_shufflevector(row[0], row[1], 2, 6, 3, 7);
  quad c = __builtin_shufflevector(row[2], row[3], 0, 4, 1, 5);
  quad d = __builtin_shufflevector(row[2], row[3], 2, 6, 3, 7);
  row[0] = __builtin_shufflevector(a, c, 0, 1, 4, 5);
  row[1] = __builtin_shufflevector(a, c, 2, 3, 6, 7);
  row[2] = __builtin_shufflevector(b, d, 0, 1, 4, 5);
  row[3] = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}

#define T float
#define QUAD quad
#define BLOCK 4
#define TRANSPOSE transpose
#define KERNEL ck_kernel_f32
#define DEPTH 384
#define WIDE 8
#define NAMED(name) product_##name
#include "product_pack.inc"

#include "product_driver.inc"

static product_context of(ck_path path, ck_part part, size_t m, size_t n, size_t k,
                          ck_operand_f32 a, ck_operand_f32 b, float *c, size_t ldc) {
  return (product_context){
      .kernel = kernel(path), .part = part, .m = m, .n = n, .k = k, .c = c, .ldc = ldc,
      .a = {.data = a.data, .along = a.column, .across = a.row, .sign = 1},
      .b = {.data = b.data, .along = b.row, .across = b.column, .sign = 1}};
}

int ck_product_f32(ck_path path, int threads, ck_part part, size_t m, size_t n, size_t k,
                   ck_operand_f32 a, ck_operand_f32 b, float *c) {
  product_context p = of(path, part, m, n, k, a, b, c, n);
  p.fresh = 1;
  return product_any(&p, threads);
}

int ck_product_accumulate_f32(ck_path path, int threads, ck_part part, size_t m, size_t n, size_t k,
                              ck_operand_f32 a, ck_operand_f32 b, float *c, size_t ldc,
                              int subtract) {
  product_context p = of(path, part, m, n, k, a, b, c, ldc);
  p.a.sign = subtract ? -1 : 1;
  return product_any(&p, threads);
}
