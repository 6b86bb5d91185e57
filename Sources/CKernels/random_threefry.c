// Threefry-4x32-20 and the numbers made of its bits.
#include <string.h>

#include "ckernels_random.h"
#pragma STDC FP_CONTRACT OFF

// Eight blocks side by side, one in each lane of a vector; the compiler maps the lanes onto the
// registers there are. All operations are on integers, so that cannot change a bit.
typedef uint32_t lanes __attribute__((vector_size(32)));
enum { LANES = 8 };

// Rotation distances in round r mod 8, for the first and the second pair of words.
static const int ROTATIONS[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5},
                                    {6, 20},  {17, 11}, {25, 10}, {18, 20}};

#define ROTATED(x, by) ((x) << (by) | (x) >> (32 - (by)))

// Encrypts the four words x, single ones or lanes, in place. Words 0, 1 and 2, 3 are mixed in even
// rounds, 0, 3 and 2, 1 in odd ones; after every fourth the key is added again. The fifth key word
// makes the sum of all a constant, so that no key is degenerate.
#define ENCRYPT(x, key)                                                                       \
  do {                                                                                        \
    const uint32_t k[5] = {(key)[0], (key)[1], (key)[2], (key)[3],                            \
                           0x1BD11BDA ^ (key)[0] ^ (key)[1] ^ (key)[2] ^ (key)[3]};           \
    for (int i = 0; i < 4; i++) (x)[i] += k[i];                                               \
    _Pragma("clang loop unroll(full)") for (int round = 0; round < 20; round++) {             \
      const int *by = ROTATIONS[round % 8], first = round % 2 ? 3 : 1, second = 4 - first;    \
      (x)[0] += (x)[first];                                                                   \
      (x)[first] = ROTATED((x)[first], by[0]) ^ (x)[0];                                       \
      (x)[2] += (x)[second];                                                                  \
      (x)[second] = ROTATED((x)[second], by[1]) ^ (x)[2];                                     \
      if (round % 4 == 3) {                                                                   \
        const int injection = round / 4 + 1;                                                  \
        for (int i = 0; i < 4; i++) (x)[i] += k[(injection + i) % 5];                         \
        (x)[3] += (uint32_t)injection;                                                        \
      }                                                                                       \
    }                                                                                         \
  } while (0)

void ck_threefry4x32(const uint32_t key[4], const uint32_t counter[4], uint32_t result[4]) {
  uint32_t x[4] = {counter[0], counter[1], counter[2], counter[3]};
  ENCRYPT(x, key);
  memcpy(result, x, sizeof x);
}

// Blocks first ..< first + 8 of a key, four words each.
static void eight_blocks(const uint32_t key[4], uint64_t first, uint32_t words[4 * LANES]) {
  lanes x[4] = {0};
  for (int lane = 0; lane < LANES; lane++) {
    x[0][lane] = (uint32_t)(first + (uint64_t)lane);
    x[1][lane] = (uint32_t)((first + (uint64_t)lane) >> 32);
  }
  ENCRYPT(x, key);
  for (int lane = 0; lane < LANES; lane++)
    for (int i = 0; i < 4; i++) words[4 * lane + i] = x[i][lane];
}

// Numbers are made in pieces of a buffer's size: first their words, then the numbers.
enum { BUFFER = 256 };

static size_t piece(size_t left) { return left < BUFFER ? left : BUFFER; }

// Words first ..< first + count of a key, four from each block.
static void fill_words(const uint32_t key[4], uint64_t first, size_t count, uint32_t *words) {
  uint32_t group[4 * LANES];
  size_t skip = first % 4;
  for (uint64_t block = first / 4; count > 0; block += LANES, skip = 0) {
    eight_blocks(key, block, group);
    const size_t room = 4 * LANES - skip, here = count < room ? count : room;
    memcpy(words, group + skip, here * sizeof *words);
    words += here;
    count -= here;
  }
}

static inline uint64_t joined(const uint32_t *words, size_t index) {
  return (uint64_t)words[2 * index + 1] << 32 | words[2 * index];
}

// (bits + 1/2) / 2^52: the bits as the fraction of a number in [1, 2), then exact subtractions.
static inline double unit(uint64_t bits) {
  const uint64_t pattern = bits >> 12 | UINT64_C(0x3FF) << 52;
  double value;
  memcpy(&value, &pattern, sizeof value);
  return value - 1 + 0x1p-53;
}

void ck_words_u64(const uint32_t key[4], uint64_t first, size_t count, uint64_t *result) {
  uint32_t words[2 * BUFFER];
  for (size_t done = 0; done < count; done += BUFFER) {
    const size_t here = piece(count - done);
    fill_words(key, 2 * (first + done), 2 * here, words);
    for (size_t i = 0; i < here; i++) result[done + i] = joined(words, i);
  }
}

void ck_uniforms_f64(const uint32_t key[4], uint64_t first, size_t count, double *result) {
  uint32_t words[2 * BUFFER];
  for (size_t done = 0; done < count; done += BUFFER) {
    const size_t here = piece(count - done);
    fill_words(key, 2 * (first + done), 2 * here, words);
    for (size_t i = 0; i < here; i++) result[done + i] = unit(joined(words, i));
  }
}

void ck_uniforms_f32(const uint32_t key[4], uint64_t first, size_t count, float *result) {
  uint32_t words[BUFFER];
  for (size_t done = 0; done < count; done += BUFFER) {
    const size_t here = piece(count - done);
    fill_words(key, first + done, here, words);
    for (size_t i = 0; i < here; i++)
      result[done + i] = ((float)(int32_t)(words[i] >> 9) + 0.5f) * 0x1p-23f;
  }
}

void ck_normals_f64(const uint32_t key[4], uint64_t first, size_t count, double *result) {
  double uniforms[BUFFER];
  for (size_t done = 0; done < count; done += BUFFER) {
    const size_t here = piece(count - done);
    ck_uniforms_f64(key, first + done, here, uniforms);
    ck_inverse_normals(uniforms, here, result + done);
  }
}

void ck_normals_f32(const uint32_t key[4], uint64_t first, size_t count, float *result) {
  uint32_t words[BUFFER];
  double uniforms[BUFFER], normals[BUFFER];
  for (size_t done = 0; done < count; done += BUFFER) {
    const size_t here = piece(count - done);
    fill_words(key, first + done, here, words);
    for (size_t i = 0; i < here; i++) uniforms[i] = ((double)words[i] + 0.5) * 0x1p-32;
    ck_inverse_normals(uniforms, here, normals);
    for (size_t i = 0; i < here; i++) result[done + i] = (float)normals[i];
  }
}

// The words of one number at a later attempt.
static uint64_t again(const uint32_t key[4], uint64_t index, uint32_t attempt) {
  const uint64_t block = index / 2;
  const uint32_t counter[4] = {(uint32_t)block, (uint32_t)(block >> 32), attempt, 0};
  uint32_t words[4];
  ck_threefry4x32(key, counter, words);
  return joined(words, index % 2);
}

void ck_integers_i64(const uint32_t key[4], uint64_t first, size_t count, uint64_t bound,
                     int64_t *result) {
  // 2^64 mod bound: so many of the 2^64 products would be more than a fair share.
  const uint64_t unfair = (0 - bound) % bound;
  uint32_t words[2 * BUFFER];
  for (size_t done = 0; done < count; done += BUFFER) {
    const size_t here = piece(count - done);
    fill_words(key, 2 * (first + done), 2 * here, words);
    for (size_t i = 0; i < here; i++) {
      unsigned __int128 product = (unsigned __int128)joined(words, i) * bound;
      for (uint32_t attempt = 1; (uint64_t)product < unfair; attempt++)
        product = (unsigned __int128)again(key, first + done + i, attempt) * bound;
      result[done + i] = (int64_t)(product >> 64);
    }
  }
}
