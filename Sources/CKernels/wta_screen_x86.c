// The screen: bounds of all currents from bytes, then chains for the few that bounds cannot decide.
//
// For an image x ≈ s q + f and a unit E = S h + e (bytes q and h, quantisation errors f and e),
//   x · E = s S q·h + f · S h + x · e,   x · e = Σ_d a_d (p_d · e) + r · e,
// with a_d = x · p_d along a few fixed directions p_d that hold most of every image. The first term
// is a product of bytes, the sum over d is known, and Cauchy-Schwarz bounds the rest:
//   |x · E − known| ≤ ‖f‖ ‖S h‖ + ‖r‖ ‖e‖.
// A unit whose upper bound lies below the k-th largest lower bound can have neither rank. Those left
// go through a second step with e itself in bytes, and those left then are computed as the product
// would. Norms of an image also carry the rounding of all sums, the chain's included.
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "ckernels.h"
#include "wta_screen.h"
#pragma STDC FP_CONTRACT OFF

enum { BLOCK = WTA_TILE * WTA_TILES, PAIRS_AN_IMAGE = 512 };

static size_t padded(size_t units) { return (units + WTA_PANEL - 1) / WTA_PANEL * WTA_PANEL; }
static size_t up(size_t bytes) { return (bytes + 63) / 64 * 64; }

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,avx2,fma")))

// An image as the screen sees it.
typedef struct {
  float scale, along[CK_WTA_DIRECTIONS];
  float coarse, fine, quantised;  // times ‖e‖, ‖rest‖ and ‖E‖ + ‖e‖: bounds of the errors
} image_view;

// A pair of an image of the block and a unit.
typedef struct { int32_t image, unit, product; float middle; } pair;

// Memory of one task.
typedef struct {
  uint8_t *bytes, *tiles;  // images in rows; packed for the product
  int32_t *products;       // [BLOCK, padded units]
  float *middles;          // [padded units]
  pair *pairs;
  int32_t *order;          // pairs by unit
  int32_t *counts;         // [units + 1]
  size_t first[BLOCK + 1];
} workspace;

typedef struct {
  const ck_wta_screen *screen;
  const float *weights;
  ck_wta_batch batch;
  size_t rank, slots, slot_size;
  uintptr_t scratch;
  ck_wta_ranks ranks;
  atomic_int *taken;
  atomic_int failed;
  atomic_ullong candidates, exact;
} screen_context;

static workspace lay_out(const ck_wta_screen *s, uintptr_t memory, size_t *size) {
  size_t width = ck_wta_width(s->inputs), units = padded(s->units), at = 0;
  workspace w = {0};
#define TAKE(field, bytes)             \
  w.field = (void *)(memory + at);     \
  at += up(bytes)
  TAKE(bytes, BLOCK * width);
  TAKE(tiles, BLOCK * width);
  TAKE(products, BLOCK * units * sizeof(int32_t));
  TAKE(middles, units * sizeof(float));
  TAKE(pairs, (size_t)BLOCK * PAIRS_AN_IMAGE * sizeof(pair));
  TAKE(order, (size_t)BLOCK * PAIRS_AN_IMAGE * sizeof(int32_t));
  TAKE(counts, (units + 1) * sizeof(int32_t));
#undef TAKE
  *size = at;
  return w;
}

TARGET static __mmask16 lanes(size_t left) {
  return left >= 16 ? 0xffff : (__mmask16)((1u << left) - 1);
}

// The number of steps up to the largest pixel: that of the original 8-bit image when there is one,
// so that its pixels become bytes without error, else 255. Any choice is sound.
TARGET static float byte_steps(const float *x, size_t inputs, float largest) {
  size_t start = inputs / 2 / 16 * 16;
  const __m512 tolerance = _mm512_set1_ps(1e-3f);
  for (int steps = 255; steps > 0; steps--) {
    __m512 inverse = _mm512_set1_ps((float)steps / largest);
    int fits = 1;
    for (size_t part = 0; part < 6 && fits; part++) {
      size_t i = start + 16 * part;
      if (i >= inputs) break;
      __m512 y = _mm512_mul_ps(_mm512_maskz_loadu_ps(lanes(inputs - i), x + i), inverse);
      __m512 off = _mm512_sub_ps(y, _mm512_roundscale_ps(y, 0));
      fits = _mm512_cmp_ps_mask(_mm512_abs_ps(off), tolerance, _CMP_GT_OQ) == 0;
    }
    if (fits) return (float)steps;
  }
  return 255;
}

// Turns an image into bytes and norms; returns whether bounds apply.
TARGET static int look_at(const ck_wta_screen *s, const float *x, uint8_t *bytes,
                          image_view *view) {
  size_t inputs = s->inputs, width = ck_wta_width(inputs);
  __m512 most = _mm512_setzero_ps(), least = most, whole = most;
  for (size_t i = 0; i < inputs; i += 16) {
    __m512 v = _mm512_maskz_loadu_ps(lanes(inputs - i), x + i);
    most = _mm512_max_ps(v, most);
    least = _mm512_min_ps(v, least);
    whole = _mm512_fmadd_ps(v, v, whole);
  }
  float largest = _mm512_reduce_max_ps(most), squares = _mm512_reduce_add_ps(whole);
  if (_mm512_reduce_min_ps(least) < 0 || !(largest < WTA_LARGEST) || !(squares < 1e30f)) return 0;
  float steps = largest > WTA_SMALLEST ? byte_steps(x, inputs, largest) : 0;
  view->scale = steps > 0 ? largest / steps : 0;
  __m512 scale = _mm512_set1_ps(view->scale);
  __m512 inverse = _mm512_set1_ps(steps > 0 ? steps / largest : 0), off = _mm512_setzero_ps();
  for (size_t i = 0; i < width; i += 16) {
    __m512 v = _mm512_maskz_loadu_ps(i < inputs ? lanes(inputs - i) : 0, x + i);
    __m512i q = _mm512_cvtps_epi32(_mm512_mul_ps(v, inverse));
    q = _mm512_min_epi32(q, _mm512_set1_epi32(255));
    v = _mm512_fnmadd_ps(scale, _mm512_cvtepi32_ps(q), v);
    off = _mm512_fmadd_ps(v, v, off);
    _mm_storeu_si128((void *)(bytes + i), _mm512_cvtepi32_epi8(q));
  }
  float rounding = ck_wta_rounding(inputs), slack = 1 + 4 * rounding;
  float norm = sqrtf(squares) * slack + WTA_SMALLEST;
  float offNorm = sqrtf(_mm512_reduce_add_ps(off)) * slack + WTA_SMALLEST;
  // ‖r‖² = ‖x‖² − 2 a·b + aᵀ P Pᵀ a with b = P x, of which a is the rounded value.
  float sum = 0, energy = 0;
  memset(view->along, 0, sizeof(view->along));
  ck_wta_project(s->directions, s->basis, inputs, x, inputs, view->along);
  for (size_t d = 0; d < s->directions; d++) {
    sum += fabsf(view->along[d]);
    energy += view->along[d] * view->along[d];
  }
  float lane_rounding = ck_wta_rounding(inputs / 16) * 1.1f;
  float rest = norm * norm * slack - energy * (1 - s->defect) * (1 - 4 * rounding) +
               2.1f * lane_rounding * sum * norm + 1e-6f * norm * norm;
  float terms = (float)(s->directions + 8) * 0x1p-23f;
  view->coarse = sqrtf(rest > 0 ? rest : 0) * 1.0001f + sum * (1.1f * rounding + terms);
  view->fine = norm;
  view->quantised = offNorm + (norm + offNorm) * (1.2f * rounding + 2 * terms);
  return 1;
}

// Packs groups of four pixels of fourteen images side by side.
static void pack(const uint8_t *bytes, size_t width, uint8_t *tiles) {
  for (size_t group = 0; group < width / 4; group++)
    for (size_t i = 0; i < WTA_TILE; i++)
      memcpy(tiles + (group * WTA_TILE + i) * 4, bytes + i * width + 4 * group, 4);
}

// Keeps the `rank` largest values, largest first.
static void keep(float *best, size_t rank, float value) {
  size_t place = rank - 1;
  for (; place > 0 && best[place - 1] < value; place--) best[place] = best[place - 1];
  best[place] = value;
}

TARGET static __m512 bound(const ck_wta_screen *s, const image_view *v, __mmask16 mask, size_t u) {
  __m512 coarse = _mm512_maskz_loadu_ps(mask, s->coarse + u);
  __m512 norm = _mm512_add_ps(_mm512_maskz_loadu_ps(mask, s->norm + u), coarse);
  __m512 sum = _mm512_fmadd_ps(_mm512_set1_ps(v->quantised), norm,
                               _mm512_mul_ps(_mm512_set1_ps(v->coarse), coarse));
  return _mm512_fmadd_ps(sum, _mm512_set1_ps(1.00001f), _mm512_set1_ps(1e-30f));
}

// Appends the pairs of an image that the first step leaves; returns their end or SIZE_MAX.
TARGET static size_t candidates(const screen_context *c, const workspace *w, const image_view *v,
                                size_t image, size_t at) {
  const ck_wta_screen *s = c->screen;
  size_t units = s->units, start = at, room = PAIRS_AN_IMAGE - 16;
  const int32_t *products = w->products + image * padded(units);
  float best[CK_WTA_MOST_RANK];
  for (size_t i = 0; i < c->rank; i++) best[i] = -INFINITY;
  __m512 threshold = _mm512_set1_ps(-INFINITY);
  for (size_t u = 0; u < units; u += 16) {
    __mmask16 mask = lanes(units - u);
    __m512 middle = _mm512_mul_ps(
        _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_loadu_si512(products + u)),
                      _mm512_maskz_loadu_ps(mask, s->scale + u)),
        _mm512_set1_ps(v->scale));
    for (size_t d = 0; d < s->directions; d++)
      middle = _mm512_fmadd_ps(_mm512_set1_ps(v->along[d]),
                               _mm512_maskz_loadu_ps(mask, s->along + d * units + u), middle);
    _mm512_storeu_ps(w->middles + u, middle);
    __m512 low = _mm512_sub_ps(middle, bound(s, v, mask, u));
    unsigned larger = _mm512_mask_cmp_ps_mask(mask, low, threshold, _CMP_GT_OQ);
    if (!larger) continue;
    float values[16];
    _mm512_storeu_ps(values, low);
    for (; larger; larger &= larger - 1) {
      float value = values[__builtin_ctz(larger)];
      if (value > best[c->rank - 1]) keep(best, c->rank, value);
    }
    threshold = _mm512_set1_ps(best[c->rank - 1]);
  }
  for (size_t u = 0; u < units; u += 16) {
    __mmask16 mask = lanes(units - u);
    __m512 high = _mm512_add_ps(_mm512_loadu_ps(w->middles + u), bound(s, v, mask, u));
    unsigned open = _mm512_mask_cmp_ps_mask(mask, high, threshold, _CMP_GE_OQ);
    if (open && at - start > room) return SIZE_MAX;
    for (; open; open &= open - 1) {
      size_t unit = u + (size_t)__builtin_ctz(open);
      w->pairs[at++] = (pair){(int32_t)image, (int32_t)unit, products[unit], 0};
    }
  }
  return at;
}

TARGET static int32_t dot(const uint8_t *image, const int8_t *low, size_t width) {
  __m512i one = _mm512_setzero_si512(), two = one;
  size_t i = 0;
  for (; i + 128 <= width; i += 128) {
    one = _mm512_dpbusd_epi32(one, _mm512_loadu_si512(image + i), _mm512_loadu_si512(low + i));
    two = _mm512_dpbusd_epi32(two, _mm512_loadu_si512(image + i + 64),
                              _mm512_loadu_si512(low + i + 64));
  }
  if (i < width)
    one = _mm512_dpbusd_epi32(one, _mm512_loadu_si512(image + i), _mm512_loadu_si512(low + i));
  return _mm512_reduce_add_epi32(_mm512_add_epi32(one, two));
}

// Adds the second step to all pairs, unit by unit so that a row of bytes is read once.
static void refine(const ck_wta_screen *s, const workspace *w, const image_view *views,
                   size_t count) {
  size_t width = ck_wta_width(s->inputs);
  memset(w->counts, 0, (s->units + 1) * sizeof(int32_t));
  for (size_t p = 0; p < count; p++) w->counts[w->pairs[p].unit + 1]++;
  for (size_t u = 0; u < s->units; u++) w->counts[u + 1] += w->counts[u];
  for (size_t p = 0; p < count; p++) w->order[w->counts[w->pairs[p].unit]++] = (int32_t)p;
  for (size_t o = 0; o < count; o++) {
    pair *one = w->pairs + w->order[o];
    size_t unit = (size_t)one->unit;
    int32_t low = dot(w->bytes + (size_t)one->image * width, s->low + unit * width, width);
    float both = (float)one->product + (float)low * (1.0f / 254);
    one->middle = views[one->image].scale * (s->scale[unit] * both);
  }
}

static float fine_bound(const ck_wta_screen *s, const image_view *v, size_t unit) {
  return (v->fine * s->fine[unit] + v->quantised * (s->norm[unit] + s->coarse[unit])) * 1.00001f +
         1e-30f;
}

// Moves the pairs of an image that the second step leaves to `at`; returns their end.
static size_t survivors(const screen_context *c, const workspace *w, const image_view *v,
                        size_t from, size_t to, size_t at) {
  float best[CK_WTA_MOST_RANK];
  for (size_t i = 0; i < c->rank; i++) best[i] = -INFINITY;
  for (size_t p = from; p < to; p++) {
    float low = w->pairs[p].middle - fine_bound(c->screen, v, (size_t)w->pairs[p].unit);
    if (low > best[c->rank - 1]) keep(best, c->rank, low);
  }
  for (size_t p = from; p < to; p++) {
    float high = w->pairs[p].middle + fine_bound(c->screen, v, (size_t)w->pairs[p].unit);
    if (high >= best[c->rank - 1]) w->pairs[at++] = w->pairs[p];
  }
  return at;
}

// Computes the currents of pairs, sixteen chains at a time.
static void compute(const screen_context *c, const workspace *w, size_t image0, size_t count) {
  size_t inputs = c->screen->inputs;
  for (size_t p = 0; p < count; p += 16) {
    const float *images[16], *weights[16];
    float currents[16];
    for (size_t i = 0; i < 16; i++) {
      const pair *one = w->pairs + (p + i < count ? p + i : count - 1);
      images[i] = c->batch.images +
                  (size_t)c->batch.rows[image0 + (size_t)one->image] * inputs;
      weights[i] = c->weights + (size_t)one->unit * inputs;
    }
    ck_wta_chains(inputs, c->screen->power, images, weights, currents);
    for (size_t i = 0; i < 16 && p + i < count; i++) w->pairs[p + i].middle = currents[i];
  }
}

// Ranks the pairs of an image, which stand in the order of units.
static void rank_pairs(const screen_context *c, const pair *pairs, size_t count, size_t image) {
  const pair *best[CK_WTA_MOST_RANK + 1];
  size_t held = 0;
  for (size_t p = 0; p < count; p++) {
    size_t place = held;
    while (place > 0 && pairs[p].middle > best[place - 1]->middle) place--;
    if (place == c->rank) continue;
    memmove(best + place + 1, best + place, (held - place) * sizeof(best[0]));
    best[place] = pairs + p;
    held = held < c->rank ? held + 1 : held;
  }
  c->ranks.winner[image] = best[0]->unit;
  c->ranks.winner_current[image] = best[0]->middle;
  c->ranks.unlearner[image] = best[c->rank - 1]->unit;
  c->ranks.unlearner_current[image] = best[c->rank - 1]->middle;
}

static int screen_block(screen_context *c, workspace *w, size_t image0, size_t count) {
  const ck_wta_screen *s = c->screen;
  size_t width = ck_wta_width(s->inputs), panels = padded(s->units) / WTA_PANEL;
  size_t tiles = (count + WTA_TILE - 1) / WTA_TILE, at = 0, left = 0;
  image_view views[BLOCK];
  for (size_t i = 0; i < count; i++)
    if (!look_at(s, c->batch.images + (size_t)c->batch.rows[image0 + i] * s->inputs,
                 w->bytes + i * width, views + i))
      return 0;
  memset(w->bytes + count * width, 0, (tiles * WTA_TILE - count) * width);
  for (size_t t = 0; t < tiles; t++)
    pack(w->bytes + t * WTA_TILE * width, width, w->tiles + t * WTA_TILE * width);
  ck_wta_tiles(tiles, panels, width, w->tiles, s->high, w->products);
  for (size_t i = 0; i < count; i++) {
    w->first[i] = at;
    at = candidates(c, w, views + i, i, at);
    if (at == SIZE_MAX) return 0;
  }
  w->first[count] = at;
  refine(s, w, views, at);
  for (size_t i = 0; i < count; i++) {
    size_t from = w->first[i], to = w->first[i + 1];
    w->first[i] = left;
    left = survivors(c, w, views + i, from, to, left);
  }
  w->first[count] = left;
  compute(c, w, image0, left);
  for (size_t i = 0; i < count; i++)
    rank_pairs(c, w->pairs + w->first[i], w->first[i + 1] - w->first[i], image0 + i);
  atomic_fetch_add(&c->candidates, at);
  atomic_fetch_add(&c->exact, left);
  return 1;
}

static void screen_task(void *context, size_t task) {
  screen_context *c = context;
  if (atomic_load(&c->failed)) return;
  size_t slot = 0, size;
  while (atomic_exchange(&c->taken[slot], 1)) slot = (slot + 1) % c->slots;
  workspace w = lay_out(c->screen, c->scratch + slot * c->slot_size, &size);
  size_t image0 = task * BLOCK, rest = c->batch.count - image0;
  if (!screen_block(c, &w, image0, rest < BLOCK ? rest : BLOCK)) atomic_store(&c->failed, 1);
  atomic_store(&c->taken[slot], 0);
}

size_t ck_wta_scratch(const ck_wta_screen *screen, int threads) {
  size_t size;
  lay_out(screen, 0, &size);
  return size * (size_t)threads + 64;
}

int ck_wta_screen_rank(int threads, const ck_wta_screen *screen, const float *weights,
                       ck_wta_batch batch, size_t rank, void *scratch, ck_wta_ranks ranks,
                       ck_wta_counts *counts) {
  // Not finite or too large for bounds: any comparison that fails sends the batch to the product.
  for (size_t u = 0; u < screen->units; u++)
    if (!(screen->norm[u] < WTA_LARGEST)) return 1;
  screen_context c = {.screen = screen, .weights = weights, .batch = batch, .rank = rank,
                      .slots = (size_t)threads, .ranks = ranks};
  lay_out(screen, 0, &c.slot_size);
  c.scratch = ((uintptr_t)scratch + 63) / 64 * 64;
  c.taken = calloc((size_t)threads, sizeof(*c.taken));
  if (!c.taken) return 1;
  ck_parallel((batch.count + BLOCK - 1) / BLOCK, threads, screen_task, &c);
  free(c.taken);
  *counts = (ck_wta_counts){atomic_load(&c.candidates), atomic_load(&c.exact)};
  return atomic_load(&c.failed);
}

#else

size_t ck_wta_scratch(const ck_wta_screen *screen, int threads) {
  (void)screen, (void)threads, (void)padded, (void)up;
  return 0;
}

int ck_wta_screen_rank(int threads, const ck_wta_screen *screen, const float *weights,
                       ck_wta_batch batch, size_t rank, void *scratch, ck_wta_ranks ranks,
                       ck_wta_counts *counts) {
  (void)threads, (void)screen, (void)weights, (void)batch, (void)rank;
  (void)scratch, (void)ranks, (void)counts;
  return 1;
}
#endif
