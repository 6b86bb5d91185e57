// Column means and mirrored triangles: what a covariance needs besides a product.
#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

enum { COLUMNS = 512, ROWS = 32 };

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

typedef struct {
  size_t rows, columns;
  const float *samples;
  double *means;
} means_context;

static void means_of(void *context, size_t index) {
  const means_context *p = context;
  size_t from = index * COLUMNS, count = smaller(COLUMNS, p->columns - from);
  double sum[COLUMNS] = {0};
  for (size_t row = 0; row < p->rows; row++) {
    const float *samples = p->samples + row * p->columns + from;
    for (size_t j = 0; j < count; j++) sum[j] += (double)samples[j];
  }
  for (size_t j = 0; j < count; j++) p->means[from + j] = sum[j] / (double)p->rows;
}

void ck_column_means(int threads, size_t rows, size_t columns, const float *samples, double *means) {
  means_context p = {rows, columns, samples, means};
  ck_parallel((columns + COLUMNS - 1) / COLUMNS, rows * columns < 100000 ? 1 : threads, means_of, &p);
}

// Blocks of rows against blocks of columns, so that lines of both triangles are used whole.
#define MIRROR(T, name)                                                                           \
  typedef struct {                                                                                \
    size_t n;                                                                                     \
    T *c, divisor;                                                                                \
  } name##_context;                                                                               \
  static void name##_rows(void *context, size_t index) {                                          \
    const name##_context *p = context;                                                            \
    size_t n = p->n, from = index * ROWS, to = smaller(from + ROWS, n);                           \
    for (size_t first = 0; first < to; first += ROWS)                                             \
      for (size_t i = from; i < to; i++)                                                          \
        for (size_t j = first; j < first + ROWS && j <= i; j++)                                   \
          p->c[j * n + i] = p->c[i * n + j] = p->c[i * n + j] / p->divisor;                       \
  }                                                                                               \
  void name(int threads, size_t n, T *c, T divisor) {                                             \
    name##_context p = {n, c, divisor};                                                           \
    ck_parallel((n + ROWS - 1) / ROWS, n < 256 ? 1 : threads, name##_rows, &p);                   \
  }

MIRROR(float, ck_mirror_f32)
MIRROR(double, ck_mirror_f64)
