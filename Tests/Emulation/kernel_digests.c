// One line for each kernel: its name and a 64-bit FNV-1a digest of its results on fixed inputs.
//
// Every kernel with paths runs on all that the processor has, with 1 and 3 threads, and must give the same
// bytes on each; the lines name no path, so that two machines can be compared by `cmp`.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

static uint64_t state = 1;
static int failed;

static void *space(size_t bytes) {
  void *memory = calloc(bytes + 8, 1);
  if (!memory) exit(2);
  return memory;
}

// Numbers in (-1, 1) without pattern, from a linear congruence; exact in both precisions.
static double *doubles(size_t count) {
  double *x = space(count * sizeof *x);
  for (size_t i = 0; i < count; i++) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    x[i] = (double)((int64_t)state / ((int64_t)1 << 40)) / 0x1p23;
  }
  return x;
}

static float *singles(size_t count) {
  double *wide = doubles(count);
  float *x = space(count * sizeof *x);
  for (size_t i = 0; i < count; i++) x[i] = (float)wide[i];
  free(wide);
  return x;
}

static uint64_t digest(uint64_t start, const void *data, size_t bytes) {
  for (size_t i = 0; i < bytes; i++)
    start = (start ^ ((const unsigned char *)data)[i]) * 0x100000001b3u;
  return start;
}

static void print(const char *name, const void *data, size_t bytes) {
  printf("%-28s %016llx\n", name,
         (unsigned long long)digest(0xcbf29ce484222325u, data, bytes));
}

// Runs `call` for all paths and 1 and 3 threads; the bytes of c, restored from `before`, must agree.
#define ON_EVERY_PATH(name, c, bytes, call)                                                   \
  do {                                                                                        \
    void *before = space(bytes), *expected = space(bytes);                                    \
    memcpy(before, c, bytes);                                                                 \
    for (int p = 0, first = 1; p <= CK_SOFTWARE; p++)                                         \
      for (int threads = 1; threads <= 3; threads += 2) {                                     \
        ck_path path = (ck_path)p;                                                            \
        if (!ck_path_available(path)) continue;                                               \
        memcpy(c, before, bytes);                                                             \
        call;                                                                                 \
        if (first) memcpy(expected, c, bytes);                                                \
        else if (memcmp(expected, c, bytes) != 0) {                                           \
          fprintf(stderr, "kernel_digests: %s differs on path %d, %d threads\n", name, p, threads); \
          failed = 1;                                                                         \
        }                                                                                     \
        first = 0;                                                                            \
      }                                                                                       \
    print(name, c, bytes);                                                                    \
    free(before);                                                                             \
    free(expected);                                                                           \
  } while (0)

static void products(size_t m, size_t n, size_t k) {
  char name[64];
  float *a = singles(m * k), *b = singles(k * n), *c = singles(m * n);
  double *aa = doubles(m * k), *bb = doubles(k * n), *cc = doubles(m * n);
  for (int form = 0; form < 4; form++) {
    size_t ar = form & 1 ? 1 : k, ac = form & 1 ? m : 1, br = form & 2 ? 1 : n, bc = form & 2 ? k : 1;
    ck_operand_f32 left = {a, ar, ac}, right = {b, br, bc};
    ck_operand_f64 lleft = {aa, ar, ac}, rright = {bb, br, bc};
    snprintf(name, sizeof name, "product-f32 %zux%zux%zu.%d", m, k, n, form);
    ON_EVERY_PATH(name, c, m * n * sizeof *c,
                  ck_product_f32(path, threads, CK_WHOLE, m, n, k, left, right, c));
    snprintf(name, sizeof name, "product-f64 %zux%zux%zu.%d", m, k, n, form);
    ON_EVERY_PATH(name, cc, m * n * sizeof *cc,
                  ck_product_f64(path, threads, CK_WHOLE, m, n, k, lleft, rright, cc));
    snprintf(name, sizeof name, "minus-f32 %zux%zux%zu.%d", m, k, n, form);
    ON_EVERY_PATH(name, c, m * n * sizeof *c,
                  ck_product_accumulate_f32(path, threads, CK_WHOLE, m, n, k, left, right, c, n, 1));
    snprintf(name, sizeof name, "plus-f64 %zux%zux%zu.%d", m, k, n, form);
    ON_EVERY_PATH(name, cc, m * n * sizeof *cc,
                  ck_product_accumulate_f64(path, threads, CK_WHOLE, m, n, k, lleft, rright, cc, n, 0));
  }
  free(a), free(b), free(c), free(aa), free(bb), free(cc);
}

static void covariance(size_t rows, size_t columns) {
  float *x = singles(rows * columns);
  double *means = space(columns * sizeof *means), *c = space(columns * columns * sizeof *c);
  ON_EVERY_PATH("covariance", c, columns * columns * sizeof *c, {
    (void)path;
    ck_column_means(threads, rows, columns, x, means);
    ck_centred_gram(path, threads, rows, columns, x, means, c);
    ck_mirror_f64(threads, columns, c, (double)(rows - 1));
  });
  print("column means", means, columns * sizeof *means);
  free(x), free(means), free(c);
}

static void symmetric(size_t n) {
  double *a = doubles(n * n), *values = space(n * sizeof *values);
  double *vectors = space(n * n * sizeof *vectors);
  ck_mirror_f64(1, n, a, 1);
  ON_EVERY_PATH("eigenvalues", values, n * sizeof *values,
                ck_eigen_values_f64(path, threads, n, a, values));
  ON_EVERY_PATH("eigenvectors", vectors, n * n * sizeof *vectors,
                ck_eigen_vectors_f64(path, threads, n, a, values, vectors));
  ON_EVERY_PATH("singular values", values, n * sizeof *values,
                ck_singular_values_f64(path, threads, n, n, a, values));
  free(a), free(values), free(vectors);
}

static void reductions(size_t n) {
  double *x = doubles(n), *y = doubles(n);
  float *z = singles(n);
  double sums[4] = {ck_sum_f64(x, n), ck_dot_f64(x, y, n), ck_sum_f32(z, n), ck_sum_squares_f32(z, n)};
  print("reductions", sums, sizeof sums);
  free(x), free(y), free(z);
}

static void elementary(size_t n) {
  double *x = doubles(n), *y = doubles(n), *result = space(n * sizeof *result);
  for (size_t i = 0; i < n; i++) result[i] = ck_exp(x[i] * 745);
  print("exp", result, n * sizeof *result);
  for (size_t i = 0; i < n; i++) result[i] = ck_log(ck_exp(x[i] * 745));
  print("log", result, n * sizeof *result);
  for (size_t i = 0; i < n; i++) result[i] = ck_pow(1 + x[i], y[i] * 50);
  print("pow", result, n * sizeof *result);
  for (int function = CK_EXP_OF; function <= CK_POW_OF; function++) {
    char name[32];
    snprintf(name, sizeof name, "function %d of an array", function);
    ON_EVERY_PATH(name, result, n * sizeof *result,
                  ck_apply_f64(path, threads, function, n, x, 1.7, result));
  }
  free(x), free(y), free(result);
}

static void fused(size_t n) {
  double *a = doubles(n), *b = doubles(n), *c = doubles(n), *result = space(n * sizeof *result);
  for (size_t i = 0; i < n; i++) {
    c[i] = i % 3 ? -a[i] * b[i] * (1 + c[i] * 0x1p-50) : c[i] * ck_exp(c[i] * 40);
    a[i] *= i % 7 ? 1 : ck_exp(a[i] * 600);
    result[i] = ck_fma_f64(a[i], b[i], c[i]) + ck_fma_f32((float)a[i], (float)b[i], (float)c[i]);
  }
  print("software fma", result, n * sizeof *result);
  free(a), free(b), free(c), free(result);
}

static void random_streams(size_t n) {
  const uint32_t key[4] = {1, 2, 3, 4};
  uint64_t *words = space(n * 8);
  ON_EVERY_PATH("random words", words, n * 8, ((void)threads, ck_words_u64(path, key, 5, n, words)));
  ON_EVERY_PATH("random uniforms", words, n * 8,
                ((void)threads, ck_uniforms_f64(path, key, 5, n, (double *)words)));
  ON_EVERY_PATH("random uniforms f32", words, n * 4,
                ((void)threads, ck_uniforms_f32(path, key, 5, n, (float *)words)));
  ON_EVERY_PATH("random normals", words, n * 8,
                ((void)threads, ck_normals_f64(path, key, 5, n, (double *)words)));
  ON_EVERY_PATH("random normals f32", words, n * 4,
                ((void)threads, ck_normals_f32(path, key, 5, n, (float *)words)));
  ON_EVERY_PATH("random integers", words, n * 8,
                ((void)threads, ck_integers_i64(path, key, 5, n, 1000003, (int64_t *)words)));
  free(words);
}

int main(void) {
  static const size_t shapes[][3] = {{1, 1, 1},   {5, 7, 13},   {14, 32, 32},  {15, 33, 40}, {1, 70, 700},
                                     {70, 1, 90}, {60, 10, 300}, {10, 60, 300}, {65, 70, 400}};
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
    products(shapes[i][0], shapes[i][1], shapes[i][2]);
  covariance(150, 45);
  symmetric(150);
  reductions(1003);
  elementary(20000);
  fused(100000);
  random_streams(20001);
  return failed;
}
