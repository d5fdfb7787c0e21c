#ifndef C_CODE_INDEX_H
#define C_CODE_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A place where code defines or names a symbol.
typedef struct {
  /// Both count from 1, the column in bytes.
  unsigned line, column;
  bool is_definition;
  /// Whether what is defined is a part of another symbol.
  bool is_member;
  /// The compiler's name for the symbol, not terminated.
  const char *usr;
  size_t usr_length;
  /// That of the function or variable whose code the place is in, of length 0 at top level.
  const char *container;
  size_t container_length;
  /// That of what a definition overrides or, of a protocol, implements; of length 0 for none.
  const char *overridden;
  size_t overridden_length;
} code_occurrence;

/// Called for each place; what it points to is gone after the call.
typedef void (*code_visitor)(void *context, const code_occurrence *occurrence);

/// Reads one record of an index that the compiler wrote: the places where the code itself defines
/// or names a symbol, without those that the compiler added.
///
/// `library` is the path of the toolchain's libIndexStore, `store` that of the index, and `record`
/// the name of a record in it. Returns 0, or what could not be done: 1 the library cannot be loaded, 2
/// it is another one, 3 the index cannot be opened, 4 the record cannot be read.
int visit_code_index(const char *library, const char *store, const char *record, void *context,
                     code_visitor visitor);

#endif
