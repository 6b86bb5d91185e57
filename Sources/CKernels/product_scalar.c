// The portable tile: four lanes that the compiler may keep in any register, with the processor's fused
// multiply-add if it has one and the software's if not.
#include "product_paths.h"
#include "software_fma.h"
#pragma STDC FP_CONTRACT OFF

typedef float f32x4 __attribute__((vector_size(16), aligned(4)));
typedef double f64x2 __attribute__((vector_size(16), aligned(8)));

static inline f32x4 software_f32(f32x4 a, f32x4 b, f32x4 c) {
  for (int i = 0; i < 4; i++) c[i] = ck_software_fma_f32(a[i], b[i], c[i]);
  return c;
}

typedef int64_t i64x2 __attribute__((vector_size(16)));

// ck_to_odd and ck_software_fma_inner on two lanes.
static inline f64x2 to_odd(f64x2 s, f64x2 e) {
  i64x2 bits = (i64x2)s, inexact = (e > 0) | (e < 0), inwards = (e > 0) ^ (s > 0);
  return (f64x2)(bits + (((~inwards & 2) - 1) & inexact & ((bits & 1) - 1)));
}

static inline f64x2 sum_error(f64x2 a, f64x2 b, f64x2 s) {
  f64x2 t = s - a;
  return (a - (s - t)) + (b - t);
}

static inline f64x2 upper_half(f64x2 x) {
  f64x2 scaled = x * 134217729.0;
  return scaled - (scaled - x);
}

static inline f64x2 magnitude(f64x2 x) { return (f64x2)((i64x2)x & INT64_MAX); }

// Both lanes at once where no exponent is near its ends, else one by one.
static inline f64x2 software_f64(f64x2 a, f64x2 b, f64x2 c) {
  f64x2 product = a * b, p = magnitude(product), x = magnitude(a), y = magnitude(b);
  i64x2 inner = (x > 0x1p-900) & (x < 0x1p900) & (y > 0x1p-900) & (y < 0x1p900) & (p > 0x1p-900) &
                (p < 0x1p900) & (magnitude(c) < 0x1p900);
  if (!(inner[0] & inner[1])) {
    for (int i = 0; i < 2; i++) c[i] = ck_software_fma_f64(a[i], b[i], c[i]);
    return c;
  }
  f64x2 ah = upper_half(a), bh = upper_half(b), al = a - ah, bl = b - bh;
  f64x2 lost = al * bl - (((product - ah * bh) - al * bh) - ah * bl);
  f64x2 low = c + lost, low_error = sum_error(c, lost, low);
  f64x2 high = product + low, high_error = sum_error(product, low, high);
  f64x2 rest = low_error + high_error;
  return high + to_odd(rest, sum_error(low_error, high_error, rest));
}

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

#define ROWS 4
#define EACH_ROW_COUNT(M) M(1) M(2) M(3) M(4)

#define TARGET
#define FUSED software_f32
#define T float
#define V f32x4
#define LANES 4
#define LOAD load_f32
#define STORE store_f32
#define VECTORS 1
#define NAME tile_software_f32
#include "product_tile.inc"
#undef FUSED
#define FUSED software_f64
#define T double
#define V f64x2
#define LANES 2
#define LOAD load_f64
#define STORE store_f64
#define VECTORS 2
#define NAME tile_software_f64
#include "product_tile.inc"
#undef FUSED
#undef TARGET

ck_kernel_f32 ck_kernel_software_f32(void) { return (ck_kernel_f32){4, 4, tile_software_f32}; }
ck_kernel_f64 ck_kernel_software_f64(void) { return (ck_kernel_f64){4, 4, tile_software_f64}; }

#if defined(__x86_64__) || defined(__aarch64__)
#if defined(__x86_64__)
#define TARGET __attribute__((target("avx,fma")))
#else
#define TARGET
#endif
#define FUSED __builtin_elementwise_fma
#define T float
#define V f32x4
#define LANES 4
#define LOAD load_f32
#define STORE store_f32
#define VECTORS 2
#define NAME tile_scalar_f32
#include "product_tile.inc"
#define T double
#define V f64x2
#define LANES 2
#define LOAD load_f64
#define STORE store_f64
#define VECTORS 2
#define NAME tile_scalar_f64
#include "product_tile.inc"

static int has_fma(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx") && __builtin_cpu_supports("fma");
#else
  return 1;
#endif
}

ck_kernel_f32 ck_kernel_scalar_f32(void) {
  return has_fma() ? (ck_kernel_f32){4, 8, tile_scalar_f32} : ck_kernel_software_f32();
}
ck_kernel_f64 ck_kernel_scalar_f64(void) {
  return has_fma() ? (ck_kernel_f64){4, 4, tile_scalar_f64} : ck_kernel_software_f64();
}
#else
ck_kernel_f32 ck_kernel_scalar_f32(void) { return ck_kernel_software_f32(); }
ck_kernel_f64 ck_kernel_scalar_f64(void) { return ck_kernel_software_f64(); }
#endif
