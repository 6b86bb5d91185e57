// The steps from a symmetric matrix to its eigenvalues and vectors.
#ifndef EIGEN_STEPS_H
#define EIGEN_STEPS_H

#include "eigen_work.h"

/// QR of `rows` (at most EIGEN_BAND) columns of `length`, each stored as a row of `panel`.
///
/// The panel becomes the reflections v, unit and zeros included; `corner` (EIGEN_BAND square) the
/// triangle R and `t` the triangle T with Q = I − V T Vᵀ.
void eigen_panel(eigen_work *work, size_t rows, size_t length, double *panel, size_t stride,
                 double *corner, double *t);

/// Reduces the lower triangle of A to half-bandwidth EIGEN_BAND in place; 0, or -1 without memory.
int eigen_to_band(eigen_work *work, size_t n, double *a, size_t stride);

/// How many numbers a band of order n takes; unused ones must be 0.
size_t eigen_band_size(size_t n);
/// Where element (row, column) of a band stands, column <= row.
size_t eigen_band_place(size_t row, size_t column);
/// Reduces a band to tridiagonal form by chasing bulges.
int eigen_chase(eigen_work *work, size_t n, double *band, double *diagonal, double *off);

/// The eigenvalues of a tridiagonal matrix, ascending; `off` is destroyed. 0, or 1 + the index of
/// one that does not settle.
int eigen_tridiagonal_values(size_t n, double *diagonal, double *off);

/// Reduces the lower triangle of A to tridiagonal form; A is destroyed.
///
/// Row i of `reflections`, as far apart as rows of A, becomes the reflection I − scales[i] v vᵀ of
/// column i, 0 in columns up to i.
int eigen_to_tridiagonal(eigen_work *work, size_t n, double *a, size_t stride, double *reflections,
                         double *scales, double *diagonal, double *off);

/// Applies those reflections, last first, to vectors that stand as rows.
int eigen_back(eigen_work *work, size_t n, const double *reflections, size_t stride,
               const double *scales, double *vectors, size_t apart);

/// Two squares of order n to work in, and how far apart their rows are.
typedef struct {
  double *small;
  size_t small_apart;
  double *old;
  size_t old_apart;
} eigen_merge_space;

/// Eigenvalues `d` in no order and eigenvectors of a tridiagonal matrix, as `rows`, which must come
/// as 0.
int eigen_divide(eigen_work *work, eigen_merge_space space, size_t n, double *d, double *off,
                 double *rows, size_t stride);

/// The largest part that is not divided.
enum { EIGEN_LEAF = 32 };
int eigen_leaf(size_t size, double *d, const double *off, double negligible, double *rows,
               size_t stride);

/// Joins two solved halves that a tearing by `coupling` has separated.
int eigen_merge(eigen_work *work, eigen_merge_space space, size_t upper, size_t size, double *d,
                double coupling, double *rows, size_t stride);

/// Root `index` of inverse + Σ weights / (poles − λ) as its distance from pole `nearest`.
///
/// `reach` is how far the last root may lie beyond the last pole.
double eigen_secular_root(const eigen_kernels *kernels, size_t count, const double *poles,
                          const double *weights, double inverse, double reach, size_t index,
                          size_t *nearest);

/// The singular values of A, m >= n, largest first; A is destroyed.
int eigen_singular(eigen_work *work, size_t m, size_t n, double *a, size_t stride, double *values);

#endif
