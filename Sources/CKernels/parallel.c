// A small pool of threads that hands out task indices. Which thread runs a task never matters.
#include <pthread.h>
#include <stdatomic.h>

#include "ckernels.h"
#pragma STDC FP_CONTRACT OFF

enum { MOST_WORKERS = 63 };

typedef struct {
  void (*task)(void *, size_t);
  void *context;
  size_t count;
  atomic_size_t next;
} job;

static pthread_mutex_t owner = PTHREAD_MUTEX_INITIALIZER;  // held by the call that uses the pool
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;   // guards all below
static pthread_cond_t work = PTHREAD_COND_INITIALIZER, rest = PTHREAD_COND_INITIALIZER;
static job *current;
static int workers, wanted, busy;
static unsigned long generation;

static void drain(job *j) {
  for (;;) {
    size_t index = atomic_fetch_add_explicit(&j->next, 1, memory_order_relaxed);
    if (index >= j->count) return;
    j->task(j->context, index);
  }
}

static void *serve(void *unused) {
  (void)unused;
  unsigned long seen = 0;
  pthread_mutex_lock(&lock);
  for (;;) {
    while (!(current && generation != seen && wanted > 0)) pthread_cond_wait(&work, &lock);
    seen = generation;
    wanted--;
    busy++;
    job *j = current;
    pthread_mutex_unlock(&lock);
    drain(j);
    pthread_mutex_lock(&lock);
    busy--;
    if (busy == 0) pthread_cond_signal(&rest);
  }
  return NULL;
}

void ck_parallel(size_t count, int threads, void (*task)(void *, size_t), void *context) {
  job j = {.task = task, .context = context, .count = count};
  atomic_init(&j.next, 0);
  size_t helpers = threads > 1 && count > 1 ? (size_t)threads - 1 : 0;
  if (helpers > count - 1) helpers = count - 1;
  if (helpers > MOST_WORKERS) helpers = MOST_WORKERS;
  if (count == 0) return;
  if (helpers == 0 || pthread_mutex_trylock(&owner) != 0) {
    drain(&j);
    return;
  }
  pthread_mutex_lock(&lock);
  while (workers < (int)helpers) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve, NULL) != 0) break;
    pthread_detach(thread);
    workers++;
  }
  current = &j;
  wanted = (int)helpers;
  generation++;
  pthread_cond_broadcast(&work);
  pthread_mutex_unlock(&lock);
  drain(&j);
  pthread_mutex_lock(&lock);
  wanted = 0;
  while (busy > 0) pthread_cond_wait(&rest, &lock);
  current = NULL;
  pthread_mutex_unlock(&lock);
  pthread_mutex_unlock(&owner);
}
