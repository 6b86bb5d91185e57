// Tiles for arm64: NEON, which always has fused multiply-add.
#include "product_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__aarch64__)

typedef float f32x4 __attribute__((vector_size(16), aligned(4)));
typedef double f64x2 __attribute__((vector_size(16), aligned(8)));

// There are no masks: the last vector of an edge goes element by element.
static inline f32x4 load_f32(const float *p, int count) {
  f32x4 v = {0};
  for (int i = 0; i < count; i++) v[i] = p[i];
  return v;
}

static inline f64x2 load_f64(const double *p, int count) {
  return count == 2 ? (f64x2){p[0], p[1]} : (f64x2){p[0], 0};
}

static inline void store_f32(float *p, f32x4 v, int count) {
  for (int i = 0; i < count; i++) p[i] = v[i];
}

static inline void store_f64(double *p, f64x2 v, int count) {
  for (int i = 0; i < count; i++) p[i] = v[i];
}

#define TARGET
#define FUSED __builtin_elementwise_fma
#define ROWS 8
#define EACH_ROW_COUNT(M) M(1) M(2) M(3) M(4) M(5) M(6) M(7) M(8)
#define T float
#define V f32x4
#define LANES 4
#define LOAD load_f32
#define STORE store_f32
#define VECTORS 3
#define NAME tile_neon_f32
#include "product_tile.inc"
#define T double
#define V f64x2
#define LANES 2
#define LOAD load_f64
#define STORE store_f64
#define VECTORS 3
#define NAME tile_neon_f64
#include "product_tile.inc"

ck_kernel_f32 ck_kernel_neon_f32(void) { return (ck_kernel_f32){8, 12, tile_neon_f32}; }
ck_kernel_f64 ck_kernel_neon_f64(void) { return (ck_kernel_f64){8, 6, tile_neon_f64}; }

#else
typedef int ck_product_neon_is_empty_here;
#endif
