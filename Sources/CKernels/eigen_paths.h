// The inner loops of the eigenvalue kernels, one table for each path.
#ifndef EIGEN_PATHS_H
#define EIGEN_PATHS_H

#include "ckernels.h"

/// Half-bandwidth of the band form, and a row of its storage: 2 bands left of the diagonal for the
/// bulges, the diagonal, and room for one vector to overrun.
enum { EIGEN_BAND = 64, EIGEN_BAND_ROW = 2 * EIGEN_BAND + 8 };

/// Sums named "16 lanes": element i goes to lane i mod 16 by fma, lanes join as a balanced tree.
typedef struct {
  size_t rows, columns;  // of the product's tile
  /// C[rows, columns] (stride ldc) goes on from itself over `depth` packed steps by fma.
  void (*tile)(size_t depth, const double *a, const double *b, double *c, size_t ldc);
  /// 8 rows of `depth` into lines of 8, `size` apart, times `sign`.
  void (*interleave)(size_t depth, const double *rows, size_t stride, double sign, double *lines,
                     size_t size);
  /// result[r] = row r · x in 16 lanes.
  void (*dots)(size_t count, size_t length, const double *rows, size_t stride, const double *x,
               double *result);
  /// x += Σ factors[r · step] · row r, a chain of fma in ascending r.
  void (*combine)(size_t count, size_t length, const double *rows, size_t stride,
                  const double *factors, size_t step, double *x);
  /// row r += factors[r] · x by fma.
  void (*add_each)(size_t count, size_t length, double *rows, size_t stride,
                   const double *factors, const double *x);
  /// y += the part of A x of rows first ..< end of the lower triangle of A, both halves.
  void (*symmetric_rows)(size_t first, size_t end, const double *a, size_t stride,
                         const double *x, double *y);
  /// Column `first` of the band to one element below the diagonal: reflection into v; see eigen_chase.c.
  double (*chase_start)(double *corner, double *v);
  /// The next block of the same sweep: v and scale in, v and scale out.
  double (*chase_step)(double *corner, double *v, double scale);
  /// Σ z²/(d − x) and Σ z²/(d − x)² over `count` poles in 16 lanes.
  void (*secular)(size_t count, const double *poles, double origin, double x,
                  const double *weights, double *value, double *slope);
} eigen_kernels;

const eigen_kernels *eigen_kernels_portable(void);
#if defined(__x86_64__)
const eigen_kernels *eigen_kernels_avx2(void);
const eigen_kernels *eigen_kernels_avx512(void);
#endif

/// The table of a path.
const eigen_kernels *eigen_kernels_of(ck_path path);

#endif
