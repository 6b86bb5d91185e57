// The elementary functions in two lanes, which every CPU of a supported architecture has.
#include "elementary_paths.h"
#pragma STDC FP_CONTRACT OFF

#define LANES 2
#define TARGET
#define F(name) name##_scalar
#include "elementary_vectors.inc"
#include "elementary_exponential.inc"
#include "elementary_logarithm.inc"
#include "elementary_circular.inc"
#include "elementary_loops.inc"
