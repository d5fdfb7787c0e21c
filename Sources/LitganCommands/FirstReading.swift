import Book
import CrossReferencing
import Linking
import Parsing
import Publishing
import Weaving

/// Reads the chapters of a book, and weaves at once those that stand alone.
///
/// A chapter that runs nothing, names nothing and refers to nothing needs of the others only the
/// titles of its neighbours. Its page waits on the disk, and its text is let go: so a book of many
/// such chapters takes the memory of a few.
struct FirstReading {
  /// Of a chapter that was woven only what others may ask for: its title and its page's name.
  private(set) var chapters: [Chapter] = []
  /// The places in the book of the chapters that are still to be woven.
  private(set) var remaining: [Int] = []
  /// The places of the chapters that cannot be read for their faults.
  private(set) var unread: [Int] = []
  /// What is wrong with the chapters' texts.
  private(set) var faults: [Diagnostic] = []
  /// What is wrong with the formulas of chapters that were woven, or with the site's folder.
  private(set) var weavingFaults: [Diagnostic] = []

  let configuration: BookConfiguration
  let book: String
  let jobs: Int
  let weaver: BookWeaver
  let publication: Publication

  /// Whether no chapter is woven before all are read.
  let keepsTexts: Bool

  /// Chapters in memory at a time.
  private static let batch = 64

  init(
    _ configuration: BookConfiguration, in book: String, jobs: Int, _ weaver: BookWeaver,
    _ publication: Publication, keepsTexts: Bool
  ) {
    self.configuration = configuration
    self.book = book
    self.jobs = jobs
    self.weaver = weaver
    self.publication = publication
    self.keepsTexts = keepsTexts
  }

  mutating func read(_ progress: ProgressLine) async {
    let count = configuration.textCount
    var woven = 0
    for start in stride(from: 0, to: count, by: Self.batch) {
      let end = min(start + Self.batch, count)
      progress.show(.reading, "\(end) of \(count)")
      await parse(start..<end)
      // Nothing will be published, and what stands where is no longer known: all are kept, and
      // read, run and woven for their faults.
      guard faults.isEmpty, !keepsTexts else { continue }
      // The last one's neighbour has not been read yet.
      let known = end == count ? end : end - 1
      await weave(woven..<known)
      woven = known
    }
    remaining += woven..<chapters.count
  }

  private mutating func parse(_ numbers: Range<Int>) async {
    let parsed = await concurrently(numbers, jobs: jobs) { [configuration, book] number in
      result { () throws(Diagnostics) in
        try BookReader.chapter(number, of: configuration, in: book)
      }
    }
    for (number, chapter) in zip(numbers, parsed) {
      switch chapter {
      case .success(var chapter):
        chapter.warnings += HeadingCheck.warnings(of: chapter)
        chapters.append(chapter)
      case .failure(let error):
        unread.append(number)
        faults += error.all
      }
    }
  }

  private mutating func weave(_ numbers: Range<Int>) async {
    let alone = numbers.filter { chapters[$0].standsAlone }
    remaining += numbers.filter { !chapters[$0].standsAlone }
    let results = await concurrently(alone.indices, jobs: jobs) {
      [chapters, weaver, publication] place in
      let number = alone[place]
      return result { () throws(Diagnostics) in
        let pages = try weaver.pages(
          of: chapters[number],
          previous: number > 0 ? chapters[number - 1] : nil,
          next: number + 1 < chapters.count ? chapters[number + 1] : nil)
        for page in pages { try publication.add(page) }
      }
    }
    for case .failure(let error) in results { weavingFaults += error.all }
    for number in alone { chapters[number].dropText() }
  }
}

extension Chapter {
  /// Leaves the title, the page's name and the warnings.
  fileprivate mutating func dropText() {
    source = SourceFile(path: source.path, bytes: [])
    document = Node(.document)
    formulas = []
    inlineValues = []
    cells = []
    footnotes = []
    citations = []
  }
}
