#include "CIndexedNames.h"

#include <dlfcn.h>
#include <stdbool.h>

// The part that is needed of LLVM's `indexstore/indexstore.h`, which toolchains do not install. The
// library's interface is stable: editors of several years read it.

typedef struct {
  const char *data;
  size_t length;
} string_ref;

enum { role_definition = 1 << 1, role_reference = 1 << 2, role_implicit = 1 << 8 };

typedef struct {
  void *(*store_create)(const char *, void **);
  void (*store_dispose)(void *);
  void *(*reader_create)(void *, const char *, void **);
  void (*reader_dispose)(void *);
  bool (*occurrences)(void *, void *, bool (*)(void *, void *));
  void *(*symbol)(void *);
  uint64_t (*roles)(void *);
  void (*line_column)(void *, unsigned *, unsigned *);
  string_ref (*usr)(void *);
  void *context;
  indexed_name_visitor visitor;
} index_reader;

static bool load(index_reader *reader, const char *library) {
  void *handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
  if (!handle) return false;
#define FIND(field, name) *(void **)&reader->field = dlsym(handle, "indexstore_" name)
  FIND(store_create, "store_create");
  FIND(store_dispose, "store_dispose");
  FIND(reader_create, "record_reader_create");
  FIND(reader_dispose, "record_reader_dispose");
  FIND(occurrences, "record_reader_occurrences_apply_f");
  FIND(symbol, "occurrence_get_symbol");
  FIND(roles, "occurrence_get_roles");
  FIND(line_column, "occurrence_get_line_col");
  FIND(usr, "symbol_get_usr");
#undef FIND
  return true;
}

static bool is_whole(const index_reader *reader) {
  return reader->store_create && reader->store_dispose && reader->reader_create
    && reader->reader_dispose && reader->occurrences && reader->symbol && reader->roles
    && reader->line_column && reader->usr;
}

static bool visit(void *context, void *occurrence) {
  const index_reader *reader = context;
  const uint64_t roles = reader->roles(occurrence);
  if (!(roles & role_reference) || roles & role_implicit) return true;
  unsigned line = 0, column = 0;
  reader->line_column(occurrence, &line, &column);
  const string_ref usr = reader->usr(reader->symbol(occurrence));
  reader->visitor(reader->context, line, column, usr.data, usr.length);
  return true;
}

int visit_indexed_names(const char *library, const char *store, const char *record,
                        void *context, indexed_name_visitor visitor) {
  index_reader reader = {.context = context, .visitor = visitor};
  if (!load(&reader, library)) return 1;
  if (!is_whole(&reader)) return 2;
  void *error = NULL;
  void *index = reader.store_create(store, &error);
  if (!index) return 3;
  void *records = reader.reader_create(index, record, &error);
  if (records) {
    reader.occurrences(records, &reader, visit);
    reader.reader_dispose(records);
  }
  reader.store_dispose(index);
  return records ? 0 : 4;
}
