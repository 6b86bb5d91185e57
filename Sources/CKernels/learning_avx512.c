// The learning kernels for AVX-512.
#include "learning_paths.h"
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx512f,avx2")))
#define NAMED(name) avx512_##name
#define TABLE ck_learning_avx512
#include "learning_network.inc"
#include "learning_training.inc"
#include "learning_attacks.inc"
#include "learning_table.inc"
#else
typedef int ck_learning_avx512_is_empty_here;
#endif
