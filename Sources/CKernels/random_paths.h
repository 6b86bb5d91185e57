// What the paths of the random numbers hand to their dispatch.
#ifndef RANDOM_PATHS_H
#define RANDOM_PATHS_H

#include <math.h>
#include <string.h>

#include "ckernels.h"
#include "elementary_paths.h"
#include "random_tables.h"

// A group is 16 blocks, whose 64 words lie in the order 0 of all blocks, 1 of all blocks, ...
enum { CK_GROUP_BLOCKS = 16, CK_GROUP_WORDS = 64, CK_GROUP_WIDE = 32 };

typedef struct {
  /// Groups `group` to `group + groups - 1` of a key.
  void (*words)(const uint32_t key[4], uint64_t group, size_t groups, uint32_t *words);
  /// The 64-bit words of whole groups.
  void (*wide)(const uint32_t *words, size_t groups, uint64_t *result);
  void (*uniforms_f32)(const uint32_t *words, size_t count, float *result);
  void (*uniforms_f64)(const uint64_t *words, size_t count, double *result);
  void (*normals_f32)(const uint32_t *words, size_t count, float *result);
  void (*normals_f64)(const double *uniforms, size_t count, double *result);
} ck_random;

extern const ck_random ck_random_scalar;
#if defined(__x86_64__)
extern const ck_random ck_random_avx2, ck_random_avx512;
#elif defined(__aarch64__)
extern const ck_random ck_random_neon;
#endif

// Rotation distances in round r mod 8, for the first and the second pair of words.
static const int CK_ROTATIONS[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5},
                                       {6, 20},  {17, 11}, {25, 10}, {18, 20}};

#define CK_ROTATED(x, by) ((x) << (by) | (x) >> (32 - (by)))

// Encrypts the four words x, single ones or lanes, in place. Words 0, 1 and 2, 3 are mixed in even
// rounds, 0, 3 and 2, 1 in odd ones; after every fourth the key is added again. The fifth key word
// makes the sum of all a constant, so that no key is degenerate.
#define CK_ENCRYPT(x, key)                                                                    \
  do {                                                                                        \
    const uint32_t k[5] = {(key)[0], (key)[1], (key)[2], (key)[3],                            \
                           0x1BD11BDA ^ (key)[0] ^ (key)[1] ^ (key)[2] ^ (key)[3]};           \
    for (int i = 0; i < 4; i++) (x)[i] += k[i];                                               \
    _Pragma("clang loop unroll(full)") for (int round = 0; round < 20; round++) {             \
      const int *by = CK_ROTATIONS[round % 8], first = round % 2 ? 3 : 1, second = 4 - first; \
      (x)[0] += (x)[first];                                                                   \
      (x)[first] = CK_ROTATED((x)[first], by[0]) ^ (x)[0];                                    \
      (x)[2] += (x)[second];                                                                  \
      (x)[second] = CK_ROTATED((x)[second], by[1]) ^ (x)[2];                                  \
      if (round % 4 == 3) {                                                                   \
        const int injection = round / 4 + 1;                                                  \
        _Pragma("clang loop unroll(full)") for (int i = 0; i < 4; i++)                        \
            (x)[i] += k[(injection + i) % 5];                                                 \
        (x)[3] += (uint32_t)injection;                                                        \
      }                                                                                       \
    }                                                                                         \
  } while (0)

#endif
