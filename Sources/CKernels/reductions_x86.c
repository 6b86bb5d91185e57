// Reductions for AVX2 and AVX-512.
#include "reductions_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#define LANES 4
#define TARGET __attribute__((target("avx2,fma")))
#define F(name) name##_avx2
#include "reductions_lanes.inc"
#undef LANES
#undef TARGET
#undef F
#undef SUM
#undef LOAD
#undef LOAD_SINGLE
#undef ORDERED
#undef EXTREMES
#undef FIND
#define LANES 8
#define TARGET __attribute__((target("avx512f,avx2,fma")))
#define F(name) name##_avx512
#include "reductions_lanes.inc"
#else
typedef int ck_reductions_x86_is_empty_here;
#endif
