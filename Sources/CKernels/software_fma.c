// The software's fused multiply-add as functions, for tests.
#include "software_fma.h"

#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

float ck_fma_f32(float a, float b, float c) { return ck_software_fma_f32(a, b, c); }
double ck_fma_f64(double a, double b, double c) { return ck_software_fma_f64(a, b, c); }
