#ifndef LITGAN_SITE_STEPS_H
#define LITGAN_SITE_STEPS_H

#include <stddef.h>

/// Gives a file its place, or removes one.
struct site_step {
  /// What is renamed; null for a removal.
  const char *from;
  const char *to;
};

/// Takes steps one after another, in a process of its own: once it has begun, all of them are taken,
/// even when the calling process is killed.
///
/// A file to be removed may be missing.
///
/// - Parameter failed: The step that the system refused; those after it are not taken.
/// - Returns: 0, or the system's number for why.
int site_take_steps(const struct site_step *steps, size_t count, size_t *failed);

#endif
