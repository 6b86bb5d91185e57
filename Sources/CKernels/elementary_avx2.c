// The elementary functions for AVX2.
#include "elementary_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#define LANES 4
#define TARGET __attribute__((target("avx2,fma")))
#define F(name) name##_avx2
#include "elementary_vectors.inc"
#include "elementary_exponential.inc"
#include "elementary_logarithm.inc"
#include "elementary_circular.inc"
#include "elementary_loops.inc"
#else
typedef int ck_elementary_avx2_is_empty_here;
#endif
