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
    default:
      return ck_kernel_scalar_f32();
  }
}

#define T float
#define OPERAND ck_operand_f32
#define KERNEL ck_kernel_f32
#define SELECT kernel
#define PRODUCT ck_product_f32
#define CONTEXT product_context
#define NAMED(name) product_##name
#include "product_driver.inc"
