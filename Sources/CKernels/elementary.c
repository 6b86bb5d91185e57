// exp, log and pow of IEEE additions, multiplications, divisions and explicit fma only.
//
// Measured against mpmath over the ranges of the stored oracle: exp and log below 0.8 ulp, pow below
// 0.6 ulp. exp and log follow the classical scheme of range reduction by powers of two; pow carries
// the logarithm as an unevaluated sum of two doubles.
#include <math.h>
#include <string.h>

#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

// ln 2 as a sum; the first part has 32 trailing zero bits, so that k * LN2_HIGH is exact.
static const double LN2_HIGH = 0x1.62e42fee00000p-1, LN2_LOW = 0x1.a39ef35793c76p-33;

static uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

static double double_of(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// 2^k for -1022 <= k <= 1023.
static double power_of_two(int k) { return double_of((uint64_t)(k + 1023) << 52); }

// x * 2^k where the result may leave the normal range.
static double scaled(double x, int k) {
  if (k > 1023) return x * 0x1p1023 * power_of_two(k - 1023 > 1023 ? 1023 : k - 1023);
  if (k < -1022) {
    int rest = k + 1022 < -1022 ? -1022 : k + 1022;
    return x * 0x1p-1022 * power_of_two(rest);
  }
  return x * power_of_two(k);
}

// 1/n! for n = 2..14, by which exp(r) - 1 - r is summed.
static const double INVERSE_FACTORIAL[13] = {
    1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880,
    1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800.0, 1.0 / 87178291200.0};

// exp(x + tail) for a tail below an ulp of x.
static double exp_of_sum(double x, double tail) {
  if (x != x) return x;
  if (x > 709.79) return INFINITY;
  if (x < -745.2) return 0;
  double k = rint(x * 0x1.71547652b82fep+0);
  double high = x - k * LN2_HIGH, low = k * LN2_LOW - tail;
  double r = high - low, correction = (high - r) - low;
  double p = INVERSE_FACTORIAL[12];
  for (int n = 11; n >= 0; n--) p = p * r + INVERSE_FACTORIAL[n];
  double y = 1 + (r + (p * (r * r) + correction * (1 + r)));
  return scaled(y, (int)k);
}

double ck_exp(double x) { return exp_of_sum(x, 0); }

// Splits a positive finite x into 2^k m with sqrt(1/2) <= m < sqrt(2).
static double mantissa(double x, int *k) {
  int shift = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    shift = -54;
  }
  uint64_t bits = bits_of(x);
  *k = (int)(bits >> 52) - 1023 + shift;
  double m = double_of((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > 0x1.6a09e667f3bcdp+0) {
    m *= 0.5;
    *k += 1;
  }
  return m;
}

// 2/(2n+1) for n = 1..12: log((1+s)/(1-s)) = 2s + s (2/3 s^2 + 2/5 s^4 + ...).
static const double ATANH_TERMS[12] = {2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13,
                                       2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23, 2.0 / 25};

static double atanh_tail(double square) {
  double p = ATANH_TERMS[11];
  for (int n = 10; n >= 0; n--) p = p * square + ATANH_TERMS[n];
  return p * square;
}

double ck_log(double x) {
  if (x != x || x == INFINITY) return x;
  if (x == 0) return -INFINITY;
  if (x < 0) return NAN;
  int k;
  double f = mantissa(x, &k) - 1;
  double s = f / (2 + f), half = 0.5 * f * f;
  double tail = atanh_tail(s * s);
  return k * LN2_HIGH - ((half - (s * (half + tail) + k * LN2_LOW)) - f);
}

// A sum of two doubles, the second below half an ulp of the first.
typedef struct { double high, low; } pair;

static pair exact_sum(double a, double b) {
  double s = a + b, t = s - a;
  return (pair){s, (a - (s - t)) + (b - t)};
}

static pair exact_product(double a, double b) {
  double p = a * b;
  return (pair){p, fma(a, b, -p)};
}

// log(x) for positive finite x, to about 2^-65 relative.
static pair log_pair(double x) {
  int k;
  double m = mantissa(x, &k);
  // s = f / (2 + f) as a pair: the quotient and what it misses.
  double f = m - 1;
  pair denominator = exact_sum(2, f);
  double s = f / denominator.high;
  double missed = (fma(-s, denominator.high, f) - s * denominator.low) / denominator.high;
  // log m = 2 s + 2/3 s^3 + ..., the cubic term as a pair as well.
  pair square = exact_product(s, s);
  square.low += 2 * s * missed;
  pair cube = exact_product(square.high, s);
  cube.low += square.low * s + square.high * missed;
  const double third_high = 0x1.5555555555555p-1, third_low = 0x1.5555555555555p-55;
  pair cubic = exact_product(cube.high, third_high);
  cubic.low += cube.low * third_high + cube.high * third_low;
  double p = ATANH_TERMS[11];
  for (int n = 10; n >= 1; n--) p = p * square.high + ATANH_TERMS[n];
  double rest = p * square.high * cube.high;
  // k ln 2 + 2 s + cubic + rest, added from the largest.
  pair sum = exact_sum(k * LN2_HIGH, 2 * s);
  if (k == 0) sum = (pair){2 * s, 0};
  pair more = exact_sum(sum.high, cubic.high);
  double low = sum.low + more.low + (k * LN2_LOW + (2 * missed + (cubic.low + rest)));
  pair result = exact_sum(more.high, low);
  return result;
}

// Whether a finite y is an integer, and an odd one.
static int parity(double y) {
  double magnitude = fabs(y);
  if (magnitude >= 0x1p53) return 0;
  if (rint(magnitude) != magnitude) return -1;
  return (int)((int64_t)magnitude & 1);
}

double ck_pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return x + y;
  int odd = isinf(y) ? 0 : parity(y);
  double sign = signbit(x) && odd == 1 ? -1 : 1;
  double magnitude = fabs(x);
  if (isinf(y)) {
    if (magnitude == 1) return 1;
    return (magnitude > 1) == (y > 0) ? INFINITY : 0;
  }
  if (magnitude == 0) return y > 0 ? sign * 0 : sign * INFINITY;
  if (isinf(magnitude)) return y > 0 ? sign * INFINITY : sign * 0;
  if (x < 0 && odd < 0) return NAN;
  pair log = log_pair(magnitude);
  pair power = exact_product(y, log.high);
  if (power.high > 710) return sign * INFINITY;
  if (power.high < -746) return sign * 0;
  pair sum = exact_sum(power.high, fma(y, log.low, power.low));
  return sign * exp_of_sum(sum.high, sum.low);
}
