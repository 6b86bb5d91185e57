// The inverse of the normal distribution function for single values.
#include "random_paths.h"
#pragma STDC FP_CONTRACT OFF

#define LANES 1
#define TARGET
#define F(name) name##_one
#include "elementary_vectors.inc"
#include "elementary_exponential.inc"
#include "elementary_logarithm.inc"
#include "random_normal.inc"

double ck_inverse_normal(double p) {
  double result;
  F(normals_f64)(&p, 1, &result);
  return result;
}

float ck_inverse_normal_word(uint32_t word) {
  float result;
  F(normals_f32)(&word, 1, &result);
  return result;
}
