// A small pool of threads that hands out task indices. Which thread runs a task never matters.
//
// Every call works on its own job and needs nobody to finish it; workers help where there is room.
// `busy` counts the threads that compute: calls that are not inside another, and workers that help.
// A worker joins a job only while fewer threads are busy than the job asked for, and leaves it after a
// task when more are; so calls side by side share a budget instead of adding theirs.
//
// A call waits only for helpers that are inside one of its own tasks. Those may nest calls, and so
// wait, but again only for tasks of theirs: waiting goes down the tree of calls, which has no
// cycle. A job lives on its caller's stack; under the lock it leaves the list, and then has no
// helpers, before the call returns, and a worker touches it only while counted as its helper.
#include <pthread.h>
#include <stdatomic.h>

#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

// Before a thread sleeps it looks again for about 20 microseconds, which is less than waking costs.
enum { MOST_WORKERS = 63, LOOKS = 1000 };

static void look_away(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

typedef struct job {
  void (*task)(void *, size_t);
  void *context;
  size_t count;
  int threads;
  atomic_size_t next;
  atomic_int helpers;  // changed under the lock
  struct job *before;  // guarded by the lock
} job;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;  // guards jobs, their helpers and workers
static pthread_cond_t work = PTHREAD_COND_INITIALIZER, rest = PTHREAD_COND_INITIALIZER;
static job *newest;
static int workers;
static atomic_int busy, jobs, opened;
static _Thread_local int depth;

// Runs tasks until there are none, or, for a helper, until too many threads are busy.
static void drain(job *j, int helps) {
  for (;;) {
    size_t index = atomic_fetch_add_explicit(&j->next, 1, memory_order_relaxed);
    if (index >= j->count) return;
    j->task(j->context, index);
    if (helps && atomic_load_explicit(&busy, memory_order_relaxed) > j->threads) return;
  }
}

static int wants_help(job *j) {
  return j->helpers < j->threads - 1 &&
         atomic_load_explicit(&j->next, memory_order_relaxed) < j->count &&
         atomic_load_explicit(&busy, memory_order_relaxed) < j->threads;
}

static void *serve(void *unused) {
  depth = 1;
  int looked = 0;
  pthread_mutex_lock(&lock);
  for (;;) {
    job *j = newest;
    while (j && !wants_help(j)) j = j->before;
    if (!j) {
      int seen = atomic_load(&opened);
      if (looked < LOOKS) {
        pthread_mutex_unlock(&lock);
        while (looked++ < LOOKS && atomic_load_explicit(&opened, memory_order_relaxed) == seen)
          look_away();
        pthread_mutex_lock(&lock);
      } else {
        pthread_cond_wait(&work, &lock);
        looked = 0;
      }
      continue;
    }
    looked = 0;
    j->helpers++;
    atomic_fetch_add(&busy, 1);
    pthread_mutex_unlock(&lock);
    drain(j, 1);
    pthread_mutex_lock(&lock);
    atomic_fetch_sub(&busy, 1);
    if (--j->helpers == 0) pthread_cond_broadcast(&rest);
  }
  return unused;
}

static void open_job(job *j) {
  int helpers = j->count < (size_t)j->threads ? (int)j->count - 1 : j->threads - 1;
  pthread_mutex_lock(&lock);
  while (workers < helpers && workers < MOST_WORKERS) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve, NULL) != 0) break;
    pthread_detach(thread);
    workers++;
  }
  j->before = newest;
  newest = j;
  atomic_fetch_add(&jobs, 1);
  atomic_fetch_add(&opened, 1);
  if (helpers == 1) pthread_cond_signal(&work);
  else pthread_cond_broadcast(&work);
  pthread_mutex_unlock(&lock);
}

static void close_job(job *j) {
  pthread_mutex_lock(&lock);
  job **link = &newest;
  while (*link != j) link = &(*link)->before;
  *link = j->before;
  atomic_fetch_sub(&jobs, 1);
  if (j->helpers > 0) {
    pthread_mutex_unlock(&lock);
    for (int looked = 0; looked < LOOKS && atomic_load(&j->helpers) > 0; looked++) look_away();
    pthread_mutex_lock(&lock);
  }
  while (j->helpers > 0) pthread_cond_wait(&rest, &lock);
  pthread_mutex_unlock(&lock);
}

void ck_parallel(size_t count, int threads, void (*task)(void *, size_t), void *context) {
  if (count == 0) return;
  job j = {.task = task, .context = context, .count = count, .threads = threads};
  atomic_init(&j.next, 0);
  int counts = depth++ == 0, shared = threads > 1 && count > 1;
  if (counts) atomic_fetch_add(&busy, 1);
  if (shared) open_job(&j);
  drain(&j, 0);
  if (shared) close_job(&j);
  depth--;
  if (!counts) return;
  atomic_fetch_sub(&busy, 1);
  if (atomic_load(&jobs) == 0) return;
  pthread_mutex_lock(&lock);  // room for another job's helper
  pthread_cond_signal(&work);
  pthread_mutex_unlock(&lock);
}
