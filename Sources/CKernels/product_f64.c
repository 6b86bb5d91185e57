// The product in double precision.
#include <stdlib.h>
#include <string.h>

#include "product_paths.h"
#pragma STDC FP_CONTRACT OFF

static ck_kernel_f64 kernel(ck_path path) {
  switch (path) {
#if defined(__x86_64__)
    case CK_AVX2:
      return ck_kernel_avx2_f64();
    case CK_AVX512:
      return ck_kernel_avx512_f64();
#elif defined(__aarch64__)
    case CK_NEON:
      return ck_kernel_neon_f64();
#endif
    case CK_SOFTWARE:
      return ck_kernel_software_f64();
    default:
      return ck_kernel_scalar_f64();
  }
}

typedef double pair __attribute__((vector_size(16)));

static inline void transpose(pair row[2]) {
  pair a = __builtin_shufflevector(row[0], row[1], 0, 2);
  row[1] = __builtin_shufflevector(row[0], row[1], 1, 3);
  row[0] = a;
}

#define T double
#define QUAD pair
#define BLOCK 2
#define TRANSPOSE transpose
#define KERNEL ck_kernel_f64
#define DEPTH 256
#define WIDE 8
#define NAMED(name) product_##name
#include "product_pack.inc"

#include "product_driver.inc"

static product_context of(ck_path path, ck_part part, size_t m, size_t n, size_t k,
                          ck_operand_f64 a, ck_operand_f64 b, double *c, size_t ldc) {
  return (product_context){
      .kernel = kernel(path), .part = part, .m = m, .n = n, .k = k, .c = c, .ldc = ldc,
      .a = {.data = a.data, .along = a.column, .across = a.row, .sign = 1},
      .b = {.data = b.data, .along = b.row, .across = b.column, .sign = 1}};
}

int ck_product_f64(ck_path path, int threads, ck_part part, size_t m, size_t n, size_t k,
                   ck_operand_f64 a, ck_operand_f64 b, double *c) {
  product_context p = of(path, part, m, n, k, a, b, c, n);
  p.fresh = 1;
  return product_any(&p, threads);
}

int ck_product_accumulate_f64(ck_path path, int threads, ck_part part, size_t m, size_t n, size_t k,
                              ck_operand_f64 a, ck_operand_f64 b, double *c, size_t ldc,
                              int subtract) {
  product_context p = of(path, part, m, n, k, a, b, c, ldc);
  p.a.sign = subtract ? -1 : 1;
  return product_any(&p, threads);
}

int ck_centred_gram(ck_path path, int threads, size_t rows, size_t columns, const float *samples,
                    const double *means, double *c) {
  product_source source = {.along = columns, .samples = samples, .means = means};
  product_context p = {.kernel = kernel(path), .part = CK_LOWER, .m = columns, .n = columns,
                       .k = rows, .a = source, .b = source, .c = c, .ldc = columns, .fresh = 1};
  return product_any(&p, threads);
}
