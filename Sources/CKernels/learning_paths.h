// What the learning kernels share: their arguments, a vector, and a table of them for each path.
#ifndef LEARNING_PATHS_H
#define LEARNING_PATHS_H

#include <string.h>

#include "ckernels_learning.h"

enum { LANES = 16 };

// Sixteen elements on every path; the compiler makes of them what the path has.
typedef float V __attribute__((vector_size(64), aligned(4), may_alias));
typedef double D __attribute__((vector_size(128), aligned(8), may_alias));
typedef int32_t I __attribute__((vector_size(64), aligned(4), may_alias));

// Arguments of one call; each kernel reads the fields that it needs.
typedef struct {
  size_t rows, width, classes, count;
  float exponent, low, high, momentum;
  double divisor;
  ck_adam_step adam;
  const float *x, *other, *weights, *bias, *step, *budget, *mean, *scale;
  float *y, *first, *second;
  double *numbers;
} ck_job;

// Works on units `from` to `to`: elements, rows or columns, as the kernel says.
typedef void (*ck_range)(const ck_job *job, size_t from, size_t to);

#define LEARNING_KERNELS(X)                                                                  \
  X(rectify) X(times_slope) X(read_out) X(read_out_back) X(read_out_gradient) X(column_sums) \
  X(column_moments) X(affine_columns) X(times) X(normalization_back) X(adam)          \
  X(jacobian_squares) X(along_rows) X(row_squares) X(clamp) X(sign_step) X(ball_step)        \
  X(momentum_sign_step) X(times_outer)

typedef struct {
#define FIELD(name) ck_range name;
  LEARNING_KERNELS(FIELD)
#undef FIELD
} ck_learning;

extern const ck_learning ck_learning_plain;
#if defined(__x86_64__)
extern const ck_learning ck_learning_avx2, ck_learning_avx512;
#endif

#define SPLAT(value) ((V){0} + (float)(value))
#define SELECT(mask, yes, no) ((V)(((mask) & (I)(yes)) | (~(mask) & (I)(no))))
// A part of a vector goes through a buffer of its own, so that the vector may stay in a register.
#define LOAD(vector, pointer, n)                          \
  do {                                                    \
    if (__builtin_expect((n) == LANES, 1)) {              \
      memcpy(&(vector), (pointer), sizeof(V));            \
    } else {                                              \
      float part[LANES] = {0};                            \
      memcpy(part, (pointer), (n) * sizeof(float));       \
      memcpy(&(vector), part, sizeof(V));                 \
    }                                                     \
  } while (0)
#define STORE(pointer, vector, n)                         \
  do {                                                    \
    if (__builtin_expect((n) == LANES, 1)) {              \
      memcpy((pointer), &(vector), sizeof(V));            \
    } else {                                              \
      float part[LANES];                                  \
      memcpy(part, &(vector), sizeof(V));                 \
      memcpy((pointer), part, (n) * sizeof(float));       \
    }                                                     \
  } while (0)
// i runs over `from ..< to` in vectors; n is how many elements of the last one count.
#define EACH_VECTOR(i, n, from, to)                                                         \
  for (size_t i = (from), n; i < (to) && (n = (to) - i < LANES ? (to) - i : LANES, 1); i += LANES)

// Twice the exponent when that is a small whole number, else -1.
static inline int halves(float exponent) {
  float twice = 2 * exponent;
  return twice >= 0 && twice <= 64 && twice == (float)(int)twice ? (int)twice : -1;
}

// Joins 16 lanes as a balanced tree.
static inline float join(const float *lanes) {
  float sum[LANES / 2];
  for (int i = 0; i < LANES / 2; i++) sum[i] = lanes[i] + lanes[i + LANES / 2];
  for (int width = LANES / 4; width > 0; width /= 2)
    for (int i = 0; i < width; i++) sum[i] += sum[i + width];
  return sum[0];
}

static inline double join_wide(const double *lanes) {
  double sum[LANES / 2];
  for (int i = 0; i < LANES / 2; i++) sum[i] = lanes[i] + lanes[i + LANES / 2];
  for (int width = LANES / 4; width > 0; width /= 2)
    for (int i = 0; i < width; i++) sum[i] += sum[i + width];
  return sum[0];
}

#endif
