// The product of the eigenvalue kernels: C goes on from itself, operands and C may lie inside larger
// matrices, and B may be symmetric with only its lower triangle stored.
//
// k is cut into depths; for each, A is packed into panels as tall as a tile. Then columns are handed
// out: each task packs its own columns of B, which stay in its second cache, and runs down the tiles.
// No cut and no order of tasks changes a bit.
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "eigen_work.h"
#pragma STDC FP_CONTRACT OFF

enum { DEPTH = 256, PACK_PANELS = 4, BLOCK_ROWS = 96, MOST_PANELS = 8, LARGEST_COLUMNS = 24,
       LARGEST_TILE = 256, MOST_SLOTS = 64, SLOT = MOST_PANELS * LARGEST_COLUMNS * DEPTH };

typedef struct {
  eigen_work *work;
  eigen_shape shape;
  size_t m, n, first, depth;
  ck_operand_f64 a, b;
  double sign, *c;
  size_t ldc, panels;
} product;

static size_t parts(size_t length, size_t size) { return (length + size - 1) / size; }
static size_t least(size_t a, size_t b) { return a < b ? a : b; }

int eigen_work_open(eigen_work *work, const eigen_kernels *kernels, eigen_team *team, size_t size) {
  *work = (eigen_work){.kernels = kernels, .team = team};
  size_t slots = least(team ? eigen_team_threads(team) : 1, MOST_SLOTS);
  atomic_init(&work->free, slots == MOST_SLOTS ? ~(uint_fast64_t)0 : ((uint_fast64_t)1 << slots) - 1);
  work->left = eigen_numbers((size + kernels->rows) * DEPTH);
  work->right = eigen_numbers(slots * SLOT);
  if (work->left && work->right) return 0;
  eigen_work_close(work);
  return -1;
}

void eigen_work_close(eigen_work *work) {
  free(work->left);
  free(work->right);
  work->left = work->right = NULL;
}

// A slot of the packed right operand that nobody uses; there are as many as threads.
static size_t take_slot(eigen_work *work) {
  uint_fast64_t free = atomic_load_explicit(&work->free, memory_order_relaxed);
  for (;;) {
    if (free == 0) {
      free = atomic_load_explicit(&work->free, memory_order_relaxed);
      continue;
    }
    uint_fast64_t rest = free & (free - 1);
    if (atomic_compare_exchange_weak_explicit(&work->free, &free, rest, memory_order_acquire,
                                              memory_order_relaxed))
      return (size_t)__builtin_ctzll(free);
  }
}

static void return_slot(eigen_work *work, size_t slot) {
  atomic_fetch_or_explicit(&work->free, (uint_fast64_t)1 << slot, memory_order_release);
}

// One panel of `size` lines, of which `count` exist; element (line, k) at data[line * across + k * along].
static void pack(const eigen_kernels *kernels, const double *data, size_t across, size_t along,
                 size_t count, size_t size, size_t depth, double sign, double *panel) {
  if (count < size) memset(panel, 0, size * depth * sizeof(double));
  size_t i = 0;
  if (along == 1)
    for (; i + 8 <= count; i += 8)
      kernels->interleave(depth, data + i * across, across, sign, panel + i, size);
  if (across == 1)
    for (size_t k = 0; k < depth; k++)
      for (size_t j = 0; j < count; j++) panel[k * size + j] = sign * data[k * along + j];
  else
    for (; i < count; i++)
      for (size_t k = 0; k < depth; k++) panel[k * size + i] = sign * data[i * across + k * along];
}

static void pack_left(void *context, size_t index) {
  product *p = context;
  size_t size = p->work->kernels->rows, last = least((index + 1) * PACK_PANELS, parts(p->m, size));
  for (size_t panel = index * PACK_PANELS; panel < last; panel++) {
    size_t i = panel * size;
    pack(p->work->kernels, p->a.data + i * p->a.row + p->first * p->a.column, p->a.row, p->a.column,
         least(size, p->m - i), size, p->depth, p->sign, p->work->left + i * p->depth);
  }
}

// Columns j to j + count of a symmetric matrix: rows above j are read as columns.
static void pack_symmetric(const product *p, size_t j, size_t count, size_t size, double *panel) {
  const double *a = p->b.data;
  size_t stride = p->b.row, end = p->first + p->depth;
  size_t above = p->first < j ? least(j, end) - p->first : 0;
  if (above > 0)
    pack(p->work->kernels, a + j * stride + p->first, stride, 1, count, size, above, 1, panel);
  for (size_t k = p->first + above; k < end; k++) {
    double *line = panel + (k - p->first) * size;
    size_t direct = k >= j + count ? count : k - j + 1;
    for (size_t i = 0; i < direct; i++) line[i] = a[k * stride + j + i];
    for (size_t i = direct; i < count; i++) line[i] = a[(j + i) * stride + k];
    for (size_t i = count; i < size; i++) line[i] = 0;
  }
}

// One tile of C; at the edges through a buffer of full size.
static void one_tile(const product *p, const double *right, size_t i, size_t j) {
  const eigen_kernels *kernels = p->work->kernels;
  size_t rows = kernels->rows, columns = kernels->columns;
  if (p->shape == EIGEN_LOWER && j > i + rows - 1) return;
  const double *left = p->work->left + i * p->depth;
  double *c = p->c + i * p->ldc + j;
  if (i + rows <= p->m && j + columns <= p->n) {
    kernels->tile(p->depth, left, right, c, p->ldc);
    return;
  }
  double edge[LARGEST_TILE] = {0};
  size_t height = least(rows, p->m - i), width = least(columns, p->n - j);
  for (size_t r = 0; r < height; r++)
    memcpy(edge + r * columns, c + r * p->ldc, width * sizeof(double));
  kernels->tile(p->depth, left, right, edge, columns);
  for (size_t r = 0; r < height; r++)
    memcpy(c + r * p->ldc, edge + r * columns, width * sizeof(double));
}

// Asks for the lines of C that a tile will go on from.
static void fetch_tile(const product *p, size_t i, size_t j) {
  if (i + p->work->kernels->rows > p->m) return;
  for (size_t r = 0; r < p->work->kernels->rows; r++)
    for (size_t e = 0; e < p->work->kernels->columns; e += 8)
      __builtin_prefetch(p->c + (i + r) * p->ldc + j + e, 1);
}

static void columns_of_product(void *context, size_t index) {
  const product *p = context;
  size_t rows = p->work->kernels->rows, columns = p->work->kernels->columns;
  size_t j0 = index * p->panels * columns, j1 = least(j0 + p->panels * columns, p->n);
  size_t slot = take_slot(p->work);
  double *packed = p->work->right + slot * SLOT;
  for (size_t j = j0; j < j1; j += columns) {
    double *to = packed + (j - j0) * p->depth;
    size_t count = least(columns, p->n - j);
    if (p->shape == EIGEN_SYMMETRIC)
      pack_symmetric(p, j, count, columns, to);
    else
      pack(p->work->kernels, p->b.data + j * p->b.column + p->first * p->b.row, p->b.column,
           p->b.row, count, columns, p->depth, 1, to);
  }
  size_t top = p->shape == EIGEN_LOWER ? j0 / rows * rows : 0;
  for (size_t i0 = top; i0 < p->m; i0 += BLOCK_ROWS) {
    size_t i1 = least(i0 + BLOCK_ROWS, p->m);
    for (size_t j = j0; j < j1; j += columns)
      for (size_t i = i0; i < i1; i += rows) {
        fetch_tile(p, i + rows, j);
        one_tile(p, packed + (j - j0) * p->depth, i, j);
      }
  }
  return_slot(p->work, slot);
}

void eigen_product(eigen_work *work, eigen_shape shape, size_t m, size_t n, size_t k,
                   ck_operand_f64 a, ck_operand_f64 b, double sign, double *c, size_t ldc) {
  if (m == 0 || n == 0) return;
  size_t rows = work->kernels->rows, columns = work->kernels->columns;
  product p = {.work = work, .shape = shape, .m = m, .n = n, .a = a, .b = b, .sign = sign,
               .c = c, .ldc = ldc};
  // Narrow tasks where there are few columns, so that every thread finds some.
  p.panels = parts(n, columns) / 16;
  p.panels = p.panels < 1 ? 1 : least(p.panels, MOST_PANELS);
  for (p.first = 0; p.first < k; p.first += p.depth) {
    p.depth = least(DEPTH, k - p.first);
    eigen_team_for(work->team, parts(m, PACK_PANELS * rows), pack_left, &p);
    eigen_team_for(work->team, parts(n, p.panels * columns), columns_of_product, &p);
  }
}
