// Random numbers for arm64.
#include "random_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__aarch64__)
#define LANES 2
#define TARGET
#define F(name) name##_neon
#include "elementary_vectors.inc"
#include "elementary_exponential.inc"
#include "elementary_logarithm.inc"
#include "random_normal.inc"
#include "random_threefry.inc"
#else
typedef int ck_random_neon_is_empty_here;
#endif
