// Hands the learning kernels to threads in chunks of a fixed size.
#include "learning_paths.h"
#pragma STDC FP_CONTRACT OFF

static const ck_learning *kernels(ck_path path) {
#if defined(__x86_64__)
  if (path == CK_AVX512) return &ck_learning_avx512;
  if (path == CK_AVX2) return &ck_learning_avx2;
#endif
  (void)path;
  return &ck_learning_plain;
}

typedef struct {
  const ck_job *job;
  ck_range range;
  size_t total, chunk;
} call;

static void run_chunk(void *context, size_t index) {
  const call *c = context;
  size_t from = index * c->chunk, to = from + c->chunk < c->total ? from + c->chunk : c->total;
  c->range(c->job, from, to);
}

static void run(int threads, ck_range range, const ck_job *job, size_t total, size_t chunk) {
  call c = {job, range, total, chunk};
  ck_parallel((total + chunk - 1) / chunk, threads, run_chunk, &c);
}

enum { ELEMENTS = 1 << 14 };

// Rows of about ELEMENTS elements, a multiple of four.
static size_t rows_of(size_t width) {
  size_t rows = ELEMENTS / (width ? width : 1) / 4 * 4;
  return rows ? rows : 4;
}

static size_t blocks(size_t columns) { return (columns + LANES - 1) / LANES; }

#define ELEMENTWISE(kernel) \
  run(threads, kernels(path)->kernel, &job, count, ELEMENTS)
#define ROWWISE(kernel) run(threads, kernels(path)->kernel, &job, rows, rows_of(job.width))
#define COLUMNWISE(kernel) run(threads, kernels(path)->kernel, &job, blocks(job.width), 1)

void ck_rectify(ck_path path, int threads, size_t count, float exponent, const float *h,
                float *r) {
  ck_job job = {.exponent = exponent, .x = h, .y = r};
  ELEMENTWISE(rectify);
}

void ck_times_slope(ck_path path, int threads, size_t count, float exponent, const float *h,
                    float *y) {
  ck_job job = {.exponent = exponent, .x = h, .y = y};
  ELEMENTWISE(times_slope);
}

void ck_read_out(ck_path path, int threads, size_t rows, size_t hidden, size_t classes,
                 const float *r, const float *weights, const float *bias, float *logits) {
  ck_job job = {.width = hidden, .classes = classes, .x = r, .weights = weights, .bias = bias,
                .y = logits};
  ROWWISE(read_out);
}

void ck_read_out_back(ck_path path, int threads, size_t rows, size_t hidden, size_t classes,
                      const float *delta, const float *weights, float *back) {
  ck_job job = {.width = hidden, .classes = classes, .x = delta, .weights = weights, .y = back};
  ROWWISE(read_out_back);
}

void ck_read_out_gradient(ck_path path, int threads, size_t rows, size_t hidden, size_t classes,
                          const float *delta, const float *r, float *gradient) {
  ck_job job = {.rows = rows, .width = hidden, .classes = classes, .x = delta, .other = r,
                .y = gradient};
  COLUMNWISE(read_out_gradient);
}

void ck_column_sums(ck_path path, int threads, size_t rows, size_t columns, const float *x,
                    float *sums) {
  ck_job job = {.rows = rows, .width = columns, .x = x, .y = sums};
  COLUMNWISE(column_sums);
}

void ck_column_moments(ck_path path, int threads, size_t rows, size_t columns, double divisor,
                       const float *x, float *mean, float *variance) {
  ck_job job = {.rows = rows, .width = columns, .divisor = divisor, .x = x, .first = mean,
                .second = variance};
  COLUMNWISE(column_moments);
}

void ck_affine_columns(ck_path path, int threads, size_t rows, size_t columns, const float *x,
                       const float *shift, const float *scale, const float *offset, float *y) {
  ck_job job = {.width = columns, .x = x, .mean = shift, .scale = scale, .bias = offset, .y = y};
  ROWWISE(affine_columns);
}

void ck_normalization_back(ck_path path, int threads, size_t rows, size_t columns, const float *x,
                           const float *mean, const float *inverse, const float *gain, float *dy,
                           float *gain_gradient, float *shift_gradient) {
  ck_job job = {.rows = rows, .width = columns, .x = x, .mean = mean, .scale = inverse,
                .weights = gain, .y = dy, .first = gain_gradient, .second = shift_gradient};
  COLUMNWISE(normalization_back);
}

void ck_times(ck_path path, int threads, size_t count, const float *x, float *y) {
  ck_job job = {.x = x, .y = y};
  ELEMENTWISE(times);
}

void ck_times_outer(ck_path path, int threads, size_t hidden, size_t classes, float factor,
                    const float *v, float *matrix) {
  size_t rows = hidden;
  ck_job job = {.width = hidden, .classes = classes, .high = factor, .weights = v, .y = matrix};
  ROWWISE(times_outer);
}

void ck_adam(ck_path path, int threads, size_t rows, size_t width, ck_adam_step step,
             const float *gradient, const float *decay, float *weights, float *m, float *v) {
  ck_job job = {.width = width, .adam = step, .x = gradient, .scale = decay, .y = weights,
                .first = m, .second = v};
  ROWWISE(adam);
}

void ck_jacobian_squares(ck_path path, int threads, size_t rows, size_t hidden, float exponent,
                         const float *h, const float *squares, double *result) {
  ck_job job = {.width = hidden, .exponent = exponent, .x = h, .weights = squares,
                .numbers = result};
  ROWWISE(jacobian_squares);
}

void ck_along_rows(ck_path path, int threads, size_t rows, size_t width, const float *base,
                   const float *direction, const float *amount, float *y) {
  ck_job job = {.width = width, .x = base, .other = direction, .step = amount, .y = y};
  ROWWISE(along_rows);
}

void ck_row_squares(ck_path path, int threads, size_t rows, size_t width, const float *x,
                    const float *y, double *result) {
  ck_job job = {.width = width, .x = x, .other = y, .numbers = result};
  ROWWISE(row_squares);
}

void ck_clamp(ck_path path, int threads, size_t count, float low, float high, float *x) {
  ck_job job = {.low = low, .high = high, .y = x};
  ELEMENTWISE(clamp);
}

void ck_sign_step(ck_path path, int threads, size_t rows, size_t width, const float *x,
                  const float *gradient, const float *step, const float *budget, float *y) {
  ck_job job = {.width = width, .x = x, .other = gradient, .step = step, .budget = budget, .y = y};
  ROWWISE(sign_step);
}

void ck_ball_step(ck_path path, int threads, size_t rows, size_t width, const float *x,
                  const float *gradient, const float *step, const float *budget, float *y) {
  ck_job job = {.width = width, .x = x, .other = gradient, .step = step, .budget = budget, .y = y};
  ROWWISE(ball_step);
}

void ck_momentum_sign_step(ck_path path, int threads, size_t rows, size_t width, const float *x,
                           const float *gradient, const float *step, const float *budget,
                           float momentum, float low, float high, float *previous, float *y) {
  ck_job job = {.width = width, .low = low, .high = high, .momentum = momentum, .x = x,
                .other = gradient, .step = step, .budget = budget, .y = y, .first = previous};
  ROWWISE(momentum_sign_step);
}

typedef struct {
  size_t rows, width;
  const float *source;
  const int64_t *indices;
  float *result;
} gather;

enum { GATHERED = 16 };

static void gather_rows(void *context, size_t index) {
  const gather *g = context;
  for (size_t row = index * GATHERED; row < g->rows && row < (index + 1) * GATHERED; row++)
    memcpy(g->result + row * g->width, g->source + (size_t)g->indices[row] * g->width,
           g->width * sizeof(float));
}

void ck_gather_rows(int threads, size_t rows, size_t width, const float *source,
                    const int64_t *indices, float *result) {
  gather g = {rows, width, source, indices, result};
  ck_parallel((rows + GATHERED - 1) / GATHERED, threads, gather_rows, &g);
}
