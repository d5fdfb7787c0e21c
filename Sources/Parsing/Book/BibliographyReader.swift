public import Book

/// Reads works from CSL-YAML: a list of entries, or one under `references`, as Pandoc writes it.
public struct BibliographyReader {
  private let file: SourceFile
  private var harvest: Harvest
  private var diagnostics: [Diagnostic] = []

  /// - Parameter language: The book's, BCP 47; titles get its quotation marks.
  /// - Throws: Everything that is wrong with it, in the order of its lines.
  public static func bibliography(
    _ file: SourceFile, language: String = "en"
  ) throws(Diagnostics) -> Bibliography {
    if let fault = ChapterParser.encodingFault(file) { throw Diagnostics([fault]) }
    var reader = BibliographyReader(file, language: language)
    let entries = reader.entries()
    let diagnostics = reader.diagnostics + reader.harvest.diagnostics
    guard diagnostics.isEmpty else {
      throw Diagnostics(diagnostics.sorted(by: Diagnostic.isBefore))
    }
    let text = Chapter(
      source: file, slug: "", title: "", summary: "", document: Node(.document),
      formulas: reader.harvest.formulas, inlineValues: [], cells: [])
    return Bibliography(entries: entries, text: text)
  }

  private init(_ file: SourceFile, language: String) {
    self.file = file
    harvest = Harvest(
      from: file, Dialect(isExtended: true, quotes: QuoteStyle(language: language)))
  }

  private mutating func entries() -> [Bibliography.Entry] {
    let file = file
    let list = YAMLMapping.list(
      in: file, under: "references", allowed: CSLFields.all, kind: "field", &diagnostics)
    var entries: [Bibliography.Entry] = []
    var places: [String: PlacedName] = [:]
    for var mapping in list {
      let entry = self.entry(&mapping)
      diagnostics += mapping.diagnostics
      guard let entry else { continue }
      for (name, other) in [(entry.id, places[entry.id.text]), (places[entry.id.text], entry.id)] {
        guard let name, let other else { continue }
        diagnostics.append(
          Diagnostic(
            "duplicate-reference",
            "the id '\(name.text)' also stands at \(file.lineName(of: other.range.lowerBound))",
            in: file, at: name.range))
      }
      places[entry.id.text] = entry.id
      entries.append(entry)
    }
    return entries
  }

  private mutating func entry(_ mapping: inout YAMLMapping) -> Bibliography.Entry? {
    let start = mapping.range.lowerBound..<mapping.range.lowerBound
    guard let id = mapping.value("id") else {
      if mapping.keyRange("id") == nil {
        fault("missing-field", "the entry has no 'id'", start, ["by it texts cite: [@id]"])
      }
      return nil
    }
    check(id)
    guard let kind = kind(&mapping, of: id) else { return nil }
    var entry = Bibliography.Entry(id: PlacedName(id.text, range: id.range), kind: kind)
    entry.authors = names("author", &mapping)
    entry.editors = names("editor", &mapping)
    entry.title = inlines("title", &mapping)
    entry.container = inlines("container-title", &mapping)
    entry.issued = date("issued", &mapping)
    entry.accessed = date("accessed", &mapping)
    for name in CSLFields.texts {
      if let value = mapping.value(name) { entry.fields[name] = value.text }
    }
    for (name, isMissing) in [
      ("title", entry.title.isEmpty), ("author", entry.authors.isEmpty && entry.editors.isEmpty),
    ] where isMissing && mapping.keyRange(name) == nil {
      fault(
        "missing-field", "the entry '\(id.text)' has no '\(name)'", id.range,
        name == "author" ? ["a work of no person has its body: author: {literal: UNESCO}"] : [])
    }
    return entry
  }

  /// An id is a citation's key, and no label of something in the book.
  private mutating func check(_ id: YAMLMapping.Value) {
    let bytes = Array("@\(id.text)".utf8)
    var scanner = InlineScanner(bytes, .init(isExtended: true))
    let found = scanner.findings()
    if found.first?.range != 0..<bytes.count {
      fault(
        "invalid-id", "'\(id.text)' cannot be cited", id.range,
        ["an id holds letters, digits and '_', and between them '-:./+'"])
    } else if let kind = LabelKind(label: id.text) {
      fault(
        "label-prefix",
        "'\(kind.rawValue)-' begins the label of a \(kind.word.lowercased()), not an id", id.range,
        ["give the entry another id: texts cite it by [@id]"])
    }
  }

  private mutating func kind(
    _ mapping: inout YAMLMapping, of id: YAMLMapping.Value
  ) -> Bibliography.Kind? {
    guard let value = mapping.value("type") else {
      if mapping.keyRange("type") == nil {
        fault(
          "missing-field", "the entry '\(id.text)' has no 'type'", id.range,
          ["known here: \(CSLFields.kinds.joined(separator: ", "))"])
      }
      return nil
    }
    if let kind = Bibliography.Kind(rawValue: value.text) { return kind }
    fault(
      "unknown-type", "unknown type of entry '\(value.text)'", value.range,
      Diagnostic.suggestion(for: value.text, among: CSLFields.kinds))
    return nil
  }

  // MARK: Values

  /// Names with their parts, or one of them.
  private mutating func names(_ key: String, _ mapping: inout YAMLMapping) -> [Bibliography.Name] {
    mapping.mappings(key, allowed: CSLFields.nameParts, kind: "part of a name").map { part in
      var part = part
      let name = Bibliography.Name(
        family: part.string("family") ?? "", given: part.string("given") ?? "",
        particle: part.string("non-dropping-particle") ?? "",
        droppingParticle: part.string("dropping-particle") ?? "",
        suffix: part.string("suffix") ?? "", literal: part.string("literal") ?? "")
      if name.family.isEmpty, name.literal.isEmpty, part.diagnostics.isEmpty {
        part.fault(
          "a name has 'family' and 'given', or 'literal'",
          at: part.range.lowerBound..<part.range.lowerBound)
      }
      diagnostics += part.diagnostics
      return name
    }
  }

  private mutating func inlines(_ key: String, _ mapping: inout YAMLMapping) -> [Node] {
    guard let value = mapping.value(key) else { return [] }
    if let escape = value.escape {
      fault(
        "escaped-title", "a backslash in double quotes is YAML's, not TeX's", escape,
        ["put the text in single quotes: \(key): '…'"])
      return []
    }
    return harvest.inlines(Array(value.text.utf8), at: value.offsets, "'\(key)'")
  }

  /// `2017`, `2017-08`, a mapping or a list of one with `year`, `month` and `day`, CSL's
  /// `date-parts`, or a literal.
  private mutating func date(_ key: String, _ mapping: inout YAMLMapping) -> Bibliography.Date? {
    if mapping.isScalar(key) {
      guard let value = mapping.value(key) else { return nil }
      if let date = Self.date(of: value.text.split(separator: "-").map { Int($0) }) { return date }
      mapping.fault(
        "'\(key)' is a year, year-month or year-month-day, not '\(value.text)'", at: value.range,
        help: ["write 2017-08, or words as {literal: forthcoming}"])
      return nil
    }
    var dates = mapping.mappings(key, allowed: CSLFields.dateParts, kind: "part of a date")
    guard !dates.isEmpty else { return nil }
    let date = self.date(&dates[0], key)
    diagnostics += dates[0].diagnostics
    if dates.count > 1 {
      mapping.fault("'\(key)' is one date", at: mapping.keyRange(key) ?? mapping.range)
    }
    return date
  }

  private func date(_ part: inout YAMLMapping, _ key: String) -> Bibliography.Date? {
    if let literal = part.string("literal") { return Bibliography.Date(literal: literal) }
    let start = part.range.lowerBound..<part.range.lowerBound
    if part.keyRange("date-parts") != nil {
      let numbers = part.numbers("date-parts")
      if let date = Self.date(of: numbers) { return date }
    } else if let year = part.string("year") {
      let parts = [year] + [part.string("month"), part.string("day")].compactMap { $0 }
      if let date = Self.date(of: parts.map { Int($0) }) { return date }
    }
    if part.diagnostics.isEmpty {
      part.fault("'\(key)' has no year, or one that is no number", at: start)
    }
    return nil
  }

  private static func date(of parts: [Int?]) -> Bibliography.Date? {
    let numbers = parts.compactMap { $0 }
    guard numbers.count == parts.count, (1...3).contains(numbers.count), numbers[0] > 0 else {
      return nil
    }
    let month = numbers.count > 1 ? numbers[1] : nil
    let day = numbers.count > 2 ? numbers[2] : nil
    guard (1...12).contains(month ?? 1), (1...31).contains(day ?? 1) else { return nil }
    return Bibliography.Date(year: numbers[0], month: month, day: day)
  }

  private mutating func fault(
    _ identifier: String, _ message: String, _ range: Range<Int>, _ help: [String]
  ) {
    diagnostics.append(Diagnostic(identifier, message, in: file, at: range, help: help))
  }
}
