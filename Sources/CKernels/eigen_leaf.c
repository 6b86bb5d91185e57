// Eigenvalues and vectors of a small tridiagonal matrix: implicit QL with its rotations applied.
// Source: Golub & Van Loan, *Matrix Computations*, 4th ed., §8.3.
#include <math.h>
#include <string.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

enum { MOST_SWEEPS = 60 };

static double hypotenuse(double a, double b) {
  double large = fmax(fabs(a), fabs(b)), small = fmin(fabs(a), fabs(b));
  if (small == 0) return large;
  double ratio = small / large;
  return large * sqrt(1 + ratio * ratio);
}

static void sweep(double *d, double *e, size_t first, size_t last, double *rows, size_t stride,
                  size_t size) {
  double g = (d[first + 1] - d[first]) / (2 * e[first]), r = hypotenuse(g, 1);
  g = d[last] - d[first] + e[first] / (g + (g < 0 ? -r : r));
  double sine = 1, cosine = 1, shift = 0;
  for (size_t i = last; i-- > first;) {
    double f = sine * e[i], b = cosine * e[i];
    r = hypotenuse(f, g);
    e[i + 1] = r;
    if (r == 0) {
      d[i + 1] -= shift;
      e[last] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = d[i + 1] - shift;
    r = (d[i] - g) * sine + 2 * cosine * b;
    shift = sine * r;
    d[i + 1] = g + shift;
    g = cosine * r - b;
    double *low = rows + i * stride, *high = low + stride;
    for (size_t k = 0; k < size; k++) {
      double h = high[k];
      high[k] = sine * low[k] + cosine * h;
      low[k] = cosine * low[k] - sine * h;
    }
  }
  d[first] -= shift;
  e[first] = g;
  e[last] = 0;
}

int eigen_leaf(size_t size, double *d, const double *off, double negligible, double *rows,
               size_t stride) {
  double e[EIGEN_LEAF];
  for (size_t i = 0; i < size; i++) {
    e[i] = i + 1 < size ? off[i] : 0;
    memset(rows + i * stride, 0, size * sizeof(double));
    rows[i * stride + i] = 1;
  }
  for (size_t first = 0; first < size; first++)
    for (int sweeps = 0;; sweeps++) {
      size_t last = first;
      while (last + 1 < size && fabs(e[last]) > negligible) last++;
      if (last == first) break;
      if (sweeps == MOST_SWEEPS) return (int)first + 1;
      sweep(d, e, first, last, rows, stride, size);
    }
  return 0;
}
