// From a band to tridiagonal form: each sweep annihilates one column below the subdiagonal and
// chases the bulge that this makes off the end of the matrix, a block a step.
//
// Step t of a sweep may begin once step t + 1 of the sweep before is done. A group of sweeps runs as
// a wave, so that its blocks stay in cache; groups run on different threads, each behind the one before.
// Source: Haidar, Ltaief & Dongarra, "Parallel reduction to condensed forms for symmetric eigenvalue
// problems using aggregated fine-grained and memory-aware kernels" (SC 2011).
#include <stdatomic.h>
#include <stdlib.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

enum { B = EIGEN_BAND, GROUP = 8, LINE = 8 };

typedef struct {
  const eigen_kernels *kernels;
  size_t n;
  double *band;
  atomic_size_t *done;  // steps that the last sweep of each group has behind it, a cache line each
} chase;

size_t eigen_band_size(size_t n) { return (n + 3 * B + 2) * EIGEN_BAND_ROW; }

size_t eigen_band_place(size_t row, size_t column) {
  return row * EIGEN_BAND_ROW + column + 2 * B - row;
}

static void group(void *context, size_t index) {
  chase *c = context;
  size_t first = index * GROUP, sweeps = c->n - 2 - first;
  if (sweeps > GROUP) sweeps = GROUP;
  double v[GROUP][B], scale[GROUP] = {0};
  // Sweep s has a step t while row s + 1 + t B exists.
  size_t steps = (c->n - 2 - first) / B + 1, seen = 0;
  for (size_t wave = 0; wave < steps + sweeps - 1; wave++) {
    size_t before = (c->n - 1 - first) / B + 1;
    size_t wanted = wave + 2 < before ? wave + 2 : before;
    unsigned spins = 0;
    while (index > 0 && seen < wanted) {
      seen = atomic_load_explicit(c->done + (index - 1) * LINE, memory_order_acquire);
      if (seen < wanted) eigen_pause(&spins);
    }
    for (size_t q = 0; q < sweeps && q <= wave; q++) {
      size_t t = wave - q, row = first + q + 1 + t * B;
      if (row >= c->n) continue;
      if (t == 0)
        scale[q] = c->kernels->chase_start(c->band + eigen_band_place(row, row - 1), v[q]);
      else
        scale[q] = c->kernels->chase_step(c->band + eigen_band_place(row, row - B), v[q], scale[q]);
      if (q == sweeps - 1)
        atomic_store_explicit(c->done + index * LINE, t + 1, memory_order_release);
    }
  }
  atomic_store_explicit(c->done + index * LINE, (size_t)-1, memory_order_release);
}

int eigen_chase(eigen_work *work, size_t n, double *band, double *diagonal, double *off) {
  if (n > 2) {
    size_t groups = (n - 2 + GROUP - 1) / GROUP;
    chase c = {.kernels = work->kernels, .n = n, .band = band,
               .done = calloc(groups * LINE, sizeof(atomic_size_t))};
    if (!c.done) return -1;
    eigen_team_for(work->team, groups, group, &c);
    free(c.done);
  }
  for (size_t i = 0; i < n; i++) {
    diagonal[i] = band[eigen_band_place(i, i)];
    off[i] = i + 1 < n ? band[eigen_band_place(i + 1, i)] : 0;
  }
  return 0;
}
