// Counter-based random numbers: pure functions of a key and an index.
#ifndef CKERNELS_RANDOM_H
#define CKERNELS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/// Threefry-4x32-20: 128 random bits for a 128-bit key and counter.
///
/// Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
void ck_threefry4x32(const uint32_t key[4], const uint32_t counter[4], uint32_t result[4]);

/// Numbers `first` to `first + count - 1` of the stream of a key, uniform in the open (0, 1).
///
/// Number i comes from block i / 2 (double: 52 bits and a half) or i / 4 (single: 23 bits and a half).
void ck_uniforms_f64(const uint32_t key[4], uint64_t first, size_t count, double *result);
void ck_uniforms_f32(const uint32_t key[4], uint64_t first, size_t count, float *result);

/// 64 random bits each.
void ck_words_u64(const uint32_t key[4], uint64_t first, size_t count, uint64_t *result);

/// Standard normal numbers: the inverse distribution function of the uniform ones.
///
/// Relative error of the inverse below 1e-15. Source: Wichura, algorithm AS 241 (1988).
void ck_normals_f64(const uint32_t key[4], uint64_t first, size_t count, double *result);

/// Single precision from 32 bits each, rounded once from the inverse in double precision.
void ck_normals_f32(const uint32_t key[4], uint64_t first, size_t count, float *result);

/// The inverse of the standard normal distribution function; p in (0, 1).
double ck_inverse_normal(double p);

#endif
