// Notes which files outside its own folder a program looks at: its functions stand before those of
// libc, note the path and call the ones that they hide.
//
// LITGAN_OPENED names the file of the notes, which stands in the program's folder. A note is a
// letter, a path and a null byte: `r` looked at, `w` opened for writing or changed, `x` a program
// started, `n` a connection. Files of the system are not noted.
#if defined(__linux__)

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static int notes = -1;
static char folder[PATH_MAX];
static size_t folder_length;

/// What was noted already, so that a loop over a file leaves one note.
enum { slots = 1 << 14 };
static char *noted[slots];
static atomic_flag lock = ATOMIC_FLAG_INIT;

static int is_new(const char *note) {
  uint64_t hash = 14695981039346656037u;
  for (const char *byte = note; *byte; byte++) {
    hash = (hash ^ (unsigned char)*byte) * 1099511628211u;
  }
  int is_new = 1;
  while (atomic_flag_test_and_set_explicit(&lock, memory_order_acquire)) {
  }
  // Of a full table no slot is looked for: a note made twice does no harm.
  for (int probe = 0; probe < 64; probe++) {
    char **slot = &noted[(hash + probe) % slots];
    if (!*slot) {
      *slot = strdup(note);
      break;
    }
    if (strcmp(*slot, note) == 0) {
      is_new = 0;
      break;
    }
  }
  atomic_flag_clear_explicit(&lock, memory_order_release);
  return is_new;
}

static int starts(const char *path, const char *start) {
  return strncmp(path, start, strlen(start)) == 0;
}

static int is_of_system(const char *path) {
  if (strstr(path, "/../")) return 0;
  return starts(path, "/usr/") || starts(path, "/lib") || starts(path, "/bin/")
      || starts(path, "/sbin/") || starts(path, "/proc/") || starts(path, "/sys/")
      || starts(path, "/dev/") || starts(path, "/etc/ld.so.")
      || (strncmp(path, folder, folder_length) == 0
          && (path[folder_length] == '/' || path[folder_length] == 0));
}

static void note(char kind, int at, const char *path) {
  if (notes < 0 || !path) return;
  int error = errno;
  char text[2 * PATH_MAX + 2];
  text[0] = kind;
  if (path[0] == '/' || kind == 'n' || (kind == 'x' && !strchr(path, '/'))) {
    snprintf(text + 1, sizeof text - 1, "%s", path);
  } else {
    char base[PATH_MAX] = "";
    if (at == AT_FDCWD) {
      if (!getcwd(base, sizeof base)) base[0] = 0;
    } else {
      char link[64];
      snprintf(link, sizeof link, "/proc/self/fd/%d", at);
      ssize_t length = readlinkat(AT_FDCWD, link, base, sizeof base - 1);
      base[length < 0 ? 0 : length] = 0;
    }
    snprintf(text + 1, sizeof text - 1, "%s/%s", base, path);
  }
  if (kind == 'n' || kind == 'x' || !is_of_system(text + 1)) {
    if (is_new(text)) {
      ssize_t written = write(notes, text, strlen(text) + 1);
      // A note that is lost would be a file that nobody watches.
      if (written < 0) abort();
    }
  }
  errno = error;
}

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("LITGAN_OPENED");
  if (!path || strlen(path) >= sizeof folder) return;
  strcpy(folder, path);
  char *slash = strrchr(folder, '/');
  if (!slash) return;
  *slash = 0;
  folder_length = strlen(folder);
  int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  notes = real(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  // The program finds nothing of this in its environment.
  unsetenv("LITGAN_OPENED");
}

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static char kind_of_flags(int flags) {
  return (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) ? 'w' : 'r';
}

static char kind_of_mode(const char *mode) { return strpbrk(mode, "wa+") ? 'w' : 'r'; }

static mode_t mode_of(int flags, va_list arguments) {
  return flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name, parameters, at, call) \
  int name parameters { \
    REAL(name); \
    va_list arguments; \
    va_start(arguments, flags); \
    mode_t mode = mode_of(flags, arguments); \
    va_end(arguments); \
    note(kind_of_flags(flags), at, path); \
    return real call; \
  }

OPEN(open, (const char *path, int flags, ...), AT_FDCWD, (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD, (path, flags, mode))
OPEN(openat, (int at, const char *path, int flags, ...), at, (at, path, flags, mode))
OPEN(openat64, (int at, const char *path, int flags, ...), at, (at, path, flags, mode))

#define AROUND(type, name, parameters, kind, at, path, call) \
  type name parameters { \
    REAL(name); \
    note(kind, at, path); \
    return real call; \
  }

AROUND(int, creat, (const char *path, mode_t mode), 'w', AT_FDCWD, path, (path, mode))
AROUND(FILE *, fopen, (const char *path, const char *mode), kind_of_mode(mode), AT_FDCWD, path,
       (path, mode))
AROUND(FILE *, fopen64, (const char *path, const char *mode), kind_of_mode(mode), AT_FDCWD, path,
       (path, mode))
AROUND(FILE *, freopen, (const char *path, const char *mode, FILE *file), kind_of_mode(mode),
       AT_FDCWD, path, (path, mode, file))
AROUND(DIR *, opendir, (const char *path), 'r', AT_FDCWD, path, (path))
AROUND(int, stat, (const char *path, struct stat *status), 'r', AT_FDCWD, path, (path, status))
AROUND(int, stat64, (const char *path, struct stat64 *status), 'r', AT_FDCWD, path,
       (path, status))
AROUND(int, lstat, (const char *path, struct stat *status), 'r', AT_FDCWD, path, (path, status))
AROUND(int, lstat64, (const char *path, struct stat64 *status), 'r', AT_FDCWD, path,
       (path, status))
AROUND(int, fstatat, (int at, const char *path, struct stat *status, int flags), 'r', at, path,
       (at, path, status, flags))
AROUND(int, fstatat64, (int at, const char *path, struct stat64 *status, int flags), 'r', at,
       path, (at, path, status, flags))
AROUND(int, statx,
       (int at, const char *path, int flags, unsigned mask, struct statx *status), 'r', at, path,
       (at, path, flags, mask, status))
AROUND(int, access, (const char *path, int mode), 'r', AT_FDCWD, path, (path, mode))
AROUND(int, faccessat, (int at, const char *path, int mode, int flags), 'r', at, path,
       (at, path, mode, flags))
AROUND(ssize_t, readlink, (const char *path, char *buffer, size_t size), 'r', AT_FDCWD, path,
       (path, buffer, size))
AROUND(char *, realpath, (const char *path, char *resolved), 'r', AT_FDCWD, path,
       (path, resolved))
AROUND(int, mkdir, (const char *path, mode_t mode), 'w', AT_FDCWD, path, (path, mode))
AROUND(int, unlink, (const char *path), 'w', AT_FDCWD, path, (path))
AROUND(int, rmdir, (const char *path), 'w', AT_FDCWD, path, (path))
AROUND(int, truncate, (const char *path, off_t size), 'w', AT_FDCWD, path, (path, size))
// What a link leads to may be read through it by another name, and is taken for written too.
#define BETWEEN(name) \
  int name(const char *from, const char *to) { \
    REAL(name); \
    note('w', AT_FDCWD, from); \
    note('w', AT_FDCWD, to); \
    return real(from, to); \
  }

BETWEEN(symlink)
BETWEEN(link)
BETWEEN(rename)

void *dlopen(const char *path, int flags) {
  REAL(dlopen);
  // A bare name is looked up among the libraries of the system.
  if (path && strchr(path, '/')) note('r', AT_FDCWD, path);
  return real(path, flags);
}

AROUND(int, execve, (const char *path, char *const arguments[], char *const environment[]), 'x',
       AT_FDCWD, path, (path, arguments, environment))
AROUND(int, execv, (const char *path, char *const arguments[]), 'x', AT_FDCWD, path,
       (path, arguments))
AROUND(int, execvp, (const char *path, char *const arguments[]), 'x', AT_FDCWD, path,
       (path, arguments))
AROUND(int, posix_spawn,
       (pid_t *restrict process, const char *restrict path,
        const posix_spawn_file_actions_t *restrict actions,
        const posix_spawnattr_t *restrict attributes, char *const arguments[restrict],
        char *const environment[restrict]),
       'x', AT_FDCWD, path, (process, path, actions, attributes, arguments, environment))
AROUND(int, posix_spawnp,
       (pid_t *restrict process, const char *restrict path,
        const posix_spawn_file_actions_t *restrict actions,
        const posix_spawnattr_t *restrict attributes, char *const arguments[restrict],
        char *const environment[restrict]),
       'x', AT_FDCWD, path, (process, path, actions, attributes, arguments, environment))
AROUND(int, system, (const char *command), 'x', AT_FDCWD, command ? "sh" : NULL, (command))
AROUND(FILE *, popen, (const char *command, const char *mode), 'x', AT_FDCWD, "sh",
       (command, mode))
AROUND(pid_t, fork, (void), 'x', AT_FDCWD, "fork", ())
AROUND(int, socket, (int domain, int type, int protocol), 'n', AT_FDCWD, "socket",
       (domain, type, protocol))

#endif
