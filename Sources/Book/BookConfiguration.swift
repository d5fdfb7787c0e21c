/// What `book.yml` says.
public struct BookConfiguration: Sendable, Equatable {
  public var source: SourceFile
  public var title: String
  public var author: String
  /// One sentence for the index page; may be empty.
  public var summary: String
  /// BCP 47, for the pages' `lang`.
  public var language: String
  /// The chapters' files in reading order, relative to the book's folder.
  public var chapters: [Item]
  /// The files of chapters that stand after them, lettered.
  public var appendices: [Item]
  /// The files of pages that stand beside the chapters, without a number.
  public var pages: [Item] = []
  /// Where the site will be found, with a slash at its end; nil when that is not known.
  public var siteURL: String?
  /// The folders of Swift packages whose modules blocks may import, relative to the book's folder.
  public var packages: [Item]
  /// Modules that every block imports.
  public var imports: [Item]
  /// Modules that get reference pages.
  public var reference: [Item]
  /// Whether a page lists all that litgan may find wrong.
  public var listsDiagnostics: Bool
  /// How blocks are run and shown that do not say otherwise.
  public var cellDefaults: CellOptions
  /// The file of the works that texts may cite; nil when none is named.
  public var bibliography: Item?
  /// Commands that every formula of the book may use.
  public var macros: [Macro]
  public var limits: Limits
  /// What the cache may hold, in MiB, when a build of this book ends.
  public var cacheSize = 1024

  public init(
    source: SourceFile, title: String, author: String, summary: String, language: String,
    chapters: [Item], appendices: [Item] = [], packages: [Item] = [], imports: [Item],
    reference: [Item] = [],
    listsDiagnostics: Bool = false, cellDefaults: CellOptions = CellOptions(),
    bibliography: Item? = nil, macros: [Macro] = [],
    limits: Limits
  ) {
    self.source = source
    self.title = title
    self.author = author
    self.summary = summary
    self.language = language
    self.chapters = chapters
    self.appendices = appendices
    self.packages = packages
    self.imports = imports
    self.reference = reference
    self.listsDiagnostics = listsDiagnostics
    self.cellDefaults = cellDefaults
    self.bibliography = bibliography
    self.macros = macros
    self.limits = limits
  }

  /// The files of chapters, of appendices and of pages, with their places in the book.
  public var texts: [(file: Item, place: Chapter.Number)] {
    (0..<textCount).map(text)
  }

  public var textCount: Int { chapters.count + appendices.count + pages.count }

  /// The file at a place in the reading order, counted from 0.
  public func text(_ number: Int) -> (file: Item, place: Chapter.Number) {
    if number < chapters.count { return (chapters[number], .chapter(number + 1)) }
    let appendix = number - chapters.count
    if appendix < appendices.count { return (appendices[appendix], .appendix(appendix + 1)) }
    return (pages[appendix - appendices.count], .page)
  }

  /// A name and where it stands in `book.yml`.
  public struct Item: Sendable, Equatable {
    public var name: String
    public var range: Range<Int>

    public init(name: String, range: Range<Int>) {
      self.name = name
      self.range = range
    }
  }

  /// What one chapter's program may use.
  public struct Limits: Sendable, Equatable {
    /// Wall-clock time of the run, in seconds.
    public var seconds: Int
    /// Memory that the program allocates, in MiB.
    public var memory: Int
    /// What it prints, separately what it displays, and what it writes to any one file, in MiB.
    public var output: Int
    /// How many processes there may be at a time: the program, and what it starts.
    public var processes: Int
    /// What stands in its folder, in MiB.
    public var files: Int

    public init(
      seconds: Int = 120, memory: Int = 4096, output: Int = 16, processes: Int = 32,
      files: Int = 256
    ) {
      self.seconds = seconds
      self.memory = memory
      self.output = output
      self.processes = processes
      self.files = files
    }
  }
}
