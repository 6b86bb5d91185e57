// Counter-based random numbers: pure functions of a key and an index.
#ifndef CKERNELS_RANDOM_H
#define CKERNELS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/// Threefry-4x32-20: 128 random bits for a 128-bit key and counter.
///
/// Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
void ck_threefry4x32(const uint32_t key[4], const uint32_t counter[4], uint32_t result[4]);

// The streams below are numbers `first` to `first + count - 1` of a key. Block b of a key has the
// counter { b low, b high, attempt, 0 }, and only ck_integers_i64 has attempts other than 0. A
// number of 64 bits with index i is words 2 (i mod 2), low, and 2 (i mod 2) + 1, high, of block
// i / 2; one of 32 bits is word i mod 4 of block i / 4.

/// 64 random bits each.
void ck_words_u64(const uint32_t key[4], uint64_t first, size_t count, uint64_t *result);

/// Uniform in the open (0, 1): the top 52 bits (double) or 23 bits (single) and a half.
void ck_uniforms_f64(const uint32_t key[4], uint64_t first, size_t count, double *result);
void ck_uniforms_f32(const uint32_t key[4], uint64_t first, size_t count, float *result);

/// Standard normal numbers: the inverse distribution function of the uniform ones.
void ck_normals_f64(const uint32_t key[4], uint64_t first, size_t count, double *result);

/// Single precision from 32 bits each, rounded once from the inverse in double precision.
void ck_normals_f32(const uint32_t key[4], uint64_t first, size_t count, float *result);

/// Integers in 0 ..< bound, all equally likely; bound in 1 ... 2^63 - 1.
///
/// The high half of bits times bound; where the low half shows that the product fell into the part
/// that would be hit once too often, the same number is drawn again with the next attempt.
/// Source: Lemire, "Fast random integer generation in an interval" (ACM TOMACS 29, 2019).
void ck_integers_i64(const uint32_t key[4], uint64_t first, size_t count, uint64_t bound,
                     int64_t *result);

/// The inverse of the standard normal distribution function; p in (0, 1).
///
/// Relative error below 2e-15. Source: Wichura, algorithm AS 241 (1988).
double ck_inverse_normal(double p);
void ck_inverse_normals(const double *restrict p, size_t count, double *restrict result);

#endif
