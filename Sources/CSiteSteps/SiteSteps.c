#include "CSiteSteps.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

struct refusal {
  int reason;
  size_t step;
};

/// The steps themselves. Calls nothing that is unsafe in the child of a program with threads.
static struct refusal take(const struct site_step *steps, size_t count) {
  for (size_t step = 0; step < count; step++) {
    int result = steps[step].from == NULL ? unlink(steps[step].to)
                                          : rename(steps[step].from, steps[step].to);
    if (result == 0) continue;
    int isGone = steps[step].from == NULL && (errno == ENOENT || errno == ENOTDIR);
    if (!isGone) return (struct refusal){errno, step};
  }
  return (struct refusal){0, 0};
}

int site_take_steps(const struct site_step *steps, size_t count, size_t *failed) {
  int ends[2];
  if (pipe(ends) != 0) return errno;
  pid_t child = fork();
  if (child < 0) {
    int reason = errno;
    close(ends[0]);
    close(ends[1]);
    return reason;
  }
  if (child == 0) {
    // Not in the terminal's group: an interrupt is meant for the caller.
    setsid();
    // Nobody may be there to be told.
    signal(SIGPIPE, SIG_IGN);
    struct refusal refusal = take(steps, count);
    ssize_t told = write(ends[1], &refusal, sizeof refusal);
    _exit(told == sizeof refusal ? 0 : 1);
  }
  close(ends[1]);
  struct refusal refusal = {EIO, 0};
  ssize_t got;
  do {
    got = read(ends[0], &refusal, sizeof refusal);
  } while (got < 0 && errno == EINTR);
  if (got != sizeof refusal) refusal.reason = EIO;
  close(ends[0]);
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
  }
  *failed = refusal.step;
  return refusal.reason;
}
