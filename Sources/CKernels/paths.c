#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

int ck_path_available(ck_path path) {
  switch (path) {
    case CK_SCALAR:
    case CK_SOFTWARE:
      return 1;
#if defined(__x86_64__)
    case CK_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case CK_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("fma");
#endif
#if defined(__aarch64__)
    case CK_NEON:
      return 1;
#endif
    default:
      return 0;
  }
}
