// Random numbers for AVX-512.
#include "random_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#define LANES 8
#define TARGET __attribute__((target("avx512f,avx2,fma")))
#define F(name) name##_avx512
#include "elementary_vectors.inc"
#include "elementary_exponential.inc"
#include "elementary_logarithm.inc"
#include "random_normal.inc"
#include "random_threefry.inc"
#else
typedef int ck_random_avx512_is_empty_here;
#endif
