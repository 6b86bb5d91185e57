// The two kernels of the reduction to tridiagonal form.
#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

enum { CHUNK = 32 };

typedef struct {
  size_t n, stride;
  double *a;
  const double *v, *w;
  double *y;
} symmetric_context;

static void times_rows(void *context, size_t chunk) {
  symmetric_context *p = context;
  size_t end = (chunk + 1) * CHUNK < p->n ? (chunk + 1) * CHUNK : p->n;
  for (size_t i = chunk * CHUNK; i < end; i++)
    p->y[i] = ck_dot_f64(p->a + i * p->stride, p->v, p->n);
}

static void update_rows(void *context, size_t chunk) {
  symmetric_context *p = context;
  size_t end = (chunk + 1) * CHUNK < p->n ? (chunk + 1) * CHUNK : p->n;
  for (size_t i = chunk * CHUNK; i < end; i++) {
    double vi = p->v[i], wi = p->w[i];
    double *row = p->a + i * p->stride;
    for (size_t j = 0; j < p->n; j++) row[j] -= vi * p->w[j] + wi * p->v[j];
  }
}

void ck_symmetric_times_vector(int threads, size_t n, const double *a, size_t stride,
                               const double *x, double *y) {
  symmetric_context p = {.n = n, .stride = stride, .a = (double *)a, .v = x, .y = y};
  ck_parallel((n + CHUNK - 1) / CHUNK, n < 128 ? 1 : threads, times_rows, &p);
}

void ck_rank_two_update(int threads, size_t n, double *a, size_t stride, const double *v,
                        const double *w) {
  symmetric_context p = {.n = n, .stride = stride, .a = a, .v = v, .w = w};
  ck_parallel((n + CHUNK - 1) / CHUNK, n < 128 ? 1 : threads, update_rows, &p);
}
