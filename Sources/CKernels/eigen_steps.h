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

#endif
