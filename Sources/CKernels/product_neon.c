// Tiles for arm64: NEON, which always has fused multiply-add.
#include "product_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__aarch64__)

typedef float f32x4 __attribute__((vector_size(16), aligned(4)));
typedef double f64x2 __attribute__((vector_size(16), aligned(8)));

#define TARGET
#define T float
#define V f32x4
#define LANES 4
#define ROWS 8
#define VECTORS 3
#define NAME tile_neon_f32
#include "product_tile.inc"
#define T double
#define V f64x2
#define LANES 2
#define ROWS 8
#define VECTORS 3
#define NAME tile_neon_f64
#include "product_tile.inc"

ck_kernel_f32 ck_kernel_neon_f32(void) { return (ck_kernel_f32){8, 12, tile_neon_f32}; }
ck_kernel_f64 ck_kernel_neon_f64(void) { return (ck_kernel_f64){8, 6, tile_neon_f64}; }

#else
typedef int ck_product_neon_is_empty_here;
#endif
