// Threefry-4x32-20 and the uniform numbers made of it.
#include "ckernels_random.h"
#pragma STDC FP_CONTRACT OFF

static const int ROTATIONS[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5},
                                    {6, 20},  {17, 11}, {25, 10}, {18, 20}};

static uint32_t rotated(uint32_t x, int by) { return x << by | x >> (32 - by); }

void ck_threefry4x32(const uint32_t key[4], const uint32_t counter[4], uint32_t result[4]) {
  // The fifth key word makes the sum of all a constant, so that no key is degenerate.
  const uint32_t k[5] = {key[0], key[1], key[2], key[3],
                         0x1BD11BDA ^ key[0] ^ key[1] ^ key[2] ^ key[3]};
  uint32_t x[4];
  for (int i = 0; i < 4; i++) x[i] = counter[i] + k[i];
  for (int round = 0; round < 20; round++) {
    // Words 0, 1 and 2, 3 are mixed in even rounds, 0, 3 and 2, 1 in odd ones.
    const int *by = ROTATIONS[round % 8], first = round % 2 ? 3 : 1, second = 4 - first;
    x[0] += x[first];
    x[first] = rotated(x[first], by[0]) ^ x[0];
    x[2] += x[second];
    x[second] = rotated(x[second], by[1]) ^ x[2];
    if (round % 4 == 3) {
      int injection = round / 4 + 1;
      for (int i = 0; i < 4; i++) x[i] += k[(injection + i) % 5];
      x[3] += (uint32_t)injection;
    }
  }
  for (int i = 0; i < 4; i++) result[i] = x[i];
}

// Block `index` of the stream of draws; children use another last counter word.
static void block(const uint32_t key[4], uint64_t index, uint32_t words[4]) {
  const uint32_t counter[4] = {(uint32_t)index, (uint32_t)(index >> 32), 0, 0};
  ck_threefry4x32(key, counter, words);
}

void ck_words_u64(const uint32_t key[4], uint64_t first, size_t count, uint64_t *result) {
  uint32_t words[4];
  for (size_t i = 0; i < count; i++) {
    uint64_t index = first + i;
    if (i == 0 || index % 2 == 0) block(key, index / 2, words);
    size_t half = index % 2 * 2;
    result[i] = (uint64_t)words[half + 1] << 32 | words[half];
  }
}

void ck_uniforms_f64(const uint32_t key[4], uint64_t first, size_t count, double *result) {
  uint32_t words[4];
  for (size_t i = 0; i < count; i++) {
    uint64_t index = first + i;
    if (i == 0 || index % 2 == 0) block(key, index / 2, words);
    size_t half = index % 2 * 2;
    uint64_t bits = (uint64_t)words[half + 1] << 32 | words[half];
    result[i] = ((double)(bits >> 12) + 0.5) * 0x1p-52;
  }
}

void ck_uniforms_f32(const uint32_t key[4], uint64_t first, size_t count, float *result) {
  uint32_t words[4];
  for (size_t i = 0; i < count; i++) {
    uint64_t index = first + i;
    if (i == 0 || index % 4 == 0) block(key, index / 4, words);
    result[i] = ((float)(words[index % 4] >> 9) + 0.5f) * 0x1p-23f;
  }
}

void ck_normals_f64(const uint32_t key[4], uint64_t first, size_t count, double *result) {
  ck_uniforms_f64(key, first, count, result);
  for (size_t i = 0; i < count; i++) result[i] = ck_inverse_normal(result[i]);
}

void ck_normals_f32(const uint32_t key[4], uint64_t first, size_t count, float *result) {
  uint32_t words[4];
  for (size_t i = 0; i < count; i++) {
    uint64_t index = first + i;
    if (i == 0 || index % 4 == 0) block(key, index / 4, words);
    result[i] = (float)ck_inverse_normal(((double)words[index % 4] + 0.5) * 0x1p-32);
  }
}
