// Eigenvalues of a symmetric tridiagonal matrix without square roots in the inner loop.
//
// The QL iteration in the form of Pal, Walker and Kahan, on squared off-diagonal elements.
// Source: Parlett, *The Symmetric Eigenvalue Problem* (SIAM, 1998), §8.15.
#include <math.h>
#include <stdlib.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

enum { MOST_SWEEPS = 60 };

// One QL sweep over first ... last; e holds squares.
static void sweep(double *d, double *e, size_t first, size_t last) {
  double root = sqrt(e[first]), p = d[first];
  double sigma = (d[first + 1] - p) / (2 * root);
  double r = sqrt(1 + sigma * sigma);  // sigma is below 2^54
  sigma = p - root / (sigma + (sigma < 0 ? -r : r));
  double c = 1, s = 0, gamma = d[last] - sigma;
  p = gamma * gamma;
  for (size_t i = last; i-- > first;) {
    double square = e[i], alpha = d[i], old_c = c, old_gamma = gamma;
    r = p + square;
    if (i + 1 != last) e[i + 1] = s * r;
    c = p / r;
    s = square / r;
    gamma = c * (alpha - sigma) - s * old_gamma;
    d[i + 1] = old_gamma + (alpha - gamma);
    p = c != 0 ? gamma * gamma / c : old_c * square;
  }
  e[first] = s * p;
  d[first] = sigma + gamma;
}

static int ascending(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

int eigen_tridiagonal_values(size_t n, double *d, double *e) {
  double largest = 0;
  for (size_t i = 0; i < n; i++) {
    largest = fmax(largest, fabs(d[i]));
    if (i + 1 < n) largest = fmax(largest, fabs(e[i]));
  }
  // Negligible is what the reduction itself has rounded away: half an ulp of the largest element.
  double negligible = 0x1p-106 * largest * largest;
  for (size_t i = 0; i + 1 < n; i++) e[i] *= e[i];
  for (size_t first = 0; first < n; first++)
    for (int sweeps = 0;; sweeps++) {
      size_t last = first;
      while (last + 1 < n && e[last] > negligible) last++;
      if (last == first) break;
      if (sweeps == MOST_SWEEPS) return (int)first + 1;
      sweep(d, e, first, last);
    }
  qsort(d, n, sizeof(double), ascending);
  return 0;
}
