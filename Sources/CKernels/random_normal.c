// The inverse of the normal distribution function by rational approximations in three ranges.
// Coefficients: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution",
// Applied Statistics 37 (1988), PPND16.
#include <math.h>

#include "ckernels.h"
#include "ckernels_random.h"
#pragma STDC FP_CONTRACT OFF

static const double CENTRE_TOP[8] = {
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3};
static const double CENTRE_BOTTOM[8] = {
    1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
    5.2264952788528545610e3};
static const double NEAR_TOP[8] = {
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4};
static const double NEAR_BOTTOM[8] = {
    1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9};
static const double FAR_TOP[8] = {
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7};
static const double FAR_BOTTOM[8] = {
    1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15};

// Unrolled, so that a loop over many x is one over lanes.
static inline double ratio(const double top[8], const double bottom[8], double x) {
  double p = top[7], q = bottom[7];
  _Pragma("clang loop unroll(full)") for (int i = 6; i >= 0; i--) {
    p = p * x + top[i];
    q = q * x + bottom[i];
  }
  return p / q;
}

static inline double centre(double centred) {
  return centred * ratio(CENTRE_TOP, CENTRE_BOTTOM, 0.180625 - centred * centred);
}

static double tail(double p) {
  double r = sqrt(-ck_log(p < 0.5 ? p : 1 - p));
  double magnitude =
      r <= 5 ? ratio(NEAR_TOP, NEAR_BOTTOM, r - 1.6) : ratio(FAR_TOP, FAR_BOTTOM, r - 5);
  return p < 0.5 ? -magnitude : magnitude;
}

static inline int is_central(double p) { return fabs(p - 0.5) <= 0.425; }

double ck_inverse_normal(double p) { return is_central(p) ? centre(p - 0.5) : tail(p); }

// The formula of the centre for all, in lanes, then the 15 % of the tails over again.
void ck_inverse_normals(const double *restrict p, size_t count, double *restrict result) {
  for (size_t i = 0; i < count; i++) result[i] = centre(p[i] - 0.5);
  for (size_t i = 0; i < count; i++)
    if (!is_central(p[i])) result[i] = tail(p[i]);
}
