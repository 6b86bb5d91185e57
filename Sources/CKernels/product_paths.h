// What a vector is on each path, and how many of them a register tile takes.
#ifndef PRODUCT_PATHS_H
#define PRODUCT_PATHS_H

#include <math.h>

#include "ckernels.h"

// Elements of k that are packed at once; the chain goes on through C.
enum { CK_DEPTH = 320 };

// A tile kernel: C[rows, columns] (stride ldc) goes on from itself over `depth` packed steps.
typedef void (*ck_tile_f32)(size_t depth, const float *a, const float *b, float *c, size_t ldc);
typedef void (*ck_tile_f64)(size_t depth, const double *a, const double *b, double *c, size_t ldc);

typedef struct { size_t rows, columns; ck_tile_f32 tile; } ck_kernel_f32;
typedef struct { size_t rows, columns; ck_tile_f64 tile; } ck_kernel_f64;

ck_kernel_f32 ck_kernel_scalar_f32(void);
ck_kernel_f64 ck_kernel_scalar_f64(void);
#if defined(__x86_64__)
ck_kernel_f32 ck_kernel_avx2_f32(void);
ck_kernel_f64 ck_kernel_avx2_f64(void);
ck_kernel_f32 ck_kernel_avx512_f32(void);
ck_kernel_f64 ck_kernel_avx512_f64(void);
#elif defined(__aarch64__)
ck_kernel_f32 ck_kernel_neon_f32(void);
ck_kernel_f64 ck_kernel_neon_f64(void);
#endif

#endif
