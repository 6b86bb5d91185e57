// The register tile of each path: how tall, how wide, and the function.
#ifndef PRODUCT_PATHS_H
#define PRODUCT_PATHS_H

#include "ckernels.h"

// C[rows, columns] = (fresh ? 0 : C) + A B over `depth` steps. A is packed, `rows` elements a step; a
// step of B is `columns` neighbours, `ldb` after the step before; C has the row stride `ldc`.
// rows and columns are 1 up to the size of the tile; nothing outside them is read or written.
typedef void (*ck_tile_f32)(int rows, size_t columns, size_t depth, const float *a, const float *b,
                            size_t ldb, float *c, size_t ldc, int fresh);
typedef void (*ck_tile_f64)(int rows, size_t columns, size_t depth, const double *a,
                            const double *b, size_t ldb, double *c, size_t ldc, int fresh);

typedef struct { size_t rows, columns; ck_tile_f32 tile; } ck_kernel_f32;
typedef struct { size_t rows, columns; ck_tile_f64 tile; } ck_kernel_f64;

// Memory at a page, for one call; NULL when there is none. One block is kept for the next call.
void *ck_scratch_take(size_t bytes);
void ck_scratch_give(void *memory);

ck_kernel_f32 ck_kernel_scalar_f32(void);
ck_kernel_f64 ck_kernel_scalar_f64(void);
ck_kernel_f32 ck_kernel_software_f32(void);
ck_kernel_f64 ck_kernel_software_f64(void);
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
