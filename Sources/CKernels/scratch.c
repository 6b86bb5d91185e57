// Memory for packed panels, kept between calls: fresh pages would cost as much as packing.
#define _DEFAULT_SOURCE
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "product_paths.h"
#pragma STDC FP_CONTRACT OFF

enum { PAGE = 4096, LARGE_PAGE = 1 << 21, MOST_KEPT = 1 << 26 };

// The block that is kept, or NULL while it is in use; its first page holds its size.
static _Atomic(size_t *) kept;

void *ck_scratch_take(size_t bytes) {
  size_t page = bytes < LARGE_PAGE ? PAGE : LARGE_PAGE;
  bytes = (bytes + PAGE + page - 1) / page * page;
  size_t *block = atomic_exchange(&kept, NULL);
  if (!block || *block < bytes) {
    free(block);
    block = aligned_alloc(page, bytes);
    if (!block) return NULL;
#if defined(MADV_HUGEPAGE)
    if (page == LARGE_PAGE) (void)madvise(block, bytes, MADV_HUGEPAGE);
#endif
    *block = bytes;
  }
  return (char *)block + PAGE;
}

void ck_scratch_give(void *memory) {
  size_t *block = (size_t *)((char *)memory - PAGE);
  free(*block > MOST_KEPT ? block : atomic_exchange(&kept, block));
}
