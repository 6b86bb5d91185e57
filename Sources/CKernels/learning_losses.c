// Losses of logits, row by row in double precision.
#include "ckernels_learning.h"
#pragma STDC FP_CONTRACT OFF

enum { ROWS = 64 };

typedef struct {
  size_t rows, classes;
  const float *logits;
  const uint8_t *labels;
  float scale;
  double *losses;
  float *delta;
} loss_job;

static size_t largest(const float *z, size_t classes, size_t excluded) {
  size_t best = excluded == 0 ? 1 : 0;
  for (size_t k = best + 1; k < classes; k++)
    if (k != excluded && z[k] > z[best]) best = k;
  return best;
}

static void cross_entropy_row(const loss_job *job, size_t b) {
  size_t classes = job->classes, label = job->labels[b];
  const float *z = job->logits + b * classes;
  double top = (double)z[largest(z, classes, classes)], others = 0;
  for (size_t k = 0; k < classes; k++)
    if (k != label) others += ck_exp((double)z[k] - top);
  double own = ck_exp((double)z[label] - top), sum = own + others;
  job->losses[b] = ck_log(sum) - ((double)z[label] - top);
  if (!job->delta) return;
  double scale = (double)job->scale / sum;
  for (size_t k = 0; k < classes; k++)
    job->delta[b * classes + k] =
        (float)(k == label ? -scale * others : scale * ck_exp((double)z[k] - top));
}

static void margin_row(const loss_job *job, size_t b) {
  size_t classes = job->classes, label = job->labels[b];
  const float *z = job->logits + b * classes;
  size_t rival = largest(z, classes, label);
  job->losses[b] = (double)z[rival] - (double)z[label];
  if (!job->delta) return;
  for (size_t k = 0; k < classes; k++)
    job->delta[b * classes + k] = k == rival ? job->scale : k == label ? -job->scale : 0;
}

static void cross_entropy_rows(void *context, size_t index) {
  const loss_job *job = context;
  size_t end = (index + 1) * ROWS < job->rows ? (index + 1) * ROWS : job->rows;
  for (size_t b = index * ROWS; b < end; b++) cross_entropy_row(job, b);
}

static void margin_rows(void *context, size_t index) {
  const loss_job *job = context;
  size_t end = (index + 1) * ROWS < job->rows ? (index + 1) * ROWS : job->rows;
  for (size_t b = index * ROWS; b < end; b++) margin_row(job, b);
}

void ck_cross_entropy(int threads, size_t rows, size_t classes, const float *logits,
                      const uint8_t *labels, float scale, double *losses, float *delta) {
  loss_job job = {rows, classes, logits, labels, scale, losses, delta};
  ck_parallel((rows + ROWS - 1) / ROWS, threads, cross_entropy_rows, &job);
}

void ck_margin(int threads, size_t rows, size_t classes, const float *logits,
               const uint8_t *labels, float scale, double *losses, float *delta) {
  loss_job job = {rows, classes, logits, labels, scale, losses, delta};
  ck_parallel((rows + ROWS - 1) / ROWS, threads, margin_rows, &job);
}
