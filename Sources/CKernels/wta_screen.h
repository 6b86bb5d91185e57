// What the parts of the screen share.
#ifndef WTA_SCREEN_H
#define WTA_SCREEN_H

#include "ckernels.h"

// Units whose high bytes are packed together; images of a register tile; tiles of a task; inputs
// multiplied before sums go back to memory.
enum { WTA_PANEL = 32, WTA_TILE = 14, WTA_TILES = 4, WTA_DEPTH = 768 };

// Limits within which no bound overflows or underflows.
#define WTA_LARGEST 1e15f
#define WTA_SMALLEST 1e-18f

// Quantises one unit; its bytes in `high` and everything else that belongs to it.
void ck_wta_quantize_unit(const ck_wta_screen *screen, size_t unit, const float *weights);

// Relative error of a sum of `count` rounded products in any order, with room to spare: sums here
// have at least 16 lanes, but the chain of a current has one.
static inline float ck_wta_rounding(size_t count) {
  return (float)(count + 64) * 0x1.2p-24f;
}

#if defined(__x86_64__)
// C[14 · tiles, stride] = left · panels over all of `width`; left is packed in tiles.
void ck_wta_tiles(size_t tiles, size_t panels, size_t width, const uint8_t *left,
                  const int8_t *high, int32_t *c);

// along[d] += basis[d] · v over `count` elements; directions in fours, basis rows `stride` apart.
void ck_wta_project(size_t directions, const float *basis, size_t stride, const float *v,
                    size_t count, float *along);

// Currents of 16 pairs: chains over k in ascending order.
void ck_wta_chains(size_t inputs, int power, const float *const images[16],
                   const float *const weights[16], float currents[16]);
#endif

#endif
