// Effective weights in bytes, with norms that bound what bytes leave out.
#include <math.h>
#include <string.h>

#include "ckernels.h"
#include "wta_screen.h"
#pragma STDC FP_CONTRACT OFF

// Errors of the high bytes that are kept at once.
enum { ERRORS = 1024 };

size_t ck_wta_width(size_t inputs) { return (inputs + 63) / 64 * 64; }

size_t ck_wta_high_size(size_t units, size_t inputs) {
  return (units + WTA_PANEL - 1) / WTA_PANEL * WTA_PANEL * ck_wta_width(inputs);
}

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,avx2,fma")))

int ck_wta_screen_available(ck_path path) {
  return path == CK_AVX512 && ck_path_available(path) && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}

// √sum of rounded squares, rounded up; the second term covers squares that underflow.
static float norm_above(float squares, size_t count) {
  return sqrtf(squares) * (1 + 4 * ck_wta_rounding(count)) + WTA_SMALLEST;
}

TARGET static __m512 effective(__m512 weights, int power) {
  return power == 3 ? _mm512_mul_ps(weights, _mm512_abs_ps(weights)) : weights;
}

TARGET static __mmask16 lanes(size_t left) {
  return left >= 16 ? 0xffff : (__mmask16)((1u << left) - 1);
}

// Four inputs of a unit stand together, those of the next unit beside them.
TARGET static void store_high(int8_t *column, size_t input, __m128i bytes) {
  for (size_t group = 0; group < 4; group++, bytes = _mm_srli_si128(bytes, 4)) {
    int32_t four = _mm_cvtsi128_si32(bytes);
    memcpy(column + (input + 4 * group) * WTA_PANEL, &four, sizeof(four));
  }
}

TARGET void ck_wta_quantize_unit(const ck_wta_screen *s, size_t unit, const float *weights) {
  size_t inputs = s->inputs, width = ck_wta_width(inputs);
  __m512 most = _mm512_setzero_ps(), whole = most;
  for (size_t i = 0; i < inputs; i += 16) {
    __m512 e = effective(_mm512_maskz_loadu_ps(lanes(inputs - i), weights + i), s->power);
    most = _mm512_max_ps(_mm512_abs_ps(e), most);
    whole = _mm512_fmadd_ps(e, e, whole);
  }
  float largest = _mm512_reduce_max_ps(most);
  // Weights too small for bytes stay 0 there; all of E is then rest.
  float scale = largest > WTA_SMALLEST ? largest / 127 : 0;
  __m512 step = _mm512_set1_ps(scale), part = _mm512_set1_ps(scale / 254);
  __m512 inverse = _mm512_set1_ps(scale > 0 ? 127 / largest : 0);
  __m512 finer = _mm512_set1_ps(scale > 0 ? 254 * (127 / largest) : 0);
  __m512 coarse = _mm512_setzero_ps(), fine = coarse;
  float along[CK_WTA_DIRECTIONS] = {0}, errors[ERRORS];
  int8_t *low = s->low + unit * width;
  int8_t *column = s->high + unit / WTA_PANEL * WTA_PANEL * width + unit % WTA_PANEL * 4;
  const __m512i bottom = _mm512_set1_epi32(-127), top = _mm512_set1_epi32(127);
  for (size_t i = 0; i < width; i += 16) {
    __mmask16 mask = i < inputs ? lanes(inputs - i) : 0;
    __m512 e = effective(_mm512_maskz_loadu_ps(mask, weights + i), s->power);
    __m512i high = _mm512_cvtps_epi32(_mm512_mul_ps(e, inverse));
    high = _mm512_min_epi32(_mm512_max_epi32(high, bottom), top);
    e = _mm512_fnmadd_ps(step, _mm512_cvtepi32_ps(high), e);
    coarse = _mm512_fmadd_ps(e, e, coarse);
    _mm512_storeu_ps(errors + i % ERRORS, e);
    if (i + 16 >= width || (i + 16) % ERRORS == 0) {
      size_t first = i / ERRORS * ERRORS, left = first < inputs ? inputs - first : 0;
      ck_wta_project(s->directions, s->basis + first, inputs, errors,
                     left < ERRORS ? left : ERRORS, along);
    }
    __m512i rest = _mm512_cvtps_epi32(_mm512_mul_ps(e, finer));
    rest = _mm512_min_epi32(_mm512_max_epi32(rest, bottom), top);
    e = _mm512_fnmadd_ps(part, _mm512_cvtepi32_ps(rest), e);
    fine = _mm512_fmadd_ps(e, e, fine);
    store_high(column, i, _mm512_cvtepi32_epi8(high));
    _mm_storeu_si128((void *)(low + i), _mm512_cvtepi32_epi8(rest));
  }
  s->scale[unit] = scale;
  s->norm[unit] = norm_above(_mm512_reduce_add_ps(whole), inputs);
  s->coarse[unit] = norm_above(_mm512_reduce_add_ps(coarse), inputs);
  // `fine` starts from a rounded rest: √inputs roundings of a number up to scale / 2.
  s->fine[unit] = norm_above(_mm512_reduce_add_ps(fine), inputs) +
                  scale * sqrtf((float)inputs) * 0x1p-23f;
  for (size_t d = 0; d < s->directions; d++)
    s->along[d * s->units + unit] = along[d];
}
#undef TARGET

#else

int ck_wta_screen_available(ck_path path) {
  (void)path;
  return 0;
}

void ck_wta_quantize_unit(const ck_wta_screen *screen, size_t unit, const float *weights) {
  (void)screen, (void)unit, (void)weights;
}
#endif

typedef struct { const ck_wta_screen *screen; const float *weights; } quantize_context;

static void quantize_panel(void *context, size_t panel) {
  const quantize_context *c = context;
  size_t units = c->screen->units, end = (panel + 1) * WTA_PANEL;
  for (size_t u = panel * WTA_PANEL; u < end && u < units; u++)
    ck_wta_quantize_unit(c->screen, u, c->weights + u * c->screen->inputs);
}

void ck_wta_quantize(int threads, const ck_wta_screen *screen, const float *weights) {
  quantize_context c = {screen, weights};
  ck_parallel((screen->units + WTA_PANEL - 1) / WTA_PANEL, threads, quantize_panel, &c);
}
