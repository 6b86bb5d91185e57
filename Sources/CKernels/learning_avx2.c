// The learning kernels for AVX2.
#include "learning_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2")))
#define NAMED(name) avx2_##name
#define TABLE ck_learning_avx2
#include "learning_network.inc"
#include "learning_training.inc"
#include "learning_attacks.inc"
#include "learning_table.inc"
#else
typedef int ck_learning_avx2_is_empty_here;
#endif
