// The only ISA-specific code: see README.md.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

/// An instruction set path. All paths of a kernel give the same bits.
///
/// CK_SCALAR is portable C that uses the processor's fused multiply-add where there is one;
/// CK_SOFTWARE is the same without, which older processors run and tests compare.
typedef enum { CK_SCALAR = 0, CK_AVX2 = 1, CK_AVX512 = 2, CK_NEON = 3, CK_SOFTWARE = 4 } ck_path;

/// Whether this CPU and build can run a path.
int ck_path_available(ck_path path);

#include "ckernels_elementary.h"
#include "ckernels_random.h"

/// A strided operand: element (i, j) stands at data[i * row + j * column].
typedef struct { const float *data; size_t row, column; } ck_operand_f32;
typedef struct { const double *data; size_t row, column; } ck_operand_f64;

/// Which elements of a product are computed: all, or those on and below the diagonal.
typedef enum { CK_WHOLE = 0, CK_LOWER = 1 } ck_part;

/// C = A B, shapes [m, k] [k, n] [m, n], C row-major and dense.
///
/// Each element is the chain fma(a_k, b_k, … fma(a_1, b_1, fma(a_0, b_0, 0))). With CK_LOWER,
/// elements above the diagonal are left as they were or computed too, as tiles have it. Returns 0,
/// or -1 when memory runs out.
int ck_product_f32(ck_path path, int threads, ck_part part, size_t m, size_t n, size_t k,
                   ck_operand_f32 a, ck_operand_f32 b, float *c);
int ck_product_f64(ck_path path, int threads, ck_part part, size_t m, size_t n, size_t k,
                   ck_operand_f64 a, ck_operand_f64 b, double *c);

/// C += A B, or C -= A B: the same chain, going on from C, with -a_k where it subtracts.
///
/// C is row-major with the row stride `ldc`; it must not overlap A or B.
int ck_product_accumulate_f32(ck_path path, int threads, ck_part part, size_t m, size_t n, size_t k,
                              ck_operand_f32 a, ck_operand_f32 b, float *c, size_t ldc,
                              int subtract);
int ck_product_accumulate_f64(ck_path path, int threads, ck_part part, size_t m, size_t n, size_t k,
                              ck_operand_f64 a, ck_operand_f64 b, double *c, size_t ldc,
                              int subtract);

/// C = (X - means)ᵀ (X - means) on and below the diagonal, for X of shape [rows, columns]; each
/// difference is rounded to double precision, then as ck_product_f64. Makes no copy of X.
int ck_centred_gram(ck_path path, int threads, size_t rows, size_t columns, const float *samples,
                    const double *means, double *c);

/// Mean of every column of a dense matrix: a double precision sum in row order over the count.
void ck_column_means(int threads, size_t rows, size_t columns, const float *samples, double *means);

/// Divides the lower triangle of a dense square matrix and copies it to the upper one.
void ck_mirror_f32(int threads, size_t n, float *c, float divisor);
void ck_mirror_f64(int threads, size_t n, double *c, double divisor);

/// a b + c rounded once, without the processor's instruction: what CK_SOFTWARE computes with.
float ck_fma_f32(float a, float b, float c);
double ck_fma_f64(double a, double b, double c);

/// Runs `task(context, index)` for every index below `count` on up to `threads` threads.
///
/// Calls may overlap and nest. Those side by side share the threads they ask for: together they use
/// about as many as the largest call wants, and always those that call.
void ck_parallel(size_t count, int threads, void (*task)(void *context, size_t index),
                 void *context);

#include "ckernels_eigen.h"
#include "ckernels_learning.h"
#include "ckernels_wta.h"

#endif
