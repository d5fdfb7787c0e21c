import Book
import Caching
import Records

/// What KaTeX and highlight.js made for a book, kept for the next run of litgan: a build in which no
/// formula and no code is new starts neither.
struct KeptTypesetting: Sendable {
  private let store: Store
  private let key: Digest

  private static let kind = Store.Kind("typesetting")

  struct Content: Sendable {
    /// HTML.
    var formulas: [FormulaSetting.Key: String] = [:]
    var codes: [CodeKey: String] = [:]
  }

  /// - Parameters:
  ///   - book: The path of the book's folder: what another book needs is kept elsewhere.
  ///   - glue: litgan's own part of what the libraries run.
  /// - Returns: Nil where a library cannot be read; whoever needs it says why.
  init?(
    in store: Store, for book: String, _ libraries: ScriptLibraries, _ macros: [Macro],
    glue: [String]
  ) {
    var builder = Digest.Builder()
    builder.add("1")
    builder.add(book)
    for script in [libraries.katexScript, libraries.highlight] {
      guard case .success(let bytes) = Result(catching: { try ScriptLibraries.bytes(script) })
      else {
        return nil
      }
      builder.add(bytes)
    }
    for text in glue { builder.add(text) }
    for macro in macros {
      builder.add(macro.name.text)
      builder.add(macro.definition)
    }
    self.store = store
    key = builder.digest()
  }

  /// What was kept last; nothing when nothing was.
  func content() -> Content {
    guard let bytes = store.value(of: Self.kind, for: key) else { return Content() }
    var decoder = ByteDecoder(bytes: bytes)
    var content = Content()
    do throws(RecordError) {
      for _ in 0..<(try decoder.count()) {
        let key = FormulaSetting.Key(
          tex: try decoder.string(), isDisplay: try decoder.byte() == 1)
        content.formulas[key] = try decoder.string()
      }
      for _ in 0..<(try decoder.count()) {
        let key = CodeKey(code: try decoder.string(), language: try decoder.string())
        content.codes[key] = try decoder.string()
      }
    } catch {
      // Another version of litgan kept it in another form: it is made anew.
      return Content()
    }
    return content
  }

  func keep(_ content: Content) {
    var encoder = ByteEncoder()
    encoder.integers(content.formulas.count)
    // In an order that is always the same: two builds keep the same bytes.
    for (key, html) in content.formulas.sorted(by: { $0.key < $1.key }) {
      encoder.string(key.tex)
      encoder.byte(key.isDisplay ? 1 : 0)
      encoder.string(html)
    }
    encoder.integers(content.codes.count)
    for (key, html) in content.codes.sorted(by: { $0.key < $1.key }) {
      encoder.string(key.code)
      encoder.string(key.language)
      encoder.string(html)
    }
    store.keep(encoder.bytes, of: Self.kind, for: key)
  }
}

/// What highlight.js colours.
struct CodeKey: Hashable, Comparable {
  var code: String
  var language: String

  static func < (one: CodeKey, other: CodeKey) -> Bool {
    (one.code, one.language) < (other.code, other.language)
  }
}
