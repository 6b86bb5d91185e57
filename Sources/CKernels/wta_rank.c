// Ranks in rows of currents, batches copied together, and moments of weights.
#include <stdlib.h>
#include <string.h>

#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

enum { LANES = 16, IMAGES_A_TASK = 16 };

typedef struct {
  const float *currents;
  size_t images, units, rank;
  ck_wta_ranks ranks;
  int32_t *best;  // [tasks, rank + 1]
} rank_context;

// Puts a unit behind all that are not smaller; drops the last when there are more than `rank`.
static size_t insert(int32_t *best, size_t held, size_t rank, const float *currents, size_t unit) {
  size_t place = 0;
  while (place < held && !(currents[unit] > currents[best[place]])) place++;
  memmove(best + place + 1, best + place, (held - place) * sizeof(int32_t));
  best[place] = (int32_t)unit;
  return held < rank ? held + 1 : rank;
}

static void rank_row(const float *currents, size_t units, size_t rank, int32_t *best) {
  size_t held = 0, unit = 0;
  for (; unit < rank; unit++) held = insert(best, held, rank, currents, unit);
  for (; unit < units; unit++) {
    float last = currents[best[rank - 1]];
    for (; unit + LANES <= units; unit += LANES) {
      int any = 0;
      for (size_t j = 0; j < LANES; j++) any |= currents[unit + j] > last;
      if (any) break;
    }
    while (unit < units && !(currents[unit] > last)) unit++;
    if (unit < units) held = insert(best, held, rank, currents, unit);
  }
}

static void rank_images(void *context, size_t task) {
  const rank_context *c = context;
  int32_t *best = c->best + task * (c->rank + 1);
  size_t end = (task + 1) * IMAGES_A_TASK < c->images ? (task + 1) * IMAGES_A_TASK : c->images;
  for (size_t image = task * IMAGES_A_TASK; image < end; image++) {
    const float *row = c->currents + image * c->units;
    rank_row(row, c->units, c->rank, best);
    c->ranks.winner[image] = best[0];
    c->ranks.unlearner[image] = best[c->rank - 1];
    c->ranks.winner_current[image] = row[best[0]];
    c->ranks.unlearner_current[image] = row[best[c->rank - 1]];
  }
}

int ck_wta_rank(int threads, const float *currents, size_t images, size_t units, size_t rank,
                ck_wta_ranks ranks) {
  size_t tasks = (images + IMAGES_A_TASK - 1) / IMAGES_A_TASK;
  rank_context c = {currents, images, units, rank, ranks,
                    malloc((tasks * (rank + 1) + 1) * sizeof(int32_t))};
  if (!c.best) return -1;
  ck_parallel(tasks, threads, rank_images, &c);
  free(c.best);
  return 0;
}

typedef struct { ck_wta_batch batch; float *result; } gather_context;

static void gather_row(void *context, size_t row) {
  const gather_context *c = context;
  size_t inputs = c->batch.inputs;
  memcpy(c->result + row * inputs, c->batch.images + (size_t)c->batch.rows[row] * inputs,
         inputs * sizeof(float));
}

void ck_wta_gather(int threads, ck_wta_batch batch, float *result) {
  gather_context c = {batch, result};
  ck_parallel(batch.count, threads, gather_row, &c);
}

typedef struct { size_t inputs; const float *weights; double *cubes, *sums; } moment_context;

static double join(double *lane) {
  for (int width = LANES / 2; width > 0; width /= 2)
    for (int i = 0; i < width; i++) lane[i] += lane[i + width];
  return lane[0];
}

static void moments_of_unit(void *context, size_t unit) {
  const moment_context *c = context;
  const float *w = c->weights + unit * c->inputs;
  double cube[LANES] = {0}, sum[LANES] = {0};
  for (size_t start = 0; start < c->inputs; start += LANES) {
    size_t width = c->inputs - start < LANES ? c->inputs - start : LANES;
    for (size_t j = 0; j < width; j++) {
      double weight = w[start + j], size = __builtin_fabs(weight);
      cube[j] += size * size * size;
      sum[j] += weight;
    }
  }
  c->cubes[unit] = join(cube);
  c->sums[unit] = join(sum);
}

void ck_wta_moments(int threads, size_t units, size_t inputs, const float *weights, double *cubes,
                    double *sums) {
  moment_context c = {inputs, weights, cubes, sums};
  ck_parallel(units, threads, moments_of_unit, &c);
}
