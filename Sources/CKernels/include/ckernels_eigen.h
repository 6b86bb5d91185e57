// Symmetric eigenproblems and singular values in double precision.
#ifndef CKERNELS_EIGEN_H
#define CKERNELS_EIGEN_H

#include "ckernels.h"

/// The eigenvalues of a symmetric matrix, row-major and dense, largest first; the lower triangle is
/// read and must be finite.
///
/// Returns 0, -1 when memory runs out, or 1 + the index of an eigenvalue that does not settle.
int ck_eigen_values_f64(ck_path path, int threads, size_t n, const double *a, double *values);

/// The same with unit eigenvectors: row i of `vectors` belongs to values[i]; its component of largest
/// magnitude, the first of equal ones, is positive.
int ck_eigen_vectors_f64(ck_path path, int threads, size_t n, const double *a, double *values,
                         double *vectors);

/// The n singular values of a matrix of m >= n rows, row-major and dense, largest first.
int ck_singular_values_f64(ck_path path, int threads, size_t m, size_t n, const double *a,
                           double *values);

#endif
