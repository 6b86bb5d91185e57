// Winner-take-all learning around the product: who wins, what changes, and the screen that finds
// winners without computing every current.
#ifndef CKERNELS_WTA_H
#define CKERNELS_WTA_H

#include <stddef.h>
#include <stdint.h>

#include "ckernels.h"

/// A batch: rows of a row-major matrix of images, in the given order.
typedef struct {
  const float *images;
  const int64_t *rows;
  size_t count, inputs;
} ck_wta_batch;

/// The units that take part in a batch, one entry an image, with their currents.
typedef struct {
  int32_t *winner, *unlearner;
  float *winner_current, *unlearner_current;
} ck_wta_ranks;

/// Effective weights in two steps of 8 bits, E = scale (high + low / 254) + rest, with norms that
/// bound what each step leaves.
///
/// `units` rows of `inputs` weights; E is w for power 2 and w |w| for power 3. `high` has
/// ck_wta_high_size bytes in panels of 32 units, `low` has units · ck_wta_width(inputs) bytes in rows,
/// `along` is [directions, units]; directions are a multiple of 4, at most CK_WTA_DIRECTIONS.
typedef struct {
  size_t units, inputs, directions;
  int power;
  const float *basis;  // [directions, inputs], rows orthonormal but for `defect`, or zero
  float defect;        // bound of the row sums of |basis basisᵀ − 1|
  int8_t *high, *low;
  float *scale, *norm, *coarse, *fine;  // ‖E‖, ‖E − scale high‖, ‖rest‖, all rounded up
  float *along;                         // basis · (E − scale high)
} ck_wta_screen;

enum { CK_WTA_DIRECTIONS = 16, CK_WTA_MOST_RANK = 16, CK_WTA_MOST_INPUTS = 65536 };

/// What a screen left over: pairs of image and unit after the first step, and after the second.
typedef struct { uint64_t candidates, exact; } ck_wta_counts;

/// Whether this path of this CPU has the dot products of bytes that a screen needs.
int ck_wta_screen_available(ck_path path);

/// Inputs rounded up to whole vectors of bytes, and the size of `high`.
size_t ck_wta_width(size_t inputs);
size_t ck_wta_high_size(size_t units, size_t inputs);

/// Bytes of scratch memory that ck_wta_screen_rank needs for a number of threads.
size_t ck_wta_scratch(const ck_wta_screen *screen, int threads);

/// Quantises all weights.
void ck_wta_quantize(int threads, const ck_wta_screen *screen, const float *weights);

/// Finds the units of rank 1 and `rank` (at most CK_WTA_MOST_RANK) of every image.
///
/// Currents of units that bounds cannot exclude are the chains of ck_product_f32, so ranks and
/// currents have the bits that the whole product would give. Returns 0; 1 when bounds do not apply
/// (numbers not finite or negative pixels) or exclude too little, and then nothing is promised.
int ck_wta_screen_rank(int threads, const ck_wta_screen *screen, const float *weights,
                       ck_wta_batch batch, size_t rank, void *scratch, ck_wta_ranks ranks,
                       ck_wta_counts *counts);

/// Units of rank 1 and `rank` in each row of currents [images, units]; equals by lower index.
///
/// Returns 0, or -1 when memory runs out.
int ck_wta_rank(int threads, const float *currents, size_t images, size_t units, size_t rank,
                ck_wta_ranks ranks);

/// Copies the rows of a batch into a dense matrix.
void ck_wta_gather(int threads, ck_wta_batch batch, float *result);

/// How many units take part in a batch; gives each its slot in ascending order, -1 to others.
size_t ck_wta_slots(const ck_wta_ranks *ranks, size_t images, size_t units, int32_t *slots);

/// Changes R^p Σ g x − w Σ g I of units with slots, images added in batch order.
///
/// `changes` is [slots, inputs]. Returns the largest magnitude, NaN left out, or -1 when memory
/// runs out.
float ck_wta_changes(ck_path path, int threads, ck_wta_batch batch, ck_wta_ranks ranks,
                     float gain, float radius, size_t units, const int32_t *slots,
                     size_t slot_count, const float *weights, float *changes);

/// weights += scale · changes for units with slots; brings `screen` up to date when given.
void ck_wta_move(ck_path path, int threads, size_t units, size_t inputs, const int32_t *slots,
                 const float *changes, float scale, float *weights, const ck_wta_screen *screen);

/// w |w| of rows of weights; those without a slot are left when `slots` are given.
void ck_wta_squares(ck_path path, int threads, size_t units, size_t inputs, const int32_t *slots,
                    const float *weights, float *result);

/// Σ|w|³ and Σw of every row in double precision, 16 interleaved lanes joined by a fixed tree.
void ck_wta_moments(int threads, size_t units, size_t inputs, const float *weights, double *cubes,
                    double *sums);

#endif
