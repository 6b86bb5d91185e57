// Stable orders by radix: eleven bits a pass, least significant first.
#include <stdlib.h>
#include <string.h>

#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

enum { BITS = 11, BUCKETS = 1 << BITS };

typedef struct { uint64_t key; uint32_t place; } wide_item;
typedef struct { uint32_t key, place; } item;

// Keys in the order of the numbers: -0 as +0, so that equal numbers have one key, and NaN last.
static uint64_t key_f64(double x) {
  if (x != x) return UINT64_MAX;
  x += 0.0;
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

static uint32_t key_f32(float x) {
  if (x != x) return UINT32_MAX;
  x += 0.0f;
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits >> 31 ? ~bits : bits | UINT32_C(1) << 31;
}

#define ORDER(name, T, item, key_of, passes)                                            \
  int name(const T *x, size_t count, int64_t *order) {                                  \
    item *from = malloc(2 * count * sizeof *from + 1), *to = from + count;              \
    size_t(*seen)[BUCKETS] = calloc(passes, sizeof *seen);                              \
    if (!from || !seen) {                                                               \
      free(from);                                                                       \
      free(seen);                                                                       \
      return -1;                                                                        \
    }                                                                                   \
    item *const items = from;                                                           \
    for (size_t i = 0; i < count; i++) {                                                \
      from[i].key = key_of(x[i]);                                                       \
      from[i].place = (uint32_t)i;                                                      \
      for (int p = 0; p < passes; p++) seen[p][from[i].key >> (BITS * p) & (BUCKETS - 1)]++; \
    }                                                                                   \
    for (int p = 0; p < passes && count > 0; p++) {                                     \
      const int shift = BITS * p;                                                       \
      /* All in one bucket: nothing moves. */                                           \
      if (seen[p][from[0].key >> shift & (BUCKETS - 1)] == count) continue;             \
      size_t start = 0;                                                                 \
      for (int b = 0; b < BUCKETS; b++) {                                               \
        const size_t here = seen[p][b];                                                 \
        seen[p][b] = start;                                                             \
        start += here;                                                                  \
      }                                                                                 \
      for (size_t i = 0; i < count; i++)                                                \
        to[seen[p][from[i].key >> shift & (BUCKETS - 1)]++] = from[i];                  \
      item *const swap = from;                                                          \
      from = to;                                                                        \
      to = swap;                                                                        \
    }                                                                                   \
    for (size_t i = 0; i < count; i++) order[i] = from[i].place;                        \
    free(items);                                                                        \
    free(seen);                                                                         \
    return 0;                                                                           \
  }

ORDER(ck_order_f64, double, wide_item, key_f64, 6)
ORDER(ck_order_f32, float, item, key_f32, 3)
