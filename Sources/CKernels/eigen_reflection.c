#include <math.h>

#include "eigen_work.h"
#pragma STDC FP_CONTRACT OFF

double eigen_reflection(const eigen_kernels *kernels, double *x, size_t length, double *norm) {
  double first = x[0], tail = 0;
  if (length > 1) kernels->dots(1, length - 1, x + 1, 0, x + 1, &tail);
  *norm = first;
  x[0] = 1;
  double scale = 0, factor = 0;
  if (tail > 0) {
    double size = sqrt(fma(first, first, tail));
    *norm = first > 0 ? -size : size;
    scale = (*norm - first) / *norm;
    factor = 1 / (first - *norm);
  }
  for (size_t i = 1; i < length; i++) x[i] *= factor;
  return scale;
}
