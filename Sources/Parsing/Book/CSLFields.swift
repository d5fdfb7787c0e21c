import Book

/// The names of the Citation Style Language 1.0.2 for what an entry may say.
enum CSLFields {
  static let kinds = Bibliography.Kind.allCases.map(\.rawValue)

  /// Fields that are printed as they stand, where the entry's kind has a place for them.
  static let texts = [
    "DOI", "URL", "archive", "collection-number", "collection-title", "edition",
    "event-title", "genre", "issue", "medium", "note", "number", "number-of-pages", "page",
    "publisher", "publisher-place", "status", "version", "volume",
  ]

  /// Fields that other programs write and no form here prints.
  private static let silent = [
    "ISBN", "ISSN", "PMCID", "PMID", "abstract", "annote", "archive-place", "archive_location",
    "call-number", "categories", "chapter-number", "citation-key", "citation-label",
    "container-title-short", "dimensions", "division", "event", "event-date", "event-place",
    "first-reference-note-number", "journalAbbreviation", "keyword", "language", "license",
    "locator", "number-of-volumes", "original-date", "original-publisher",
    "original-publisher-place", "original-title", "page-first", "part-number", "part-title",
    "printing-number", "references", "reviewed-title", "scale", "section", "shortTitle", "source",
    "submitted", "supplement-number", "title-short", "volume-title", "year-suffix",
    "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editorial-director", "illustrator", "interviewer", "organizer",
    "original-author", "recipient", "reviewed-author", "translator", "available-date",
  ]

  static let all =
    ["id", "type", "author", "editor", "title", "container-title", "issued", "accessed"]
    + texts + silent

  static let nameParts = [
    "family", "given", "literal", "dropping-particle", "non-dropping-particle", "suffix",
    "comma-suffix", "static-ordering", "parse-names",
  ]

  static let dateParts = [
    "year", "month", "day", "literal", "date-parts", "circa", "season", "raw",
  ]
}
