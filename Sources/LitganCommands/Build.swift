import Book
import CrossReferencing
import Execution
import Foundation
import Linking
import Parsing
import Publishing
import Tangling
import Weaving

/// A build from a book's folder to its pages: the stages in their order.
struct Build {
  let book: String
  let jobs: Int
  /// Whether blocks have the rights of whoever builds the book.
  var isTrusted = false
  /// Whether warnings are errors.
  var isStrict = false
  /// Whether links of all chapters are to be listed, also of those that are woven as they are read.
  var keepsTexts = false
  /// Whether labels that nothing refers to are worth a warning.
  var warnsOfLabels = false
  /// Whether the search may be that of an earlier version of the book, where there is one.
  var keepsSearch = false
  /// What is run although its result is there.
  var forced: [ChapterPart] = []
  /// What earlier builds have made ready.
  var workshop = Workshop()
  /// Told of the programs before they are run.
  var willRun: (@Sendable ([Program]) -> Void)?

  /// What a build came to.
  struct Report {
    var title: String
    /// What the book has: `2 chapters and 1 page`.
    var contents: String
    /// Chapters whose blocks were run.
    var ran: Int
    /// Chapters whose results were there.
    var kept: Int
    /// The least that stood between any chapter's program and the machine; nil when none ran.
    var isolation: Isolation?
    var warnings: [Diagnostic]
    /// Links that leave the site, each with its place.
    var external: [(destination: String, path: String, location: SourceLocation)]
  }

  /// Reads, runs and weaves a book; nothing is published.
  ///
  /// - Parameter publication: Takes the pages.
  /// - Throws: All that is wrong with the book, in all of its chapters.
  func weave(
    to publication: Publication, _ progress: ProgressLine
  ) async throws(Diagnostics) -> Report {
    let configuration = try BookReader.configuration(of: book)
    let weaver = try workshop.weaver(for: configuration, in: book)
    defer { workshop.keep(upTo: configuration.cacheSize << 20) }

    let paths = BookReader.paths(of: configuration, in: book)
    var faults = BuildFaults()
    let works = faults.take(
      Result { () throws(Diagnostics) in
        try BookReader.bibliography(of: configuration, in: book)
      })
    var reading = FirstReading(
      configuration, in: book, jobs: jobs, weaver, publication, keepsTexts: keepsTexts)
    await reading.read(progress)
    progress.finish()
    faults.add(reading.faults)
    let chapters = reading.chapters
    let isWhole = faults.isEmpty
    let unread = reading.unread.map { FileManager.default.contents(atPath: paths[$0]) ?? Data() }

    let bibliography = works ?? nil
    let terms = TermIndex(chapters)
    faults.add(
      LabelCheck.diagnostics(of: chapters, bibliography) { name in
        // What a chapter or a bibliography that cannot be read would have told.
        (works == nil && LabelKind(label: name) == nil)
          || unread.contains { $0.range(of: Data(name.utf8)) != nil }
      })
    faults.add(terms.diagnostics(of: chapters))
    let (links, misled) = LinkCheck.links(of: chapters, in: book, exists: BookReader.exists)
    faults.add(misled)

    let imports = configuration.imports.map(\.name)
    let programs = reading.remaining.map { number in
      var program = Tangler.tangle(chapters[number], imports: imports)
      program.memos =
        faults.take(
          result { () throws(Diagnostics) in try MemoReader.memos(of: chapters[number]) }) ?? []
      return program
    }
    let forcing = faults.take(
      result { () throws(Diagnostics) in
        try ChapterPart.forcing(
          of: forced, in: reading.remaining.map { chapters[$0] }, configuration)
      })
    // Formulas are set while the compiler works, and packages made; weaving finds them done.
    async let formulas = Self.setFormulas(chapters, weaver.typesetter)
    let toolchain = faults.take(await toolchain(configuration, progress))
    async let downloads = result { () throws(Diagnostics) in
      try Self.downloads(
        of: chapters, configuration, in: book, toolchain?.packages, publication)
    }
    async let reference = reference(configuration, chapters, weaver, toolchain)
    willRun?(programs)
    let (executed, confinementWarning) = await execute(
      programs, forcing ?? [:], configuration, toolchain, progress)
    faults.add(await formulas)
    let packed = faults.take(await downloads) ?? []
    let (referencePages, symbols) = faults.take(await reference) ?? ([], SymbolAddresses())
    faults.add(reading.weavingFaults)

    progress.show(.weaving)
    var outcomes = chapters.map { _ in Outcome(cells: [], inlineValues: []) }
    var run: [Int] = []
    for (index, result) in zip(reading.remaining, executed) {
      let outcome = faults.take(
        result.flatMap { execution in
          Result { () throws(Diagnostics) in
            try ClaimReading.read(
              chapters[index], try PrintedMarkdown.read(chapters[index], execution.outcome))
          }
        })
      guard let outcome else { continue }
      outcomes[index] = outcome
      run.append(index)
    }
    if run.count == reading.remaining.count, isWhole {
      faults.add(ClaimCheck.diagnostics(of: chapters, outcomes))
    }
    let references = Numbering.references(of: chapters, outcomes)
    let text = faults.take(
      Result { () throws(Diagnostics) in
        try weaver.text(
          chapters, outcomes, references: references, links: links, bibliography: bibliography,
          terms: terms.terms, downloads: packed, symbols: symbols)
      })
    guard let text else { throw Diagnostics(faults.sorted(by: paths)) }
    let sound = run.filter {
      faults.isSound(chapters[$0]) && references.know(chapters[$0], bibliography)
    }
    let claimUses = await weave(sound, of: text, weaver, publication, progress, &faults)
    try publish(text, claimUses, links, referencePages, weaver, publication, &faults)

    var warnings = chapters.flatMap(\.warnings) + confinementWarning
    if warnsOfLabels, faults.isEmpty { warnings += UnusedLabels.warnings(of: chapters, links) }
    if isStrict || !faults.isEmpty {
      faults.add(isStrict ? warnings.map(\.asError) : warnings)
    }
    guard faults.isEmpty else { throw Diagnostics(faults.sorted(by: paths)) }
    var told = BuildFaults()
    // The state of the cache is no fault of the book: it is never an error.
    told.add(warnings + workshop.store.warnings)
    let runs = zip(programs, executed).filter { !$0.0.isEmpty }
      .compactMap { try? $0.1.get().hasRun }
    return Report(
      title: configuration.title, contents: configuration.contents, ran: runs.count { $0 },
      kept: runs.count { !$0 },
      isolation: outcomes.compactMap(\.isolation).min { $0.rawValue < $1.rawValue },
      warnings: told.sorted(by: paths),
      external: links.external.map { link in
        let place = chapters[link.chapter].source.place(of: link.range.lowerBound)
        return (link.destination, place.path, place.location)
      })
  }

  /// - Returns: The places of each chapter's text that claims bear.
  private func weave(
    _ numbers: [Int], of text: BookText, _ weaver: BookWeaver, _ publication: Publication,
    _ progress: ProgressLine, _ faults: inout BuildFaults
  ) async -> [[ClaimUse]] {
    let results = await concurrently(numbers.indices, jobs: jobs) { place in
      let slug = text.chapters[numbers[place]].slug
      progress.show(.weaving, of: slug)
      defer { progress.finish(slug) }
      return result { () throws(Diagnostics) in
        let woven = try weaver.chapter(numbers[place], of: text)
        for page in woven.pages { try publication.add(page) }
        return woven.claimUses
      }
    }
    var uses = text.chapters.map { _ in [ClaimUse]() }
    for (number, result) in zip(numbers, results) { uses[number] = faults.take(result) ?? [] }
    return uses
  }

  /// Adds what a book has beside its chapters' pages, and follows links into pages.
  ///
  /// - Throws: That the site's folder cannot be written.
  private func publish(
    _ text: BookText, _ claimUses: [[ClaimUse]], _ links: LinkMap, _ referencePages: [Page],
    _ weaver: BookWeaver, _ publication: Publication, _ faults: inout BuildFaults
  ) throws(Diagnostics) {
    let wholeSite = faults.isEmpty
    for page in referencePages { try publication.add(page) }
    if wholeSite {
      if weaver.configuration.listsDiagnostics {
        try publication.add(try workshop.diagnostics(weaver))
      }
      for page in try weaver.commonPages(text, claimUses) { try publication.add(page) }
      let made = try weaver.sitePages(
        text, paths: publication.paths, keptIn: workshop.store, keepsSearch: keepsSearch
      ) { (page) throws(Diagnostics) in try publication.contents(page) ?? [] }
      for page in made { try publication.add(page) }
    }
    for path in links.files { try publication.add(try Self.file(path, of: book)) }
    var checked = links
    // A page that has faults of its own is missing for no fault of the link.
    if !wholeSite { checked.pending.removeAll { !publication.paths.contains($0.page) } }
    faults.add(
      try LinkCheck.dead(checked, in: text.chapters, pages: publication.paths) {
        (page) throws(Diagnostics) in
        PageIDs.ids(in: String(decoding: try publication.contents(page) ?? [], as: UTF8.self))
      })
  }

  /// A file of the book that becomes one of the site.
  private static func file(_ path: String, of book: String) throws(Diagnostics) -> Page {
    Page(path: path, content: try BookReader.text(path: resolvedPath(path, from: book + "/")).bytes)
  }
}

extension CrossReferences {
  /// Whether all that a chapter refers to has been found.
  fileprivate func know(_ chapter: Chapter, _ bibliography: Bibliography?) -> Bool {
    let keys =
      chapter.citations.flatMap { $0.items.map(\.key.text) }
      + chapter.formulas.flatMap { $0.references.map(\.label.text) }
    return keys.allSatisfy { targets[$0] != nil || bibliography?[$0] != nil }
  }
}
