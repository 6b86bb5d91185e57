// Fused multiply-add of IEEE additions and multiplications: a b + c, rounded once.
//
// Source: Boldo & Melquiond, "Emulation of a FMA and correctly rounded sums: proved algorithms using
// rounding to odd" (IEEE Transactions on Computers 57, 2008).
#ifndef SOFTWARE_FMA_H
#define SOFTWARE_FMA_H

#include <math.h>
#include <stdint.h>
#include <string.h>
#pragma STDC FP_CONTRACT OFF

// The rounding to odd of s + e, where s is that sum rounded to nearest and e what was lost: an even
// last bit moves by one towards e. What is not finite stays as it is.
static inline double ck_to_odd(double s, double e) {
  int64_t bits;
  memcpy(&bits, &s, sizeof bits);
  int64_t inexact = (e > 0) | (e < 0), outwards = (e > 0) == (s > 0);
  bits += (inexact & ~bits) * (2 * outwards - 1);
  memcpy(&s, &bits, sizeof bits);
  return s;
}

// What a + b lost when it was rounded to s (Knuth).
static inline double ck_sum_error(double a, double b, double s) {
  double t = s - a;
  return (a - (s - t)) + (b - t);
}

// Single precision: the product is exact in double precision; of the sum, rounded to odd, no second
// rounding can go wrong, because double precision has more than twice the bits and two.
static inline float ck_software_fma_f32(float a, float b, float c) {
  double product = (double)a * (double)b, addend = (double)c, sum = product + addend;
  return (float)ck_to_odd(sum, ck_sum_error(product, addend, sum));
}

static inline uint64_t ck_exponent(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits >> 52 & 2047;
}

// Splits x into two halves of at most 26 bits (Veltkamp).
static inline double ck_upper_half(double x) {
  double scaled = x * 134217729.0;
  return scaled - (scaled - x);
}

// Double precision, where no exponent is near its ends, so that every error below is a number.
static inline double ck_software_fma_inner(double a, double b, double c) {
  double product = a * b, ah = ck_upper_half(a), bh = ck_upper_half(b), al = a - ah, bl = b - bh;
  double lost = al * bl - (((product - ah * bh) - al * bh) - ah * bl);
  double low = c + lost, low_error = ck_sum_error(c, lost, low);
  double high = product + low, high_error = ck_sum_error(product, low, high);
  double rest = low_error + high_error;
  return high + ck_to_odd(rest, ck_sum_error(low_error, high_error, rest));
}

// Double precision. The exponents of a and b and their sum leave room for the product's lower half
// and above; with a zero factor or one that is not finite the product is exact, and an addend that is not
// finite stays as it is; the C library does the rest.
static inline double ck_software_fma_f64(double a, double b, double c) {
  uint64_t ea = ck_exponent(a), eb = ck_exponent(b), ec = ck_exponent(c);
  if (ea - 64 < 1900 && eb - 64 < 1900 && ea + eb - 1100 < 1900 && ec < 2000)
    return ck_software_fma_inner(a, b, c);
  if (a == 0 || b == 0 || ea == 2047 || eb == 2047) return a * b + c;
  if (ec == 2047) return c;
  return fma(a, b, c);
}

#endif
