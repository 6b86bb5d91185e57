// The eigenvalue loops for x86-64: AVX2 with FMA, and AVX-512.
#include "eigen_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)

typedef double f64x4 __attribute__((vector_size(32), aligned(8)));
typedef double f64x8 __attribute__((vector_size(64), aligned(8)));
typedef int64_t i64x8 __attribute__((vector_size(64), aligned(8)));

#define TARGET __attribute__((target("avx2,fma")))
#define NAMED(name) avx2_##name
#define V f64x4
#define LANES 4
#define ROWS 4
#define VECTORS 3
#include "eigen_kernels.inc"
#undef TARGET
#undef NAMED

#define TARGET __attribute__((target("avx512f,avx2,fma")))
#define NAMED(name) avx512_##name
#define V f64x8
#define LANES 8
#define ROWS 8
#define VECTORS 3
#include "eigen_kernels.inc"

const eigen_kernels *eigen_kernels_avx2(void) { return &avx2_table; }
const eigen_kernels *eigen_kernels_avx512(void) { return &avx512_table; }

#else
typedef int eigen_x86_is_empty_here;
#endif
