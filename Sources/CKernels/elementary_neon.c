// The elementary functions for arm64.
#include "elementary_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__aarch64__)
#define LANES 2
#define TARGET
#define F(name) name##_neon
#include "elementary_vectors.inc"
#include "elementary_exponential.inc"
#include "elementary_logarithm.inc"
#include "elementary_circular.inc"
#include "elementary_loops.inc"
#else
typedef int ck_elementary_neon_is_empty_here;
#endif
