// The learning kernels with the vectors that every machine of an architecture has.
#include "learning_paths.h"
#pragma STDC FP_CONTRACT OFF

#define TARGET
#define NAMED(name) plain_##name
#define TABLE ck_learning_plain
#include "learning_network.inc"
#include "learning_training.inc"
#include "learning_attacks.inc"
#include "learning_table.inc"
