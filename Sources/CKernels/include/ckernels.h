// The only ISA-specific code: see README.md.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "ckernels_random.h"

/// An instruction set path. All paths of a kernel give the same bits.
typedef enum { CK_SCALAR = 0, CK_AVX2 = 1, CK_AVX512 = 2, CK_NEON = 3 } ck_path;

/// Whether this CPU and build can run a path.
int ck_path_available(ck_path path);

/// A strided operand: element (i, j) stands at data[i * row + j * column].
typedef struct { const float *data; size_t row, column; } ck_operand_f32;
typedef struct { const double *data; size_t row, column; } ck_operand_f64;

/// Which elements of a product are computed.
typedef enum { CK_WHOLE = 0, CK_LOWER = 1 } ck_part;

/// C = A B, shapes [m, k] [k, n] [m, n], C row-major and dense.
///
/// Each element is the chain fma(a_k, b_k, … fma(a_1, b_1, fma(a_0, b_0, 0))). With CK_LOWER, tiles
/// above the diagonal are left as they were. Returns 0, or -1 when memory runs out.
int ck_product_f32(ck_path path, int threads, ck_part part, size_t m, size_t n, size_t k,
                   ck_operand_f32 a, ck_operand_f32 b, float *c);
int ck_product_f64(ck_path path, int threads, ck_part part, size_t m, size_t n, size_t k,
                   ck_operand_f64 a, ck_operand_f64 b, double *c);

/// y = A x for a symmetric A of which the lower triangle is read; dense, row stride `stride`.
///
/// Every element is 16 interleaved chains over columns, joined by a fixed tree.
void ck_symmetric_times_vector(int threads, size_t n, const double *a, size_t stride,
                               const double *x, double *y);

/// A -= v wᵀ + w vᵀ on a full square matrix, so that it stays symmetric to the bit.
void ck_rank_two_update(int threads, size_t n, double *a, size_t stride, const double *v,
                        const double *w);

/// Sums in 16 interleaved lanes joined by a fixed tree.
double ck_sum_f64(const double *x, size_t count);
double ck_dot_f64(const double *x, const double *y, size_t count);
double ck_sum_f32(const float *x, size_t count);
double ck_sum_squares_f32(const float *x, size_t count);

/// Elementary functions of IEEE operations only; bounds are stated in elementary.c.
double ck_exp(double x);
double ck_log(double x);
double ck_pow(double x, double y);

/// Runs `task(context, index)` for every index below `count` on up to `threads` threads.
///
/// Calls may overlap and nest; one that finds the pool busy runs on its own thread.
void ck_parallel(size_t count, int threads, void (*task)(void *context, size_t index),
                 void *context);

#include "ckernels_wta.h"

#endif
