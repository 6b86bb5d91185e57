// One root of 1/ρ + Σ w / (d − λ) = 0, d ascending, all w > 0.
//
// The root is sought as a distance from the nearer pole, so that differences to poles keep their
// relative accuracy, by fitting a rational function with the two neighbouring poles; a bracket guards it.
// Source: Li, "Solving secular equations stably and efficiently" (LAPACK Working Note 89, 1994).
#include <float.h>
#include <math.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

enum { MOST_STEPS = 100, PATIENCE = 12 };

// The root η between the poles a and b of c (a − η)(b − η) + s (b − η) + t (a − η),
// from the sums p = c (a + b) + s + t and q = c a b + s b + t a.
static double between(double c, double p, double q) {
  double root = sqrt(fmax(0, p * p - 4 * q * c));
  return p <= 0 ? (p - root) / (2 * c) : 2 * q / (p + root);
}

// A point well inside a bracket of one sign, one end of which may be 0.
static double inside(double low, double high) {
  double near = fmin(fabs(low), fabs(high)), far = fmax(fabs(low), fabs(high));
  double sign = low + high < 0 ? -1 : 1;
  if (near == 0) return sign * far * 0x1p-10;
  return far > 16 * near ? sign * sqrt(near) * sqrt(far) : low / 2 + high / 2;
}

double eigen_secular_root(const eigen_kernels *kernels, size_t count, const double *poles,
                          const double *weights, double inverse, double reach, size_t index,
                          size_t *nearest) {
  size_t left = index + 1, right = count - left;
  int last = right == 0;
  double gap = last ? reach : poles[index + 1] - poles[index];
  double psi, psi_slope, phi = 0, phi_slope = 0;
  kernels->secular(left, poles, poles[index], gap / 2, weights, &psi, &psi_slope);
  if (!last)
    kernels->secular(right, poles + left, poles[index], gap / 2, weights + left, &phi, &phi_slope);
  double middle = inverse + psi + phi, low, high, x;
  *nearest = index;
  if (last) {
    // Beyond the last pole: the whole way is the bracket.
    low = middle < 0 ? gap / 2 : 0;
    high = middle < 0 ? gap : gap / 2;
    x = gap / 2;
  } else {
    double half = gap / 2, s = weights[index], t = weights[index + 1];
    double c = middle + s / half - t / half;
    if (middle >= 0) {
      low = 0;
      high = half;
      x = between(c, c * gap + s + t, s * gap);
    } else {
      *nearest = index + 1;
      low = -half;
      high = 0;
      x = between(c, -c * gap + s + t, -t * gap);
    }
    if (!(x > low && x < high)) x = inside(low, high);
  }
  double origin = poles[*nearest];
  for (int step = 0; step < MOST_STEPS; step++) {
    kernels->secular(left, poles, origin, x, weights, &psi, &psi_slope);
    if (!last) kernels->secular(right, poles + left, origin, x, weights + left, &phi, &phi_slope);
    double value = inverse + psi + phi;
    double error = 8 * (phi - psi + inverse) + fabs(x) * (psi_slope + phi_slope);
    if (!(fabs(value) > DBL_EPSILON / 2 * error)) break;
    if (value < 0)
      low = x;
    else
      high = x;
    double a = poles[index] - origin - x, change;
    if (last) {
      double c = value - a * psi_slope;
      change = a + a * a * psi_slope / c;
    } else {
      double b = poles[index + 1] - origin - x;
      double c = value - a * psi_slope - b * phi_slope;
      change = between(c, (a + b) * value - a * b * (psi_slope + phi_slope), a * b * value);
    }
    double next = x + change;
    if (!(next > low && next < high) || (step >= PATIENCE && step % 2 == 0))
      next = inside(low, high);
    if (next == x || !(next > low && next < high)) break;
    x = next;
  }
  return x;
}
