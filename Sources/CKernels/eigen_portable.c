// The eigenvalue loops without a target: the C library's fma, or the processor's where it always has
// one, as arm64 does.
#include "eigen_paths.h"
#pragma STDC FP_CONTRACT OFF

typedef double f64x2 __attribute__((vector_size(16), aligned(8)));
typedef double f64x8 __attribute__((vector_size(64), aligned(8)));
typedef int64_t i64x8 __attribute__((vector_size(64), aligned(8)));

#define TARGET
#define NAMED(name) portable_##name
#define V f64x2
#define LANES 2
#define ROWS 6
#define VECTORS 4
#include "eigen_kernels.inc"

const eigen_kernels *eigen_kernels_portable(void) { return &portable_table; }

const eigen_kernels *eigen_kernels_of(ck_path path) {
#if defined(__x86_64__)
  if (path == CK_AVX512) return eigen_kernels_avx512();
  if (path == CK_AVX2) return eigen_kernels_avx2();
#endif
  (void)path;
  return eigen_kernels_portable();
}
