// Counter-based random numbers: pure functions of a key and an index.
//
// Included by ckernels.h, which declares ck_path.
#ifndef CKERNELS_RANDOM_H
#define CKERNELS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/// Threefry-4x32-20: 128 random bits for a 128-bit key and counter.
///
/// Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
void ck_threefry4x32(const uint32_t key[4], const uint32_t counter[4], uint32_t result[4]);

// The streams below are numbers `first` to `first + count - 1` of a key: number i is a function of
// the key and i alone, on every path. Block b of a key has the counter { b low, b high, attempt,
// 0 }, and only ck_integers_i64 has attempts other than 0. Blocks come in groups of 16, whose words
// are taken across blocks. With g = i / 64, j = i / 16 mod 4, l = i mod 16, a number of 32 bits is
// word j of block 16 g + l; with g = i / 32, j = i / 16 mod 2, one of 64 bits is words 2 j, low, and
// 2 j + 1, high, of block 16 g + l.

/// 32 or 64 random bits each.
void ck_words_u32(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                  uint32_t *result);
void ck_words_u64(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                  uint64_t *result);

/// Uniform in the open (0, 1): the top 52 bits (double) or 23 bits (single) and a half.
void ck_uniforms_f64(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                     double *result);
void ck_uniforms_f32(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                     float *result);

/// Standard normal numbers: ck_inverse_normal of the uniform ones.
void ck_normals_f64(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                    double *result);

/// Standard normal numbers in single precision: ck_inverse_normal_word of 32 bits each.
void ck_normals_f32(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                    float *result);

/// Integers in 0 ..< bound, all equally likely; bound in 1 ... 2^63 - 1.
///
/// The high half of bits times bound; where the low half shows that the product fell into the part
/// that would be hit once too often, the same number is drawn again with the next attempt.
/// Source: Lemire, "Fast random integer generation in an interval" (ACM TOMACS 29, 2019).
void ck_integers_i64(ck_path path, const uint32_t key[4], uint64_t first, size_t count,
                     uint64_t bound, int64_t *result);

/// The numbers 0 to count - 1 sorted by their 64-bit words, ties by the number.
///
/// Up to 2^32 - 1; returns 0, or -1 when memory runs out.
int ck_permutation(ck_path path, const uint32_t key[4], size_t count, int64_t *result);

/// The inverse of the standard normal distribution function; p in (0, 1).
///
/// Relative error below 2e-15. Source: Wichura, algorithm AS 241 (1988).
double ck_inverse_normal(double p);

/// The inverse at (word + 1/2) / 2^32, evaluated in double precision to 2^-28.8 and rounded once:
/// odd about the middle, and never falling from a word to the next.
float ck_inverse_normal_word(uint32_t word);

#endif
