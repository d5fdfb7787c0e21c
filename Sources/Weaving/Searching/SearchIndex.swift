import Book
import Caching
import Foundation

/// What the search page looks words up in: an index that lunr makes when the book is built.
///
/// Each section of a page is a document, as long as the pages so far are not too long; after that
/// each page is one, of its headings or at last of its title. So the index of a book of ten thousand
/// pages is made in seconds and stays one that a browser can load.
struct SearchIndex {
  /// Bytes of HTML of the pages whose words are indexed, and of the others' headings.
  private static let mostWhole = 16 << 20
  private static let mostHeadings = 1 << 20
  private static let kind = Store.Kind("search")

  private let engine: EnginePool
  private let libraries: ScriptLibraries
  private let words: String
  private let language: String

  /// - Parameters:
  ///   - words: The script that says what a word is, for the index and for its page.
  ///   - language: The book's; English words are reduced to their stems.
  init(_ libraries: ScriptLibraries, words: String, language: String) {
    self.libraries = libraries
    self.words = words
    self.language = language
    engine = EnginePool { () throws(Diagnostics) in
      let source = try ScriptLibraries.read(libraries.lunr, package: "libjs-lunr")
      return try TypesettingEngines.engine(source, glue: words + Self.glue, name: "lunr")
    }
  }

  /// The script that holds the index of these pages; made only when it is not kept.
  ///
  /// - Parameters:
  ///   - paths: Of the pages, in the order in which equal results are shown.
  ///   - contents: The bytes of one.
  func script(
    of paths: [String], keptIn store: Store,
    contents: (String) throws(Diagnostics) -> [UInt8]
  ) throws(Diagnostics) -> [UInt8] {
    var key = Digest.Builder()
    key.add("3")
    key.add(words)
    key.add(language)
    key.add(try ScriptLibraries.read(libraries.lunr, package: "libjs-lunr"))
    var pages: [(path: String, html: [UInt8], isWhole: Bool)] = []
    var whole = 0
    var headings = 0
    for path in paths {
      var html = try contents(path)
      let isWhole = whole < Self.mostWhole
      if isWhole {
        whole += html.count
      } else {
        html = PageHeadings.html(of: html, titleOnly: headings >= Self.mostHeadings)
        headings += html.count
      }
      key.add(path)
      key.add(html)
      pages.append((path, html, isWhole))
    }
    let digest = key.digest()
    if let kept = store.value(of: Self.kind, for: digest) { return kept }
    let script = try made(of: pages)
    store.keep(script, of: Self.kind, for: digest)
    return script
  }

  private func made(
    of pages: [(path: String, html: [UInt8], isWhole: Bool)]
  ) throws(Diagnostics) -> [UInt8] {
    var documents: [[String]] = []
    // Given to lunr together: each call waits for another thread.
    var next: [[String]] = []
    _ = try call("litganBegin", language)
    for (path, html, isWhole) in pages {
      let page = PageWords(html)
      let title = page.sections[0].title
      let sections = isWhole ? page.sections : [page.headings]
      for section in sections {
        let isTop = section.id.isEmpty
        next.append([String(documents.count), section.title, section.text])
        let place = [page.kicker, isTop ? "" : title].filter { !$0.isEmpty }
        documents.append([
          section.title, isTop ? path : path + "#" + section.id, place.joined(separator: " · "),
          section.text,
        ])
      }
      if next.count > 200 {
        _ = try call("litganAdd", String(decoding: Self.json(next), as: UTF8.self))
        next = []
      }
    }
    _ = try call("litganAdd", String(decoding: Self.json(next), as: UTF8.self))
    let index = try call("litganEnd")
    return Array("(self.litganIndexes??=[]).push({\"documents\":".utf8) + Self.json(documents)
      + Array(",\"index\":\(index)});\n".utf8)
  }

  private static func json(_ lists: [[String]]) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let json = try? encoder.encode(lists) else {
      preconditionFailure("texts can always be written as JSON")
    }
    return Array(json)
  }

  private func call(
    _ function: String, _ arguments: String...
  ) throws(Diagnostics) -> String {
    try engine.call(function, arguments) {
      Diagnostic("broken-library", "lunr cannot index the pages: \($0)", path: nil)
    }
  }

  private static let glue = """
    let litganBuilder;
    function litganBegin(language) {
      const english = /^en\\b/i.test(language);
      litganBuilder = new lunr.Builder();
      litganBuilder.searchPipeline.add(litganSearch.folded);
      const pipeline = new lunr.Pipeline();
      pipeline.add(litganSearch.folded);
      if (english) {
        pipeline.add(lunr.stopWordFilter, lunr.stemmer);
        litganBuilder.searchPipeline.add(lunr.stemmer);
      }
      // A book has far fewer words than places where they stand: each goes through the pipeline
      // once. lunr itself would, and would ask of each letter whether it divides words.
      const terms = new Map();
      const term = (word) => {
        if (!terms.has(word)) terms.set(word, String(pipeline.run([new lunr.Token(word)])[0] ?? ""));
        return terms.get(word);
      };
      litganBuilder.tokenizer = (text) =>
        litganSearch.spaced(text).split(lunr.tokenizer.separator).map(term).filter(Boolean);
      litganBuilder.ref("number");
      litganBuilder.field("title", { boost: 8 });
      litganBuilder.field("text");
      return "";
    }
    function litganAdd(documents) {
      for (const [number, title, text] of JSON.parse(documents)) {
        litganBuilder.add({ number, title, text });
      }
      return "";
    }
    function litganEnd() {
      const index = JSON.stringify(litganBuilder.build());
      litganBuilder = undefined;
      return index;
    }
    """
}
