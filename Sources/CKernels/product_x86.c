// Tiles for x86-64: AVX2 with FMA, and AVX-512.
#include "product_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include <immintrin.h>

typedef float f32x8 __attribute__((vector_size(32), aligned(4)));
typedef double f64x4 __attribute__((vector_size(32), aligned(8)));
typedef float f32x16 __attribute__((vector_size(64), aligned(4)));
typedef double f64x8 __attribute__((vector_size(64), aligned(8)));

// Eight or four lanes that are on, then as many that are off: a mask is a window on it.
static const int32_t lanes_of_4_bytes[16] = {-1, -1, -1, -1, -1, -1, -1, -1};
static const int64_t lanes_of_8_bytes[8] = {-1, -1, -1, -1};
#define MASK_4(count) _mm256_loadu_si256((const __m256i *)(lanes_of_4_bytes + 8 - (count)))
#define MASK_8(count) _mm256_loadu_si256((const __m256i *)(lanes_of_8_bytes + 4 - (count)))
#define FUSED __builtin_elementwise_fma

#define TARGET __attribute__((target("avx2,fma")))
#define ROWS 6
#define EACH_ROW_COUNT(M) M(1) M(2) M(3) M(4) M(5) M(6)
#define T float
#define V f32x8
#define LANES 8
#define LOAD(p, count) (V)_mm256_maskload_ps(p, MASK_4(count))
#define STORE(p, v, count) _mm256_maskstore_ps(p, MASK_4(count), (__m256)(v))
#define VECTORS 2
#define NAME tile_avx2_f32
#include "product_tile.inc"
#define T double
#define V f64x4
#define LANES 4
#define LOAD(p, count) (V)_mm256_maskload_pd(p, MASK_8(count))
#define STORE(p, v, count) _mm256_maskstore_pd(p, MASK_8(count), (__m256d)(v))
#define VECTORS 2
#define NAME tile_avx2_f64
#include "product_tile.inc"
#undef TARGET
#undef ROWS
#undef EACH_ROW_COUNT

#define UP_TO_9(M) M(1) M(2) M(3) M(4) M(5) M(6) M(7) M(8) M(9)
#define TARGET __attribute__((target("avx512f,avx2,fma")))
#define ROWS 14
#define EACH_ROW_COUNT(M) UP_TO_9(M) M(10) M(11) M(12) M(13) M(14)
#define T float
#define V f32x16
#define LANES 16
#define LOAD(p, count) (V)_mm512_maskz_loadu_ps((__mmask16)((1u << (count)) - 1), p)
#define STORE(p, v, count) _mm512_mask_storeu_ps(p, (__mmask16)((1u << (count)) - 1), (__m512)(v))
#define VECTORS 2
#define NAME tile_avx512_f32
#include "product_tile.inc"
#undef ROWS
#undef EACH_ROW_COUNT
#define ROWS 9
#define EACH_ROW_COUNT UP_TO_9
#define T double
#define V f64x8
#define LANES 8
#define LOAD(p, count) (V)_mm512_maskz_loadu_pd((__mmask8)((1u << (count)) - 1), p)
#define STORE(p, v, count) _mm512_mask_storeu_pd(p, (__mmask8)((1u << (count)) - 1), (__m512d)(v))
#define VECTORS 3
#define NAME tile_avx512_f64
#include "product_tile.inc"

ck_kernel_f32 ck_kernel_avx2_f32(void) { return (ck_kernel_f32){6, 16, tile_avx2_f32}; }
ck_kernel_f64 ck_kernel_avx2_f64(void) { return (ck_kernel_f64){6, 8, tile_avx2_f64}; }
ck_kernel_f32 ck_kernel_avx512_f32(void) { return (ck_kernel_f32){14, 32, tile_avx512_f32}; }
ck_kernel_f64 ck_kernel_avx512_f64(void) { return (ck_kernel_f64){9, 24, tile_avx512_f64}; }

#else
typedef int ck_product_x86_is_empty_here;
#endif
