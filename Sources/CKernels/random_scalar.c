// Random numbers in the lanes that every CPU of a supported architecture has.
#include "random_paths.h"
#pragma STDC FP_CONTRACT OFF

#define LANES 2
#define TARGET
#define F(name) name##_scalar
#include "elementary_vectors.inc"
#include "elementary_exponential.inc"
#include "elementary_logarithm.inc"
#include "random_normal.inc"
#include "random_threefry.inc"

