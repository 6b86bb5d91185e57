// Eigenvalues of a symmetric tridiagonal matrix without square roots in the inner loop.
//
// The QL iteration in the form of Pal, Walker and Kahan, on squared off-diagonal elements.
// Source: Parlett, *The Symmetric Eigenvalue Problem* (SIAM, 1998), §8.15.
#include <math.h>
#include <stdlib.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

enum { MOST_SWEEPS = 60, SHORT = 16 };

// A sweep under way: its shift and what it carries from row to row.
typedef struct { double sigma, c, s, gamma, p; } sweep;

static sweep begin(double shift, double last) {
  double gamma = last - shift;
  return (sweep){.sigma = shift, .c = 1, .s = 0, .gamma = gamma, .p = gamma * gamma};
}

// Row i of a sweep; `above` receives the finished square above it.
static inline void step(sweep *w, double *d, const double *e, double *above, size_t i) {
  double square = e[i], alpha = d[i], old_c = w->c, old_gamma = w->gamma, r = w->p + square;
  *above = w->s * r;
  w->c = w->p / r;
  w->s = square / r;
  w->gamma = w->c * (alpha - w->sigma) - w->s * old_gamma;
  d[i + 1] = old_gamma + (alpha - w->gamma);
  w->p = w->c != 0 ? w->gamma * w->gamma / w->c : old_c * square;
}

static void end(const sweep *w, double *d, double *e, size_t first) {
  e[first] = w->s * w->p;
  d[first] = w->sigma + w->gamma;
}

// QL sweeps over first ... last with the eigenvalues of the leading 2 x 2 block as shifts; e holds
// squares. On long blocks both run in one pass, the second two rows behind, because a sweep alone
// spends its time waiting for divisions.
static void sweep_block(double *d, double *e, size_t first, size_t last) {
  double root = sqrt(e[first]), low = d[first], unused;
  double t = (d[first + 1] - low) / (2 * root);
  double r = sqrt(1 + t * t);  // t is below 2^54
  double tangent = t + (t < 0 ? -r : r), near = low - root / tangent;
  sweep one = begin(near, d[last]);
  if (last - first < SHORT) {
    for (size_t i = last; i-- > first;) step(&one, d, e, i + 1 < last ? e + i + 1 : &unused, i);
    end(&one, d, e, first);
    return;
  }
  step(&one, d, e, &unused, last - 1);
  step(&one, d, e, e + last - 1, last - 2);
  sweep two = begin(low + root * tangent, d[last]);
  double *above = &unused;
  for (size_t i = last - 2; i-- > first;) {
    step(&one, d, e, e + i + 1, i);
    step(&two, d, e, above, i + 2);
    above = e + i + 2;
  }
  end(&one, d, e, first);
  step(&two, d, e, e + first + 2, first + 1);
  step(&two, d, e, e + first + 1, first);
  end(&two, d, e, first);
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
      sweep_block(d, e, first, last);
    }
  qsort(d, n, sizeof(double), ascending);
  return 0;
}
