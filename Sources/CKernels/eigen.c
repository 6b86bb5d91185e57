// From a matrix to its eigenvalues.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

typedef struct {
  const eigen_kernels *kernels;
  size_t n;
  const double *a;
  double *values, *vectors;
  int status;
} problem;

// The power of two that brings the largest magnitude of the lower triangle into [1, 2).
static int magnitude(size_t n, const double *a) {
  double largest = 0;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++) largest = fmax(largest, fabs(a[i * n + j]));
  return largest > 0 ? ilogb(largest) : 0;
}
#include <stdio.h>
#include <time.h>
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + 1e-9 * t.tv_nsec; }
int eigen_verbose;
static void values_of(eigen_team *team, void *context) {
  problem *p = context;
  size_t n = p->n, stride = n + 8 - n % 8 + 8;
  int exponent = magnitude(n, p->a);
  double t0 = now();
  eigen_work work;
  double *a = eigen_numbers(n * stride), *band = calloc(eigen_band_size(n), sizeof(double));
  double *off = eigen_numbers(n);
  p->status = eigen_work_open(&work, p->kernels, team, n > EIGEN_BAND ? n : EIGEN_BAND);
  if (!a || !band || !off) p->status = -1;
  if (p->status == 0) {
    double up = ldexp(1, -exponent / 2), down = ldexp(1, -exponent - -exponent / 2);
    for (size_t i = 0; i < n; i++)
      for (size_t j = 0; j <= i; j++) a[i * stride + j] = p->a[i * n + j] * up * down;
    double t1 = now();
    p->status = eigen_to_band(&work, n, a, stride);
    double t2 = now();
    for (size_t i = 0; i < n; i++)
      for (size_t j = i > EIGEN_BAND ? i - EIGEN_BAND : 0; j <= i; j++)
        band[eigen_band_place(i, j)] = a[i * stride + j];
    if (p->status == 0) p->status = eigen_chase(&work, n, band, p->values, off);
    double t3 = now();
    if (p->status == 0) p->status = eigen_tridiagonal_values(n, p->values, off);
    double t4 = now();
    if (eigen_verbose) printf("copy %.4f band %.4f chase %.4f tri %.4f\n", t1-t0,t2-t1,t3-t2,t4-t3);
    for (size_t i = 0; i < n; i++) p->values[i] = ldexp(p->values[i], exponent);
    for (size_t i = 0; i < n / 2; i++) {
      double low = p->values[i];
      p->values[i] = p->values[n - 1 - i];
      p->values[n - 1 - i] = low;
    }
  }
  free(a);
  free(band);
  free(off);
  eigen_work_close(&work);
}

int ck_eigen_values_f64(ck_path path, int threads, size_t n, const double *a, double *values) {
  problem p = {.kernels = eigen_kernels_of(path), .n = n, .a = a, .values = values};
  eigen_team_run(threads, values_of, &p);
  return p.status;
}

static void vectors_of(eigen_team *team, void *context) {
  problem *p = context;
  size_t n = p->n, stride = n + 8 - n % 8 + 8;
  int exponent = magnitude(n, p->a);
  double t0 = now();
  eigen_work work;
  double *a = eigen_numbers(n * stride), *rows = eigen_numbers(n * stride);
  double *reflections = eigen_numbers(n * stride), *off = eigen_numbers(3 * n);
  size_t *order = malloc((n + 1) * sizeof(size_t));
  p->status = eigen_work_open(&work, p->kernels, team, n);
  if (!a || !rows || !reflections || !off || !order) p->status = -1;
  if (p->status == 0) {
    double *scales = off + n, *d = scales + n;
    double up = ldexp(1, -exponent / 2), down = ldexp(1, -exponent - -exponent / 2);
    for (size_t i = 0; i < n; i++)
      for (size_t j = 0; j <= i; j++) a[i * stride + j] = p->a[i * n + j] * up * down;
    memset(rows, 0, n * stride * sizeof(double));
    double t1 = now();
    p->status = eigen_to_tridiagonal(&work, n, a, stride, reflections, scales, d, off);
    double t2 = now();
    if (p->status == 0) p->status = eigen_divide(&work, n, d, off, rows, stride);
    double t3 = now();
    // Largest first, ties by row.
    for (size_t i = 0; i < n; i++) order[i] = i;
    for (size_t i = 1; i < n; i++) {
      size_t o = order[i], j = i;
      for (; j > 0 && d[order[j - 1]] < d[o]; j--) order[j] = order[j - 1];
      order[j] = o;
    }
    for (size_t i = 0; i < n; i++) {
      p->values[i] = ldexp(d[order[i]], exponent);
      memcpy(p->vectors + i * n, rows + order[i] * stride, n * sizeof(double));
    }
    if (p->status == 0) p->status = eigen_back(&work, n, reflections, stride, scales, p->vectors, n);
    double t4 = now();
    for (size_t i = 0; i < n; i++) {
      double *v = p->vectors + i * n;
      size_t top = 0;
      for (size_t j = 1; j < n; j++)
        if (fabs(v[j]) > fabs(v[top])) top = j;
      if (v[top] < 0)
        for (size_t j = 0; j < n; j++) v[j] = -v[j];
    }
    double t5 = now();
    if (eigen_verbose) printf("copy %.4f reduce %.4f divide %.4f back %.4f sign %.4f\n", t1-t0,t2-t1,t3-t2,t4-t3,t5-t4);
  }
  free(a);
  free(rows);
  free(reflections);
  free(off);
  free(order);
  eigen_work_close(&work);
}

int ck_eigen_vectors_f64(ck_path path, int threads, size_t n, const double *a, double *values,
                         double *vectors) {
  problem p = {.kernels = eigen_kernels_of(path), .n = n, .a = a, .values = values,
               .vectors = vectors};
  eigen_team_run(threads, vectors_of, &p);
  return p.status;
}
