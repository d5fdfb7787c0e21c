#include "CCodeIndex.h"

#include <dlfcn.h>

// The part that is needed of LLVM's `indexstore/indexstore.h`, which toolchains do not install. The
// library's interface is stable: editors of several years read it.

typedef struct {
  const char *data;
  size_t length;
} string_ref;

enum {
  role_definition = 1 << 1,
  role_reference = 1 << 2,
  role_implicit = 1 << 8,
  role_child_of = 1 << 9,
  role_override_of = 1 << 11,
  role_contained_by = 1 << 16,
};

typedef struct {
  void *(*store_create)(const char *, void **);
  void (*store_dispose)(void *);
  void *(*reader_create)(void *, const char *, void **);
  void (*reader_dispose)(void *);
  bool (*occurrences)(void *, void *, bool (*)(void *, void *));
  bool (*relations)(void *, void *, bool (*)(void *, void *));
  void *(*symbol)(void *);
  uint64_t (*roles)(void *);
  void *(*related_symbol)(void *);
  uint64_t (*relation_roles)(void *);
  void (*line_column)(void *, unsigned *, unsigned *);
  string_ref (*usr)(void *);
  void *context;
  code_visitor visitor;
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
  FIND(relations, "occurrence_relations_apply_f");
  FIND(symbol, "occurrence_get_symbol");
  FIND(roles, "occurrence_get_roles");
  FIND(related_symbol, "symbol_relation_get_symbol");
  FIND(relation_roles, "symbol_relation_get_roles");
  FIND(line_column, "occurrence_get_line_col");
  FIND(usr, "symbol_get_usr");
#undef FIND
  return true;
}

static bool is_whole(const index_reader *reader) {
  return reader->store_create && reader->store_dispose && reader->reader_create
    && reader->reader_dispose && reader->occurrences && reader->relations && reader->symbol
    && reader->roles && reader->related_symbol && reader->relation_roles && reader->line_column
    && reader->usr;
}

typedef struct {
  const index_reader *reader;
  code_occurrence *found;
} relation_visit;

static bool visit_relation(void *context, void *relation) {
  const relation_visit *visit = context;
  const uint64_t roles = visit->reader->relation_roles(relation);
  if (roles & role_child_of) visit->found->is_member = true;
  if (!(roles & (role_contained_by | role_override_of))) return true;
  const string_ref usr = visit->reader->usr(visit->reader->related_symbol(relation));
  if (roles & role_contained_by) {
    visit->found->container = usr.data;
    visit->found->container_length = usr.length;
  } else {
    visit->found->overridden = usr.data;
    visit->found->overridden_length = usr.length;
  }
  return true;
}

static bool visit(void *context, void *occurrence) {
  const index_reader *reader = context;
  const uint64_t roles = reader->roles(occurrence);
  if (!(roles & (role_reference | role_definition)) || roles & role_implicit) return true;
  const string_ref usr = reader->usr(reader->symbol(occurrence));
  code_occurrence found = {
    .is_definition = roles & role_definition, .usr = usr.data, .usr_length = usr.length};
  reader->line_column(occurrence, &found.line, &found.column);
  relation_visit relations = {.reader = reader, .found = &found};
  reader->relations(occurrence, &relations, visit_relation);
  reader->visitor(reader->context, &found);
  return true;
}

int visit_code_index(const char *library, const char *store, const char *record, void *context,
                     code_visitor visitor) {
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
