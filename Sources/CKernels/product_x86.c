// Tiles for x86-64: AVX2 with FMA, and AVX-512.
#include "product_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)

typedef float f32x8 __attribute__((vector_size(32), aligned(4)));
typedef double f64x4 __attribute__((vector_size(32), aligned(8)));
typedef float f32x16 __attribute__((vector_size(64), aligned(4)));
typedef double f64x8 __attribute__((vector_size(64), aligned(8)));

#define TARGET __attribute__((target("avx2,fma")))
#define T float
#define V f32x8
#define LANES 8
#define ROWS 6
#define VECTORS 2
#define NAME tile_avx2_f32
#include "product_tile.inc"
#define T double
#define V f64x4
#define LANES 4
#define ROWS 6
#define VECTORS 2
#define NAME tile_avx2_f64
#include "product_tile.inc"
#undef TARGET

#define TARGET __attribute__((target("avx512f,avx2,fma")))
#define T float
#define V f32x16
#define LANES 16
#define ROWS 14
#define VECTORS 2
#define NAME tile_avx512_f32
#include "product_tile.inc"
#define T double
#define V f64x8
#define LANES 8
#define ROWS 14
#define VECTORS 2
#define NAME tile_avx512_f64
#include "product_tile.inc"

ck_kernel_f32 ck_kernel_avx2_f32(void) { return (ck_kernel_f32){6, 16, tile_avx2_f32}; }
ck_kernel_f64 ck_kernel_avx2_f64(void) { return (ck_kernel_f64){6, 8, tile_avx2_f64}; }
ck_kernel_f32 ck_kernel_avx512_f32(void) { return (ck_kernel_f32){14, 32, tile_avx512_f32}; }
ck_kernel_f64 ck_kernel_avx512_f64(void) { return (ck_kernel_f64){14, 16, tile_avx512_f64}; }

#else
typedef int ck_product_x86_is_empty_here;
#endif
