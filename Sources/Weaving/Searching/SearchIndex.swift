import Book
import Caching
import Foundation

/// What the search page looks words up in: an index that lunr makes when the book is built.
///
/// Each section of a page is a document. Texts are indexed whole up to a megabyte in all; of each
/// page after that its headings are, as one document, so that the index of a book of ten thousand
/// pages is made in seconds and stays one that a browser can load.
struct SearchIndex {
  /// Bytes of text that are indexed.
  private static let mostText = 1 << 20
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
    key.add("2")
    key.add(words)
    key.add(language)
    key.add(try ScriptLibraries.read(libraries.lunr, package: "libjs-lunr"))
    for path in paths {
      key.add(path)
      key.add(try contents(path))
    }
    let digest = key.digest()
    if let kept = store.value(of: Self.kind, for: digest) { return kept }
    let script = try made(of: paths, contents)
    store.keep(script, of: Self.kind, for: digest)
    return script
  }

  private func made(
    of paths: [String], _ contents: (String) throws(Diagnostics) -> [UInt8]
  ) throws(Diagnostics) -> [UInt8] {
    var documents: [[String]] = []
    var size = 0
    _ = try call("litganBegin", language)
    for path in paths {
      let isWhole = size < Self.mostText
      let html = try contents(path)
      let page = PageWords(isWhole ? html : PageHeadings.html(of: html))
      let title = page.sections[0].title
      for section in isWhole ? page.sections : [page.headings] {
        let isTop = section.id.isEmpty
        size += section.text.utf8.count
        _ = try call("litganAdd", String(documents.count), section.title, section.text)
        let place = [page.kicker, isTop ? "" : title].filter { !$0.isEmpty }
        documents.append([
          section.title, isTop ? path : path + "#" + section.id, place.joined(separator: " · "),
          section.text,
        ])
      }
    }
    let index = try call("litganEnd")
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let list = try? encoder.encode(documents) else {
      preconditionFailure("texts can always be written as JSON")
    }
    return Array("(self.litganIndexes??=[]).push({\"documents\":".utf8) + list
      + Array(",\"index\":\(index)});\n".utf8)
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
    function litganAdd(number, title, text) {
      litganBuilder.add({ number, title, text });
      return "";
    }
    function litganEnd() {
      const index = JSON.stringify(litganBuilder.build());
      litganBuilder = undefined;
      return index;
    }
    """
}
