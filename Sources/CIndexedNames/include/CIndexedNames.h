#ifndef C_INDEXED_NAMES_H
#define C_INDEXED_NAMES_H

#include <stddef.h>
#include <stdint.h>

/// Called for each place where code names a symbol.
///
/// The USR is the compiler's name for the symbol, not terminated; it is gone after the call. Line and
/// column count from 1, the column in bytes.
typedef void (*indexed_name_visitor)(void *context, unsigned line, unsigned column,
                                     const char *usr, size_t length);

/// Reads one record of an index that the compiler wrote: the places where the code itself names a
/// symbol, without those that the compiler added.
///
/// `library` is the path of the toolchain's libIndexStore, `store` that of the index, and `record`
/// the name of a record in it. Returns 0, or what could not be done: 1 the library cannot be loaded, 2
/// it is another one, 3 the index cannot be opened, 4 the record cannot be read.
int visit_indexed_names(const char *library, const char *store, const char *record,
                        void *context, indexed_name_visitor visitor);

#endif
