// Streams of random numbers by path, made of groups of Threefry-4x32-20 blocks.
#include "random_paths.h"
#pragma STDC FP_CONTRACT OFF

void ck_threefry4x32(const uint32_t key[4], const uint32_t counter[4], uint32_t result[4]) {
  uint32_t x[4] = {counter[0], counter[1], counter[2], counter[3]};
  CK_ENCRYPT(x, key);
  memcpy(result, x, sizeof x);
}

static const ck_random *made_by(ck_path path) {
  switch (path) {
#if defined(__x86_64__)
    case CK_AVX2:
      return &ck_random_avx2;
    case CK_AVX512:
      return &ck_random_avx512;
#elif defined(__aarch64__)
    case CK_NEON:
      return &ck_random_neon;
#endif
    default:
      return &ck_random_scalar;
  }
}

// Numbers are made in pieces of so many groups: first their words, then the numbers.
enum { GROUPS = 16, WORDS = GROUPS * CK_GROUP_WORDS, WIDE = GROUPS * CK_GROUP_WIDE };

// What of a stream lies in one piece: groups, and the numbers among theirs that are wanted.
typedef struct { uint64_t group; size_t groups, skip, count; } piece;

static piece next_piece(uint64_t first, size_t left, size_t per_group) {
  const size_t skip = first % per_group, room = GROUPS * per_group - skip;
  const size_t count = left < room ? left : room;
  return (piece){first / per_group, (skip + count + per_group - 1) / per_group, skip, count};
}

// Calls `body` for each piece, with `p` and `words`, the words of its groups.
#define PIECES(per_group, body)                                      \
  do {                                                               \
    const ck_random *path_of = made_by(path);                        \
    uint32_t words[WORDS];                                           \
    while (count > 0) {                                              \
      const piece p = next_piece(first, count, per_group);           \
      path_of->words(key, p.group, p.groups, words);                 \
      body;                                                          \
      first += p.count;                                              \
      count -= p.count;                                              \
      result += p.count;                                             \
    }                                                                \
  } while (0)

void ck_words_u32(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                  uint32_t *result) {
  PIECES(CK_GROUP_WORDS, memcpy(result, words + p.skip, p.count * sizeof *words));
}

void ck_words_u64(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                  uint64_t *result) {
  uint64_t wide[WIDE];
  PIECES(CK_GROUP_WIDE, {
    path_of->wide(words, p.groups, wide);
    memcpy(result, wide + p.skip, p.count * sizeof *wide);
  });
}

void ck_uniforms_f32(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                     float *result) {
  PIECES(CK_GROUP_WORDS, path_of->uniforms_f32(words + p.skip, p.count, result));
}

void ck_uniforms_f64(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                     double *result) {
  uint64_t wide[WIDE];
  PIECES(CK_GROUP_WIDE, {
    path_of->wide(words, p.groups, wide);
    path_of->uniforms_f64(wide + p.skip, p.count, result);
  });
}

void ck_normals_f32(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                    float *result) {
  PIECES(CK_GROUP_WORDS, path_of->normals_f32(words + p.skip, p.count, result));
}

void ck_normals_f64(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                    double *result) {
  uint64_t wide[WIDE];
  double uniforms[WIDE];
  PIECES(CK_GROUP_WIDE, {
    path_of->wide(words, p.groups, wide);
    path_of->uniforms_f64(wide + p.skip, p.count, uniforms);
    path_of->normals_f64(uniforms, p.count, result);
  });
}

// The 64-bit word of one number at a later attempt.
static uint64_t again(const uint32_t key[4], uint64_t index, uint32_t attempt) {
  const uint64_t block = index / CK_GROUP_WIDE * CK_GROUP_BLOCKS + index % CK_GROUP_BLOCKS;
  const uint32_t counter[4] = {(uint32_t)block, (uint32_t)(block >> 32), attempt, 0};
  const size_t half = index / CK_GROUP_BLOCKS % 2;
  uint32_t words[4];
  ck_threefry4x32(key, counter, words);
  return (uint64_t)words[2 * half + 1] << 32 | words[2 * half];
}

void ck_integers_i64(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                     uint64_t bound, int64_t *result) {
  // 2^64 mod bound: so many of the 2^64 products would be more than a fair share.
  const uint64_t unfair = (0 - bound) % bound;
  uint64_t wide[WIDE];
  PIECES(CK_GROUP_WIDE, {
    path_of->wide(words, p.groups, wide);
    for (size_t i = 0; i < p.count; i++) {
      unsigned __int128 product = (unsigned __int128)wide[p.skip + i] * bound;
      for (uint32_t attempt = 1; (uint64_t)product < unfair; attempt++)
        product = (unsigned __int128)again(key, first + i, attempt) * bound;
      result[i] = (int64_t)(product >> 64);
    }
  });
}
