// Memory for large matrices, on large pages where the system gives them: columns of a matrix lie a
// page apart, and small pages would spend the time on looking up addresses.
#define _DEFAULT_SOURCE
#include <stdlib.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

#include "eigen_work.h"
#pragma STDC FP_CONTRACT OFF

enum { LARGE_PAGE = 1 << 21, LINE = 64 };

double *eigen_numbers(size_t count) {
  size_t bytes = count * sizeof(double) + LINE, unit = bytes < 2 * LARGE_PAGE ? LINE : LARGE_PAGE;
  bytes = (bytes + unit - 1) / unit * unit;
  double *numbers = aligned_alloc(unit, bytes);
#if defined(__linux__)
  if (numbers && unit == LARGE_PAGE) madvise(numbers, bytes, MADV_HUGEPAGE);
#endif
  return numbers;
}
