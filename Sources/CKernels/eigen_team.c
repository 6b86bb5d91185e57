// A team: threads that wait for short steps by spinning, because a step lasts microseconds and waking
// a sleeping thread takes as long.
//
// One thread, the first to come, runs the body and publishes steps; the others claim indices. The
// first one claims too and waits only for indices that others have begun, so nothing depends on
// whether others come at all.
#include <sched.h>
#include <stdatomic.h>

#include "eigen_work.h"
#pragma STDC FP_CONTRACT OFF

enum { SPINS_BEFORE_YIELD = 4000 };

struct eigen_team {
  void (*body)(eigen_team *, void *);
  void *body_context;
  int threads;
  atomic_int led, finished;
  void (*task)(void *, size_t);
  void *context;
  size_t count;
  _Alignas(64) atomic_uint_fast64_t claim;  // step number in the high half, indices left in the low
  _Alignas(64) atomic_size_t done;
};

void eigen_pause(unsigned *spins) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
  if (++*spins > SPINS_BEFORE_YIELD) sched_yield();
}

size_t eigen_team_threads(const eigen_team *team) {
  return team->threads > 1 ? (size_t)team->threads : 1;
}

// Claims and runs one index; 0 when none is left.
static int run_one(eigen_team *team) {
  uint_fast64_t seen = atomic_load_explicit(&team->claim, memory_order_acquire);
  do {
    if ((seen & 0xffffffff) == 0) return 0;
  } while (!atomic_compare_exchange_weak_explicit(&team->claim, &seen, seen - 1,
                                                  memory_order_acq_rel, memory_order_acquire));
  team->task(team->context, team->count - (size_t)(seen & 0xffffffff));
  atomic_fetch_add_explicit(&team->done, 1, memory_order_release);
  return 1;
}

static void member(void *context, size_t index) {
  eigen_team *team = context;
  (void)index;
  if (!atomic_exchange(&team->led, 1)) {
    team->body(team, team->body_context);
    atomic_store_explicit(&team->finished, 1, memory_order_release);
    return;
  }
  unsigned spins = 0;
  while (!atomic_load_explicit(&team->finished, memory_order_acquire)) {
    if (run_one(team))
      spins = 0;
    else
      eigen_pause(&spins);
  }
}

void eigen_team_run(int threads, void (*body)(eigen_team *team, void *context), void *context) {
  eigen_team team = {.body = body, .body_context = context, .threads = threads};
  if (threads <= 1) {
    body(&team, context);
    return;
  }
  ck_parallel((size_t)threads, threads, member, &team);
}

void eigen_team_for(eigen_team *team, size_t count, void (*task)(void *context, size_t index),
                    void *context) {
  if (!team || team->threads <= 1 || count <= 1) {
    for (size_t i = 0; i < count; i++) task(context, i);
    return;
  }
  team->task = task;
  team->context = context;
  team->count = count;
  atomic_store_explicit(&team->done, 0, memory_order_relaxed);
  uint_fast64_t step = atomic_load_explicit(&team->claim, memory_order_relaxed) >> 32;
  atomic_store_explicit(&team->claim, (step + 1) << 32 | count, memory_order_release);
  while (run_one(team)) {
  }
  unsigned spins = 0;
  while (atomic_load_explicit(&team->done, memory_order_acquire) < count) eigen_pause(&spins);
}
