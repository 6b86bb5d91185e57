// Eigenvalues and vectors of a symmetric tridiagonal matrix by divide and conquer.
//
// The matrix is torn in halves down to leaves, which QL solves; then halves are merged. Subtrees up
// to SUBTREE rows are tasks of their own; above, each merge uses all threads.
// Source: Cuppen, "A divide and conquer method for the symmetric tridiagonal eigenproblem" (Numer.
// Math. 36, 1981).
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "eigen_steps.h"
#pragma STDC FP_CONTRACT OFF

enum { SUBTREE = 320 };

typedef struct { size_t first, size; } part;

typedef struct {
  eigen_work *work;
  eigen_merge_space space;
  double *d, *off, *rows, negligible;
  size_t stride, count;
  part *subtrees;
  atomic_int status;
} division;

static void tear(division *t, size_t first, size_t size) {
  if (size <= EIGEN_LEAF) return;
  size_t upper = size / 2, edge = first + upper - 1;
  t->d[edge] -= fabs(t->off[edge]);
  t->d[edge + 1] -= fabs(t->off[edge]);
  tear(t, first, upper);
  tear(t, first + upper, size - upper);
}

static void list_subtrees(division *t, size_t first, size_t size) {
  if (size <= SUBTREE) {
    t->subtrees[t->count++] = (part){first, size};
    return;
  }
  list_subtrees(t, first, size / 2);
  list_subtrees(t, first + size / 2, size - size / 2);
}

// Solves a part whose subparts of up to `solved` rows are solved already.
static void conquer(division *t, eigen_work *work, size_t first, size_t size, size_t solved) {
  if (size <= solved) return;
  double *rows = t->rows + first * t->stride + first;
  int status = 0;
  if (size <= EIGEN_LEAF) {
    status = eigen_leaf(size, t->d + first, t->off + first, t->negligible, rows, t->stride);
    if (status > 0) status += (int)first;
  } else {
    size_t upper = size / 2;
    conquer(t, work, first, upper, solved);
    conquer(t, work, first + upper, size - upper, solved);
    if (atomic_load(&t->status) != 0) return;
    eigen_merge_space space = t->space;
    space.small += first * space.small_apart;
    space.old += first * space.old_apart;
    status = eigen_merge(work, space, upper, size, t->d + first, t->off[first + upper - 1], rows,
                         t->stride);
  }
  if (status != 0) atomic_store(&t->status, status);
}

static void subtree(void *context, size_t index) {
  division *t = context;
  eigen_work work;
  part p = t->subtrees[index];
  if (eigen_work_open(&work, t->work->kernels, NULL, p.size) != 0) {
    atomic_store(&t->status, -1);
    return;
  }
  conquer(t, &work, p.first, p.size, 0);
  eigen_work_close(&work);
}

int eigen_divide(eigen_work *work, eigen_merge_space space, size_t n, double *d, double *off,
                 double *rows, size_t stride) {
  if (n == 0) return 0;
  division t = {.work = work, .space = space, .d = d, .off = off, .rows = rows, .stride = stride};
  for (size_t i = 0; i < n; i++)
    t.negligible = fmax(t.negligible, fmax(fabs(d[i]), i + 1 < n ? fabs(off[i]) : 0));
  t.negligible *= 0x1p-53;
  t.subtrees = malloc((n / (SUBTREE / 2) + 1) * sizeof(part));
  if (t.subtrees) {
    tear(&t, 0, n);
    list_subtrees(&t, 0, n);
    eigen_team_for(work->team, t.count, subtree, &t);
    if (atomic_load(&t.status) == 0) conquer(&t, work, 0, n, SUBTREE);
  } else {
    atomic_store(&t.status, -1);
  }
  free(t.subtrees);
  return atomic_load(&t.status);
}
