// Products of bytes and chains of currents for x86-64 with AVX-512 VNNI.
#include <string.h>

#include "wta_screen.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include <immintrin.h>

// 14 images × 32 units over some groups of four inputs.
__attribute__((target("avx512f,avx512vnni"))) static void tile(size_t groups, int goes_on,
                                                               const uint8_t *left,
                                                               const int8_t *right, int32_t *c,
                                                               size_t stride) {
  __m512i sum[WTA_TILE][2];
  _Pragma("clang loop unroll(full)")
  for (size_t i = 0; i < WTA_TILE; i++)
    _Pragma("clang loop unroll(full)")
    for (size_t j = 0; j < 2; j++)
      sum[i][j] = goes_on ? _mm512_loadu_si512(c + i * stride + 16 * j) : _mm512_setzero_si512();
  for (size_t k = 0; k < groups; k++) {
    __m512i r0 = _mm512_loadu_si512(right), r1 = _mm512_loadu_si512(right + 64);
    _Pragma("clang loop unroll(full)")
    for (size_t i = 0; i < WTA_TILE; i++) {
      int32_t four;
      memcpy(&four, left + 4 * i, sizeof(four));
      __m512i image = _mm512_set1_epi32(four);
      sum[i][0] = _mm512_dpbusd_epi32(sum[i][0], image, r0);
      sum[i][1] = _mm512_dpbusd_epi32(sum[i][1], image, r1);
    }
    left += 4 * WTA_TILE;
    right += 4 * WTA_PANEL;
  }
  _Pragma("clang loop unroll(full)")
  for (size_t i = 0; i < WTA_TILE; i++)
    _Pragma("clang loop unroll(full)")
    for (size_t j = 0; j < 2; j++) _mm512_storeu_si512(c + i * stride + 16 * j, sum[i][j]);
}

void ck_wta_tiles(size_t tiles, size_t panels, size_t width, const uint8_t *left,
                  const int8_t *high, int32_t *c) {
  size_t stride = panels * WTA_PANEL;
  for (size_t first = 0; first < width; first += WTA_DEPTH) {
    size_t depth = width - first < WTA_DEPTH ? width - first : WTA_DEPTH;
    for (size_t panel = 0; panel < panels; panel++)
      for (size_t t = 0; t < tiles; t++)
        tile(depth / 4, first > 0,
             left + (t * width + first) * WTA_TILE,
             high + (panel * width + first) * WTA_PANEL,
             c + t * WTA_TILE * stride + panel * WTA_PANEL, stride);
  }
}

__attribute__((target("avx512f"))) void ck_wta_project(size_t directions, const float *basis,
                                                      size_t stride, const float *v, size_t count,
                                                      float *along) {
  for (size_t d = 0; d < directions; d += 4) {
    const float *p = basis + d * stride;
    __m512 sum[4] = {_mm512_setzero_ps(), _mm512_setzero_ps(), _mm512_setzero_ps(),
                     _mm512_setzero_ps()};
    for (size_t i = 0; i < count; i += 16) {
      __mmask16 mask = count - i < 16 ? (__mmask16)((1u << (count - i)) - 1) : 0xffff;
      __m512 x = _mm512_maskz_loadu_ps(mask, v + i);
      _Pragma("clang loop unroll(full)")
      for (size_t j = 0; j < 4; j++)
        sum[j] = _mm512_fmadd_ps(x, _mm512_maskz_loadu_ps(mask, p + j * stride + i), sum[j]);
    }
    for (size_t j = 0; j < 4; j++) along[d + j] += _mm512_reduce_add_ps(sum[j]);
  }
}

#define TARGET __attribute__((target("avx2,fma")))

TARGET static inline __m256 effective(__m256 weights, int power) {
  const __m256 sign = _mm256_set1_ps(-0.0f);
  return power == 3 ? _mm256_mul_ps(weights, _mm256_andnot_ps(sign, weights)) : weights;
}

// Rows become columns.
TARGET static inline void transpose(__m256 r[8]) {
  __m256 a[8], b[8];
  for (int i = 0; i < 4; i++) {
    a[2 * i] = _mm256_unpacklo_ps(r[2 * i], r[2 * i + 1]);
    a[2 * i + 1] = _mm256_unpackhi_ps(r[2 * i], r[2 * i + 1]);
  }
  for (int i = 0; i < 2; i++) {
    b[4 * i] = _mm256_shuffle_ps(a[4 * i], a[4 * i + 2], 0x44);
    b[4 * i + 1] = _mm256_shuffle_ps(a[4 * i], a[4 * i + 2], 0xee);
    b[4 * i + 2] = _mm256_shuffle_ps(a[4 * i + 1], a[4 * i + 3], 0x44);
    b[4 * i + 3] = _mm256_shuffle_ps(a[4 * i + 1], a[4 * i + 3], 0xee);
  }
  for (int i = 0; i < 4; i++) {
    r[i] = _mm256_permute2f128_ps(b[i], b[i + 4], 0x20);
    r[i + 4] = _mm256_permute2f128_ps(b[i], b[i + 4], 0x31);
  }
}

// Eight steps of eight chains.
TARGET static inline __m256 advance(__m256 sum, size_t first, int power, const float *const *images,
                                    const float *const *weights) {
  __m256 x[8], w[8];
  for (int i = 0; i < 8; i++) x[i] = _mm256_loadu_ps(images[i] + first);
  for (int i = 0; i < 8; i++) w[i] = effective(_mm256_loadu_ps(weights[i] + first), power);
  transpose(x);
  transpose(w);
  for (int k = 0; k < 8; k++) sum = _mm256_fmadd_ps(x[k], w[k], sum);
  return sum;
}

TARGET void ck_wta_chains(size_t inputs, int power, const float *const images[16],
                          const float *const weights[16], float currents[16]) {
  __m256 one = _mm256_setzero_ps(), two = one;
  size_t k = 0;
  for (; k + 8 <= inputs; k += 8) {
    one = advance(one, k, power, images, weights);
    two = advance(two, k, power, images + 8, weights + 8);
  }
  _mm256_storeu_ps(currents, one);
  _mm256_storeu_ps(currents + 8, two);
  for (; k < inputs; k++)
    for (int i = 0; i < 16; i++) {
      float w = weights[i][k], e = power == 3 ? w * __builtin_fabsf(w) : w;
      currents[i] = __builtin_fmaf(images[i][k], e, currents[i]);
    }
}

#else
typedef int ck_wta_tiles_is_empty_here;
#endif
