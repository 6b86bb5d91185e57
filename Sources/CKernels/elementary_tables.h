// Coefficients and constants of the elementary functions.
//
// The polynomials interpolate at Chebyshev points, solved in 300 bits and rounded to doubles; the
// bound beside each is its largest error, coefficients rounded.
#ifndef ELEMENTARY_TABLES_H
#define ELEMENTARY_TABLES_H

// Adding this rounds a number below 2^51 to an integer, which then stands in the lowest bits.
static const double CK_ROUNDER = 0x1.8p52;
#define CK_ROUNDER_BITS 0x4338000000000000LL

// ln 2 as a sum; the first part ends in 21 zero bits, so that k times it is exact.
static const double CK_LN2_HIGH = 0x1.62e42fee00000p-1, CK_LN2_LOW = 0x1.a39ef35793c76p-33;
static const double CK_LOG2_E = 0x1.71547652b82fep+0;

// (exp(r) - 1 - r) / r^2 for |r| <= ln 2 / 2: exp to 2^-61.
static const double CK_EXP[11] = {
    0x1.0000000000000p-1,  0x1.5555555555557p-3,  0x1.5555555555556p-5,  0x1.11111111100dfp-7,
    0x1.6c16c16c162d6p-10, 0x1.a01a01abe6323p-13, 0x1.a01a01a6d7831p-16, 0x1.71de0237484cdp-19,
    0x1.27e4db67ac2b0p-22, 0x1.af4ddda1c08cdp-26, 0x1.1f72fc83bcbc7p-29};

// (log((1+s)/(1-s)) - 2s) / s^3 in s^2, for |s| <= (sqrt(2)-1)/(sqrt(2)+1): to 2^-50 of itself,
// which is below 1 % of the logarithm.
static const double CK_LOG[7] = {
    0x1.5555555555558p-1, 0x1.99999999952e2p-2, 0x1.2492492df14bcp-2, 0x1.c71c62e57c3c4p-3,
    0x1.7462b4ac441afp-3, 0x1.39fe604146b74p-3, 0x1.2b584c6b42d60p-3};

// (log((1+s)/(1-s)) - 2s - 2/3 s^3) / s^5 in s^2: to 2^-53 of itself.
static const double CK_LOG_REST[8] = {
    0x1.999999999999ap-2, 0x1.2492492492521p-2, 0x1.c71c71c6eaa8cp-3, 0x1.745d177a8f30dp-3,
    0x1.3b1395d4f2df4p-3, 0x1.1118c749a1ccap-3, 0x1.df7ce956c7572p-4, 0x1.e02d1cc03596ep-4};
static const double CK_TWO_THIRDS_HIGH = 0x1.5555555555555p-1;
static const double CK_TWO_THIRDS_LOW = 0x1.5555555555555p-55;

// (sin(r) - r) / r^3 in r^2, for |r| <= pi/4: sin to 2^-57.
static const double CK_SIN[7] = {
    -0x1.5555555555555p-3,  0x1.1111111111110p-7,  -0x1.a01a01a019938p-13, 0x1.71de3a5460952p-19,
    -0x1.ae645412c4787p-26, 0x1.61217f0ac7f98p-33, -0x1.ab17d3985bccep-41};

// (cos(r) - 1 + r^2/2) / r^4 in r^2: cos to 2^-59.
static const double CK_COS[6] = {
    0x1.5555555555555p-5,  -0x1.6c16c16c16967p-10, 0x1.a01a019f4eafap-16,
    -0x1.27e4fa17d9864p-22, 0x1.1eeb68e8b2372p-29, -0x1.907da304ce77bp-37};

// pi/2 as a sum of three numbers of 33 bits, so that k < 2^20 times each is exact, and a rest.
static const double CK_HALF_PI[4] = {0x1.921fb54400000p+0, 0x1.0b4611a600000p-34,
                                     0x1.3198a2e000000p-69, 0x1.b839a252049c1p-104};
static const double CK_TWO_OVER_PI = 0x1.45f306dc9c883p-1;

#endif
