// The product of the eigenvalue kernels: C goes on from itself, operands and C may lie inside larger
// matrices, and B may be symmetric with only its lower triangle stored.
//
// k is cut into depths; for each, A and B are packed into panels as tall and wide as a tile, then
// blocks of tiles are handed out. No cut and no order of blocks changes a bit.
#include <stdlib.h>
#include <string.h>

#include "eigen_work.h"
#pragma STDC FP_CONTRACT OFF

enum { DEPTH = 256, PACK_PANELS = 4, BLOCK_ROWS = 96, BLOCK_PANELS = 4, LARGEST_TILE = 256 };

typedef struct {
  eigen_work *work;
  eigen_shape shape;
  size_t m, n, first, depth;
  ck_operand_f64 a, b;
  double sign, *c;
  size_t ldc, block_rows, block_panels, across;
} product;

static size_t parts(size_t length, size_t size) { return (length + size - 1) / size; }
static size_t least(size_t a, size_t b) { return a < b ? a : b; }

double *eigen_numbers(size_t count) {
  return aligned_alloc(64, (count * sizeof(double) + 127) / 64 * 64);
}

int eigen_work_open(eigen_work *work, const eigen_kernels *kernels, eigen_team *team, size_t size) {
  *work = (eigen_work){.kernels = kernels, .team = team};
  work->left = eigen_numbers((size + kernels->rows) * DEPTH);
  work->right = eigen_numbers((size + kernels->columns) * DEPTH);
  if (work->left && work->right) return 0;
  eigen_work_close(work);
  return -1;
}

void eigen_work_close(eigen_work *work) {
  free(work->left);
  free(work->right);
  work->left = work->right = NULL;
}

// One panel of `size` lines, of which `count` exist; element (line, k) at data[line * across + k * along].
static void pack(const double *data, size_t across, size_t along, size_t count, size_t size,
                 size_t depth, double sign, double *panel) {
  if (count < size) memset(panel, 0, size * depth * sizeof(double));
  if (across == 1) {
    for (size_t k = 0; k < depth; k++)
      for (size_t i = 0; i < count; i++) panel[k * size + i] = sign * data[k * along + i];
    return;
  }
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < depth; k++) panel[k * size + i] = sign * data[i * across + k * along];
}

static void pack_left(void *context, size_t index) {
  product *p = context;
  size_t size = p->work->kernels->rows, last = least((index + 1) * PACK_PANELS, parts(p->m, size));
  for (size_t panel = index * PACK_PANELS; panel < last; panel++) {
    size_t i = panel * size;
    pack(p->a.data + i * p->a.row + p->first * p->a.column, p->a.row, p->a.column,
         least(size, p->m - i), size, p->depth, p->sign, p->work->left + i * p->depth);
  }
}

// Columns j to j + count of a symmetric matrix: rows above j are read as columns.
static void pack_symmetric(const product *p, size_t j, size_t count, size_t size, double *panel) {
  const double *a = p->b.data;
  size_t stride = p->b.row, end = p->first + p->depth;
  size_t above = p->first < j ? least(j, end) - p->first : 0;
  if (above > 0) pack(a + j * stride + p->first, stride, 1, count, size, above, 1, panel);
  for (size_t k = p->first + above; k < end; k++) {
    double *line = panel + (k - p->first) * size;
    size_t direct = k >= j + count ? count : k - j + 1;
    for (size_t i = 0; i < direct; i++) line[i] = a[k * stride + j + i];
    for (size_t i = direct; i < count; i++) line[i] = a[(j + i) * stride + k];
    for (size_t i = count; i < size; i++) line[i] = 0;
  }
}

static void pack_right(void *context, size_t index) {
  product *p = context;
  size_t size = p->work->kernels->columns, last = least((index + 1) * PACK_PANELS, parts(p->n, size));
  for (size_t panel = index * PACK_PANELS; panel < last; panel++) {
    size_t j = panel * size;
    double *to = p->work->right + j * p->depth;
    if (p->shape == EIGEN_SYMMETRIC)
      pack_symmetric(p, j, least(size, p->n - j), size, to);
    else
      pack(p->b.data + j * p->b.column + p->first * p->b.row, p->b.column, p->b.row,
           least(size, p->n - j), size, p->depth, 1, to);
  }
}

// One tile of C; at the edges through a buffer of full size.
static void one_tile(const product *p, size_t i, size_t j) {
  const eigen_kernels *kernels = p->work->kernels;
  size_t rows = kernels->rows, columns = kernels->columns;
  if (p->shape == EIGEN_LOWER && j > i + rows - 1) return;
  const double *left = p->work->left + i * p->depth, *right = p->work->right + j * p->depth;
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

static void block(void *context, size_t index) {
  const product *p = context;
  size_t rows = p->work->kernels->rows, columns = p->work->kernels->columns;
  size_t i0 = index / p->across * p->block_rows, i1 = least(i0 + p->block_rows, p->m);
  size_t j0 = index % p->across * p->block_panels * columns;
  size_t j1 = least(j0 + p->block_panels * columns, p->n);
  for (size_t j = j0; j < j1; j += columns)
    for (size_t i = i0; i < i1; i += rows) one_tile(p, i, j);
}

void eigen_product(eigen_work *work, eigen_shape shape, size_t m, size_t n, size_t k,
                   ck_operand_f64 a, ck_operand_f64 b, double sign, double *c, size_t ldc) {
  if (m == 0 || n == 0) return;
  size_t rows = work->kernels->rows, columns = work->kernels->columns;
  product p = {.work = work, .shape = shape, .m = m, .n = n, .a = a, .b = b, .sign = sign,
               .c = c, .ldc = ldc};
  p.block_rows = BLOCK_ROWS / rows * rows;
  p.block_panels = n < 8 * BLOCK_PANELS * columns ? 1 : BLOCK_PANELS;
  p.across = parts(n, p.block_panels * columns);
  for (p.first = 0; p.first < k; p.first += p.depth) {
    p.depth = least(DEPTH, k - p.first);
    eigen_team_for(work->team, parts(m, PACK_PANELS * rows), pack_left, &p);
    eigen_team_for(work->team, parts(n, PACK_PANELS * columns), pack_right, &p);
    eigen_team_for(work->team, parts(m, p.block_rows) * p.across, block, &p);
  }
}
