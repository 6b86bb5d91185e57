// The sparse update: who takes part, the change of each such unit, and the step along it.
#include <stdlib.h>
#include <string.h>

#include "ckernels.h"
#include "wta_screen.h"
#pragma STDC FP_CONTRACT OFF

enum { WTA_LANES = 16 };

#define TARGET
#define NAMED(name) name##_plain
#include "wta_rows.inc"
#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2")))
#define NAMED(name) name##_avx2
#include "wta_rows.inc"
#define TARGET __attribute__((target("avx512f,prefer-256-bit")))
#define NAMED(name) name##_avx512
#include "wta_rows.inc"
#endif

typedef struct {
  void (*add)(float *, const float *, float, size_t);
  float (*settle)(float *, const float *, float, float, size_t);
  void (*move)(float *, const float *, float, size_t);
  void (*square)(const float *, float *, size_t);
} row_kernels;

static row_kernels kernels(ck_path path) {
#if defined(__x86_64__)
  if (path == CK_AVX512)
    return (row_kernels){add_avx512, settle_avx512, move_avx512, square_avx512};
  if (path == CK_AVX2) return (row_kernels){add_avx2, settle_avx2, move_avx2, square_avx2};
#endif
  (void)path;
  return (row_kernels){add_plain, settle_plain, move_plain, square_plain};
}

size_t ck_wta_slots(const ck_wta_ranks *ranks, size_t images, size_t units, int32_t *slots) {
  for (size_t u = 0; u < units; u++) slots[u] = -1;
  for (size_t i = 0; i < images; i++) slots[ranks->winner[i]] = slots[ranks->unlearner[i]] = 0;
  size_t count = 0;
  for (size_t u = 0; u < units; u++)
    if (slots[u] == 0) slots[u] = (int32_t)count++;
  return count;
}

// One part of one unit in one image.
typedef struct { uint32_t image; float gain, current; } part;

typedef struct {
  row_kernels rows;
  ck_wta_batch batch;
  float radius;
  const size_t *first;   // [units + 1], parts of a unit
  const part *parts;     // by unit, then in batch order
  const int32_t *slots;
  const float *weights;
  float *changes, *largest;
} change_context;

static void change_unit(void *context, size_t unit) {
  const change_context *c = context;
  if (c->slots[unit] < 0) return;
  size_t inputs = c->batch.inputs;
  float *sum = c->changes + (size_t)c->slots[unit] * inputs, pull = 0;
  memset(sum, 0, inputs * sizeof(float));
  for (size_t p = c->first[unit]; p < c->first[unit + 1]; p++) {
    part one = c->parts[p];
    pull += one.gain * one.current;
    c->rows.add(sum, c->batch.images + (size_t)c->batch.rows[one.image] * inputs, one.gain, inputs);
  }
  c->largest[c->slots[unit]] =
      c->rows.settle(sum, c->weights + unit * inputs, c->radius, pull, inputs);
}

float ck_wta_changes(ck_path path, int threads, ck_wta_batch batch, ck_wta_ranks ranks,
                     float gain, float radius, size_t units, const int32_t *slots,
                     size_t slot_count, const float *weights, float *changes) {
  size_t *first = calloc(units + 2, sizeof(size_t));
  part *parts = malloc((2 * batch.count + 1) * sizeof(part));
  float *each = malloc((slot_count + 1) * sizeof(float)), largest = -1;
  if (first && parts && each) {
    // first[u + 2] counts, then first[u + 1] is where unit u goes on, and at last its end.
    for (size_t i = 0; i < batch.count; i++) {
      first[ranks.winner[i] + 2]++;
      first[ranks.unlearner[i] + 2]++;
    }
    for (size_t u = 0; u < units; u++) first[u + 2] += first[u + 1];
    for (size_t i = 0; i < batch.count; i++) {
      parts[first[ranks.winner[i] + 1]++] = (part){(uint32_t)i, 1, ranks.winner_current[i]};
      parts[first[ranks.unlearner[i] + 1]++] =
          (part){(uint32_t)i, gain, ranks.unlearner_current[i]};
    }
    change_context c = {kernels(path), batch, radius, first, parts, slots, weights, changes, each};
    ck_parallel(units, threads, change_unit, &c);
    largest = 0;
    for (size_t s = 0; s < slot_count; s++) largest = each[s] > largest ? each[s] : largest;
  }
  free(first);
  free(parts);
  free(each);
  return largest;
}

typedef struct {
  row_kernels rows;
  size_t units, inputs;
  const int32_t *slots;
  const float *changes;
  float scale, *weights;
  const ck_wta_screen *screen;
} move_context;

static void move_panel(void *context, size_t panel) {
  const move_context *c = context;
  size_t end = panel * WTA_PANEL + WTA_PANEL < c->units ? panel * WTA_PANEL + WTA_PANEL : c->units;
  for (size_t unit = panel * WTA_PANEL; unit < end; unit++) {
    if (c->slots[unit] < 0) continue;
    float *weights = c->weights + unit * c->inputs;
    c->rows.move(weights, c->changes + (size_t)c->slots[unit] * c->inputs, c->scale, c->inputs);
    if (c->screen) ck_wta_quantize_unit(c->screen, unit, weights);
  }
}

void ck_wta_move(ck_path path, int threads, size_t units, size_t inputs, const int32_t *slots,
                 const float *changes, float scale, float *weights, const ck_wta_screen *screen) {
  move_context c = {kernels(path), units, inputs, slots, changes, scale, weights, screen};
  ck_parallel((units + WTA_PANEL - 1) / WTA_PANEL, threads, move_panel, &c);
}

typedef struct {
  row_kernels rows;
  size_t inputs;
  const int32_t *slots;
  const float *weights;
  float *result;
} square_context;

static void square_unit(void *context, size_t unit) {
  const square_context *c = context;
  if (c->slots && c->slots[unit] < 0) return;
  c->rows.square(c->weights + unit * c->inputs, c->result + unit * c->inputs, c->inputs);
}

void ck_wta_squares(ck_path path, int threads, size_t units, size_t inputs, const int32_t *slots,
                    const float *weights, float *result) {
  square_context c = {kernels(path), inputs, slots, weights, result};
  ck_parallel(units, threads, square_unit, &c);
}
