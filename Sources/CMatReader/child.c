#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CMatReader.h"
#include "reader.h"

// Bytes of address space that the process has before it reads anything.
static uint64_t taken_memory(void) {
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file == NULL) return 0;
  if (fscanf(file, "%lu", &pages) != 1) pages = 0;
  fclose(file);
  return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void limit(int resource, uint64_t most) {
  struct rlimit bound;
  if (getrlimit(resource, &bound) != 0) return;
  rlim_t wanted = (rlim_t)most;
  if (bound.rlim_max != RLIM_INFINITY && wanted > bound.rlim_max) wanted = bound.rlim_max;
  bound.rlim_cur = wanted;
  bound.rlim_max = wanted;
  setrlimit(resource, &bound);
}

static void close_others(void) {
#if defined(__linux__) && defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
  if (close_range(3, ~0U, 0) == 0) return;
#endif
  int most = (int)sysconf(_SC_OPEN_MAX);
  if (most < 0 || most > 65536) most = 65536;
  for (int descriptor = 3; descriptor < most; descriptor++) close(descriptor);
}

// Never returns, and runs no code of the parent's other threads.
static _Noreturn void run_child(const cm_request *request, int output) {
  const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTRAP, SIGSYS,
                         SIGXCPU, SIGPIPE, SIGTERM, SIGINT};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) signal(crashes[i], SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (dup2(output, STDOUT_FILENO) < 0) _exit(1);
  int nowhere = open("/dev/null", O_RDWR);
  if (nowhere < 0 || dup2(nowhere, STDERR_FILENO) < 0 || dup2(nowhere, STDIN_FILENO) < 0) _exit(1);
  close_others();
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CPU, request->most_seconds);
#ifdef __linux__
  // Other systems do not hold a process to this; there only the checks of sizes remain.
  limit(RLIMIT_AS, taken_memory() + request->most_memory);
#endif
  setenv("HDF5_PLUGIN_PRELOAD", "::", 1);
  setenv("HDF5_USE_FILE_LOCKING", "FALSE", 1);
  cm_read(request, STDOUT_FILENO);
  _exit(0);
}

int32_t cm_start(const cm_request *request, int32_t *descriptor) {
  int ends[2];
  if (pipe(ends) != 0) return -errno;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
#ifdef F_SETPIPE_SZ
  fcntl(ends[0], F_SETPIPE_SZ, 1 << 20);
#endif
  pid_t child = fork();
  if (child == 0) run_child(request, ends[1]);
  int reason = errno;
  close(ends[1]);
  if (child < 0) {
    close(ends[0]);
    return -reason;
  }
  *descriptor = ends[0];
  return (int32_t)child;
}

int32_t cm_finish(int32_t child, int32_t kills) {
  int status = 0;
  if (kills) kill(child, SIGKILL);
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  if (WIFSIGNALED(status)) return WTERMSIG(status);
  return WEXITSTATUS(status) == 0 ? 0 : SIGABRT;
}
