// What the eigenvalue kernels share: a team of threads, products in place, and their scratch memory.
#ifndef EIGEN_WORK_H
#define EIGEN_WORK_H

#include <stdatomic.h>

#include "ckernels.h"
#include "eigen_paths.h"

/// Threads that stay together through many short steps; see eigen_team.c.
typedef struct eigen_team eigen_team;

/// Runs `body(team, context)` once, with up to `threads` threads at hand.
void eigen_team_run(int threads, void (*body)(eigen_team *team, void *context), void *context);

/// Runs `task(context, index)` for every index below `count`; indices are begun in ascending order.
///
/// Without a team (NULL) on the calling thread.
void eigen_team_for(eigen_team *team, size_t count, void (*task)(void *context, size_t index),
                    void *context);

size_t eigen_team_threads(const eigen_team *team);

/// A pause of a spinning thread; `spins` counts them.
void eigen_pause(unsigned *spins);

typedef struct {
  const eigen_kernels *kernels;
  eigen_team *team;
  double *left, *right;       // the packed operands of a product; of the right one, a slot a thread
  atomic_uint_fast64_t free;  // slots that nobody uses, a bit each
} eigen_work;

/// Scratch for products of up to `size` rows and columns; 0, or -1 when memory runs out.
int eigen_work_open(eigen_work *work, const eigen_kernels *kernels, eigen_team *team, size_t size);
void eigen_work_close(eigen_work *work);

/// Which operand or part of a product is special.
typedef enum {
  EIGEN_PLAIN = 0,
  EIGEN_LOWER = 1,      // tiles of C above the diagonal are not computed
  EIGEN_SYMMETRIC = 2,  // B is symmetric, row-major, and only its lower triangle is read
} eigen_shape;

/// C += sign · A B in place, shapes [m, k] [k, n] [m, n], row stride of C `ldc`.
///
/// Each element goes on from C by one fma a step in ascending k.
void eigen_product(eigen_work *work, eigen_shape shape, size_t m, size_t n, size_t k,
                   ck_operand_f64 a, ck_operand_f64 b, double sign, double *c, size_t ldc);

/// Memory for `count` numbers, on a cache line; NULL when it runs out.
double *eigen_numbers(size_t count);

/// Turns x into v with (I − s v vᵀ) x = (norm, 0, …), v[0] = 1; s = 0 when nothing is to be done.
double eigen_reflection(const eigen_kernels *kernels, double *x, size_t length, double *norm);

#endif
