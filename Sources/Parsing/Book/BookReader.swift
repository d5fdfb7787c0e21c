public import Book
import Foundation

/// Reads a book's folder: `book.yml` and the chapters that it names. The one place where litgan
/// reads what an author wrote.
public enum BookReader {
  /// Told of each file of the book before it is read or looked for, whether or not it is there.
  public struct Observer: Sendable {
    let willRead: @Sendable (_ path: String) -> Void

    public init(willRead: @escaping @Sendable (_ path: String) -> Void) {
      self.willRead = willRead
    }
  }

  /// Whoever wants to know what a task reads.
  @TaskLocal public static var observer: Observer?

  static let keys =
    [
      "title", "author", "description", "language", "chapters", "appendices", "pages",
      "site-url", "packages", "import", "reference", "diagnostics", "bibliography", "macros",
      "limits", "cache",
      "execute",
    ] + CellOptions.codeNames
  static let limitKeys = ["seconds", "memory-mib", "output-mib", "processes", "files-mib"]
  static let cacheKeys = ["size-mib"]

  /// `book.yml` of a folder.
  ///
  /// - Throws: What is wrong with it, or that it cannot be read.
  public static func configuration(of folder: String) throws(Diagnostics) -> BookConfiguration {
    let path = joined(folder, "book.yml")
    let file: SourceFile
    switch fileContents(path) {
    case .success(let bytes): file = SourceFile(path: path, bytes: bytes)
    case .failure(let reason):
      throw Diagnostics([
        Diagnostic(
          "unreadable-book", "cannot read the book's configuration: \(reason.message)", path: path,
          help: [
            "a book is a folder with a book.yml that has a title and a list of chapters"
          ])
      ])
    }
    return try configuration(file)
  }

  /// The paths of the chapters, appendices and pages that a configuration names, in reading order.
  public static func paths(of configuration: BookConfiguration, in folder: String) -> [String] {
    configuration.texts.map { joined(folder, $0.file.name) }
  }

  /// A chapter that a configuration names, parsed.
  ///
  /// - Parameter number: Its place among chapters and appendices, counted from 0.
  /// - Throws: All that is wrong with it.
  public static func chapter(
    _ number: Int, of configuration: BookConfiguration, in folder: String
  ) throws(Diagnostics) -> Chapter {
    let (item, place) = configuration.text(number)
    let path = joined(folder, item.name)
    switch fileContents(path) {
    case .success(let bytes):
      var chapter = try ChapterParser.parse(
        SourceFile(path: path, bytes: bytes), language: configuration.language,
        defaults: configuration.cellDefaults)
      chapter.number = place
      return chapter
    case .failure(let reason):
      throw Diagnostics([
        Diagnostic(
          "missing-chapter", "cannot read the chapter '\(item.name)': \(reason.message)",
          in: configuration.source, at: item.range,
          help: suggestion(for: item.name, in: folder))
      ])
    }
  }

  /// Several chapters that a configuration names, parsed.
  ///
  /// - Parameter numbers: Their places among chapters and appendices, counted from 0.
  /// - Throws: All that is wrong with them.
  public static func chapters(
    _ numbers: some Sequence<Int>, of configuration: BookConfiguration, in folder: String
  ) throws(Diagnostics) -> [Chapter] {
    var chapters: [Chapter] = []
    var faults: [Diagnostic] = []
    for number in numbers {
      do throws(Diagnostics) {
        chapters.append(try chapter(number, of: configuration, in: folder))
      } catch {
        faults += error.all
      }
    }
    guard faults.isEmpty else { throw Diagnostics(faults) }
    return chapters
  }

  /// The works that a book may cite: those of the file that it names, or of `references.yml` beside
  /// `book.yml`.
  ///
  /// - Throws: All that is wrong with the file.
  public static func bibliography(
    of configuration: BookConfiguration, in folder: String
  ) throws(Diagnostics) -> Bibliography? {
    let name = configuration.bibliography?.name ?? "references.yml"
    let path = joined(folder, name)
    switch fileContents(path) {
    case .success(let bytes):
      if let item = configuration.bibliography, name.hasSuffix(".bib") {
        throw Diagnostics([
          Diagnostic(
            "left-out", "a bibliography is CSL-YAML or CSL-JSON, not BibTeX",
            in: configuration.source, at: item.range,
            help: ["pandoc -f bibtex -t csljson \(name) -o references.json makes one of it"])
        ])
      }
      return try BibliographyReader.bibliography(
        SourceFile(path: path, bytes: bytes), language: configuration.language)
    case .failure(let reason):
      guard let item = configuration.bibliography else {
        if reason.isMissing { return nil }
        throw Diagnostics([
          Diagnostic("unreadable-file", "cannot read the file: \(reason.message)", path: path)
        ])
      }
      throw Diagnostics([
        Diagnostic(
          "missing-bibliography", "cannot read the bibliography '\(name)': \(reason.message)",
          in: configuration.source, at: item.range, help: reading.suggestion(for: path, from: ""))
      ])
    }
  }

  /// The works of one file of CSL-YAML or CSL-JSON.
  ///
  /// - Throws: All that is wrong with the file, or that it cannot be read.
  public static func bibliography(path: String) throws(Diagnostics) -> Bibliography {
    try BibliographyReader.bibliography(text(path: path))
  }

  /// A text to be rendered on its own.
  public static func text(path: String) throws(Diagnostics) -> SourceFile {
    switch fileContents(path) {
    case .success(let bytes): return SourceFile(path: path, bytes: bytes)
    case .failure(let reason):
      throw Diagnostics([
        Diagnostic("unreadable-file", "cannot read the file: \(reason.message)", path: path)
      ])
    }
  }

  /// What a text of `book.yml` says.
  ///
  /// - Throws: What is wrong with it.
  public static func configuration(
    _ file: SourceFile
  ) throws(Diagnostics) -> BookConfiguration {
    let whole = 0..<file.bytes.count
    var mapping = YAMLMapping(
      file.text(whole), in: file, at: whole, allowed: keys, kind: "key",
      position: { file.offset(line: $0.line, column: $0.column) })
    let title = mapping.string("title") ?? ""
    let author = mapping.string("author") ?? ""
    let summary = mapping.string("description") ?? ""
    let language = mapping.string("language") ?? "en"
    let chapters = items("chapters", &mapping)
    let appendices = items("appendices", &mapping)
    let pages = items("pages", &mapping)
    let siteURL = SiteURL.read(&mapping)
    let packages = items("packages", &mapping)
    let imports = items("import", &mapping)
    let reference = items("reference", &mapping)
    let listsDiagnostics = mapping.bool("diagnostics") ?? false
    var limits = BookConfiguration.Limits()
    var diagnostics: [Diagnostic] = []
    if var stated = mapping.mapping("limits", allowed: limitKeys, kind: "limit") {
      limits.seconds = stated.count("seconds") ?? limits.seconds
      limits.memory = stated.count("memory-mib") ?? limits.memory
      limits.output = stated.count("output-mib") ?? limits.output
      limits.processes = stated.count("processes") ?? limits.processes
      limits.files = stated.count("files-mib") ?? limits.files
      diagnostics += stated.diagnostics
    }
    var cacheSize: Int?
    if var stated = mapping.mapping("cache", allowed: cacheKeys, kind: "key of 'cache'") {
      cacheSize = stated.count("size-mib", upTo: 1 << 30)
      diagnostics += stated.diagnostics
    }
    var defaults = CellOptions()
    if var stated = mapping.mapping(
      "execute", allowed: CellOptions.executeNames, kind: "execute option")
    {
      defaults.read(&stated)
      diagnostics += stated.diagnostics
    }
    defaults.readCode(&mapping)
    let bibliography = mapping.value("bibliography").map {
      BookConfiguration.Item(name: $0.text, range: $0.range)
    }
    let macros = MacroReader.macros(of: &mapping, in: file)
    diagnostics += mapping.diagnostics
    diagnostics += repeated(chapters + appendices + pages, in: file)
    if diagnostics.isEmpty {
      for (key, isMissing) in [("title", title.isEmpty), ("chapters", chapters.isEmpty)]
      where isMissing {
        diagnostics.append(
          Diagnostic("missing-key", "book.yml has no '\(key)'", path: file.path))
      }
    }
    guard diagnostics.isEmpty else {
      throw Diagnostics(diagnostics.sorted(by: Diagnostic.isBefore))
    }
    var configuration = BookConfiguration(
      source: file, title: title, author: author, summary: summary, language: language,
      chapters: chapters, appendices: appendices, packages: packages, imports: imports,
      reference: reference,
      listsDiagnostics: listsDiagnostics, cellDefaults: defaults, bibliography: bibliography,
      macros: macros, limits: limits)
    configuration.pages = pages
    configuration.siteURL = siteURL
    if let cacheSize { configuration.cacheSize = cacheSize }
    return configuration
  }

  private static func items(
    _ key: String, _ mapping: inout YAMLMapping
  ) -> [BookConfiguration.Item] {
    mapping.strings(key).map { BookConfiguration.Item(name: $0.text, range: $0.range) }
  }

  /// Two chapters whose pages would have one name.
  private static func repeated(
    _ chapters: [BookConfiguration.Item], in file: SourceFile
  ) -> [Diagnostic] {
    var names: Set<String> = [
      "404.md", "claims.md", "diagnostics.md", "index.md", "search.md", "terms.md",
    ]
    var diagnostics: [Diagnostic] = []
    for chapter in chapters {
      let name = chapter.name.split(separator: "/").last.map(String.init) ?? chapter.name
      if !names.insert(name).inserted {
        diagnostics.append(
          Diagnostic(
            "duplicate-chapter", "the page of '\(chapter.name)' would replace another one",
            in: file, at: chapter.range, help: ["give the chapter's file a name of its own"]))
      }
    }
    return diagnostics
  }

  private typealias Unreadable = FileReading.Unreadable

  /// Reads the files that chapters include.
  public static let reading = FileReading(
    contents: fileContents,
    // Only a hint is lost when the folder cannot be listed.
    names: { (try? FileManager.default.contentsOfDirectory(atPath: $0.isEmpty ? "." : $0)) ?? [] })

  /// Whether a file or folder of the book is there.
  public static func exists(_ path: String) -> Bool {
    observer?.willRead(path)
    return FileManager.default.fileExists(atPath: path)
  }

  /// Tells whoever wants to know that another program is about to read all that is in a folder, but
  /// what names that begin with a dot hide.
  public static func willRead(folder: String) {
    guard let observer else { return }
    observer.willRead(folder)
    let walk = FileManager.default.enumerator(atPath: folder)
    while let name = walk?.nextObject() as? String {
      if name.split(separator: "/").last?.hasPrefix(".") ?? false {
        walk?.skipDescendants()
      } else {
        observer.willRead(folder + "/" + name)
      }
    }
  }

  private static func suggestion(for name: String, in folder: String) -> [String] {
    // Only a hint is lost when the folder cannot be listed; the fault itself is reported.
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return nearestName(to: name, among: files.filter { $0.hasSuffix(".md") }.sorted())
      .map { ["did you mean '\($0)'?"] } ?? []
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
