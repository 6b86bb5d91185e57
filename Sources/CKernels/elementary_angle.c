// The remainder of a large number by pi/2, exact to 2^-75 of itself.
// Source: Payne & Hanek, "Radian reduction for trigonometric functions" (SIGNUM 18, 1983).
#include <string.h>

#include "elementary_paths.h"
#pragma STDC FP_CONTRACT OFF

typedef unsigned __int128 wide;

// 64 zero bits, then the first 1216 bits of 2/pi.
static const uint64_t TWO_OVER_PI_BITS[20] = {
    0,
    0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
    0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484,
    0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d, 0x7527bac7ebe5f17b,
    0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab};

// 64 bits of the table from a bit on.
static uint64_t window(int bit) {
  const int word = bit / 64, shift = bit % 64;
  if (shift == 0) return TWO_OVER_PI_BITS[word];
  return TWO_OVER_PI_BITS[word] << shift | TWO_OVER_PI_BITS[word + 1] >> (64 - shift);
}

int ck_reduce_angle(double x, double *high, double *low) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  const uint64_t mantissa = (bits & 0xfffffffffffffULL) | 0x10000000000000ULL;
  const int exponent = (int)(bits >> 52 & 0x7ff) - 1075;
  // x 2/pi mod 4: bits of 2/pi with a weight of 4 or more times the last bit of x drop out. The
  // product with the next 192 bits has 2 bits before its point and 190 behind it.
  const int first = 64 + exponent - 2;
  wide part = (wide)mantissa * window(first + 128);
  const uint64_t bottom = (uint64_t)part;
  part = (wide)mantissa * window(first + 64) + (uint64_t)(part >> 64);
  uint64_t middle = (uint64_t)part;
  uint64_t top = mantissa * window(first) + (uint64_t)(part >> 64);
  int quadrant = (int)(top >> 62);
  // The fraction as 192 bits, from the nearest integer: -1/2 to 1/2.
  uint64_t fraction[3] = {top << 2 | middle >> 62, middle << 2 | bottom >> 62, bottom << 2};
  const int above = (int)(fraction[0] >> 63);
  if (above) {
    quadrant += 1;
    for (int i = 0; i < 3; i++) fraction[i] = ~fraction[i];
  }
  // The leading 106 bits as a sum of two numbers.
  int zeros = 0;
  while (zeros < 128 && fraction[0] >> 63 == 0) {
    fraction[0] = fraction[0] << 1 | fraction[1] >> 63;
    fraction[1] = fraction[1] << 1 | fraction[2] >> 63;
    fraction[2] <<= 1;
    zeros++;
  }
  const double scale = ldexp(1, -zeros);
  const double a = (double)(fraction[0] >> 11) * 0x1p-53 * scale;
  const double b =
      (double)((fraction[0] & 0x7ff) << 42 | fraction[1] >> 22) * 0x1p-106 * scale;
  // Times pi/2, by halves of 26 and 27 bits.
  const double half_pi = 0x1.921fb54442d18p+0, rest = 0x1.1a62633145c07p-54;
  const double half_high = 0x1.921fb58000000p+0, half_low = half_pi - half_high;
  uint64_t pattern;
  memcpy(&pattern, &a, sizeof pattern);
  pattern &= 0xfffffffff8000000ULL;
  double a_high;
  memcpy(&a_high, &pattern, sizeof a_high);
  const double a_low = a - a_high, product = a * half_pi;
  const double lost = ((a_high * half_high - product) + a_high * half_low + a_low * half_high) +
                      a_low * half_low;
  const double tail = lost + (a * rest + b * half_pi);
  const double sum = product + tail, error = tail - (sum - product);
  const int negative = (int)(bits >> 63) != above;
  *high = negative ? -sum : sum;
  *low = negative ? -error : error;
  return (bits >> 63 ? -quadrant : quadrant) & 3;
}
