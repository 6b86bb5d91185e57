// Permutations: 0 to count - 1 sorted by 64 random bits each, ties by the number.
#include <stdlib.h>

#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

enum { BITS = 8, BUCKETS = 1 << BITS, TOP = 64 - BITS, PIECE = 1 << 12 };

// One stable pass over `BITS` bits from `shift` on.
static void pass(int shift, size_t count, const uint64_t *from, uint64_t *to, size_t *start) {
  for (size_t i = 0, sum = 0; i < BUCKETS; i++) {
    const size_t here = start[i];
    start[i] = sum;
    sum += here;
  }
  for (size_t i = 0; i < count; i++) to[start[from[i] >> shift & (BUCKETS - 1)]++] = from[i];
}

// Whether an item comes before another: by the upper halves of their words, which they carry, and
// where these are equal, which is rare, by the lower halves and the numbers.
static int before(uint64_t a, uint64_t b, const uint32_t key[4]) {
  if (a >> 32 != b >> 32) return a < b;
  uint64_t first, second;
  ck_words_u64(CK_SCALAR, key, (uint32_t)a, 1, &first);
  ck_words_u64(CK_SCALAR, key, (uint32_t)b, 1, &second);
  return first != second ? first < second : a < b;
}

// The upper 32 bits of a word and the number's own 32 bits are one item. Passes sort by
// more leading bits than the count has, and insertion sorts the few left over.
int ck_permutation(ck_path path, const uint32_t key[4], size_t count, int64_t *result) {
  if (count > UINT32_MAX) return -1;
  uint64_t *const items = malloc(count * sizeof *items + 1);
  size_t(*seen)[BUCKETS] = calloc(4, sizeof *seen);
  if (!items || !seen) {
    free(items);
    free(seen);
    return -1;
  }
  const int passes = count < 64 ? 0 : count < 1 << 14 ? 2 : count < 1 << 22 ? 3 : 4;
  // So that the last pass ends in `items`.
  uint64_t *from = passes % 2 ? (uint64_t *)result : items;
  uint64_t *to = passes % 2 ? items : (uint64_t *)result;
  for (size_t start = 0; start < count; start += PIECE) {
    const size_t end = count - start < PIECE ? count : start + PIECE;
    ck_words_u64(path, key, start, end - start, from + start);
    for (size_t i = start; i < end; i++) {
      from[i] = (from[i] & 0xffffffff00000000ULL) | i;
      for (int p = 0; p < passes; p++) seen[p][from[i] >> (TOP - BITS * p) & (BUCKETS - 1)]++;
    }
  }
  for (int p = passes - 1; p >= 0; p--) {
    pass(TOP - BITS * p, count, from, to, seen[p]);
    uint64_t *const swap = from;
    from = to;
    to = swap;
  }
  for (size_t i = 1; i < count; i++) {
    const uint64_t item = items[i];
    size_t j = i;
    for (; j > 0 && before(item, items[j - 1], key); j--) items[j] = items[j - 1];
    items[j] = item;
  }
  for (size_t i = 0; i < count; i++) result[i] = (int64_t)(uint32_t)items[i];
  free(items);
  free(seen);
  return 0;
}
