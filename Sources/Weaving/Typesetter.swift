public import Book
public import Caching
import Foundation
import Synchronization

/// Sets formulas by KaTeX and colours code by highlight.js. A formula is set once, however often it
/// stands in a book.
///
/// Safe to use from several threads, which work at the same time.
public final class Typesetter: Sendable {
  private let engines: TypesettingEngines
  /// The CSS classes in all that has been used.
  private let used = Mutex(ClassSet())

  /// - Parameters:
  ///   - macros: Commands that formulas may use beside KaTeX's.
  ///   - store: Where what is made is kept for later runs of litgan; nil when nothing is to be.
  ///   - book: The path of the book's folder, whose formulas are kept together.
  public init(
    libraries: ScriptLibraries, macros: [Macro] = [], keptIn store: Store? = nil,
    for book: String = ""
  ) {
    engines = TypesettingEngines(libraries: libraries, macros: macros, keptIn: store, for: book)
  }

  /// Keeps what was made, for later runs of litgan.
  public func keep() { engines.keep() }

  private init(_ engines: TypesettingEngines) {
    self.engines = engines
  }

  /// A typesetter that knows what this one has set, and has used nothing of it yet.
  public func anew() -> Typesetter { Typesetter(engines) }

  /// What another typesetter has used counts as used here: formulas set by it stand in the site.
  func use(_ other: Typesetter) {
    let classes = other.used.withLock { $0 }
    used.withLock { $0.formUnion(classes) }
  }

  /// The CSS classes of all that has been used so far, and its signs, each after a mark of signs.
  var usedNames: Set<String> {
    let used = used.withLock { $0 }
    return engines.classes.withLock { names in
      Set(names.filter { used.contains($0.value) }.map(\.key))
    }
  }

  /// HTML and MathML of a formula.
  ///
  /// - Parameter file: The chapter that it stands in.
  /// - Throws: What KaTeX cannot read, at its place in the chapter.
  public func html(_ formula: Formula, in file: SourceFile) throws(Diagnostics) -> String {
    switch try setting(FormulaSetting.Key(tex: formula.tex, isDisplay: formula.isDisplay)) {
    case .html(let html, _): return html
    case .fault(let message, let position, let length):
      throw Diagnostics([
        Diagnostic(
          "tex-error", message, in: file,
          at: Self.range(position, length, of: formula))
      ])
    }
  }

  /// The offsets of a run of UTF-16 units of a formula; its closing dollars when it lies at the
  /// end, and all of it when there is no position.
  static func range(_ position: Int?, _ length: Int, of formula: Formula) -> Range<Int> {
    guard let position else { return formula.range }
    let units = formula.tex.utf16
    func bytes(_ count: Int) -> Int {
      let index = units.index(units.startIndex, offsetBy: min(max(count, 0), units.count))
      return formula.tex.utf8.distance(from: formula.tex.startIndex, to: index)
    }
    let size = formula.tex.utf8.count
    let start = bytes(position)
    guard start < size else {
      return (formula.range.upperBound - (formula.isDisplay ? 2 : 1))..<formula.range.upperBound
    }
    let last = min(max(bytes(position + length), start + 1), size) - 1
    return formula.offsets.source(of: start)..<(formula.offsets.source(of: last) + 1)
  }

  /// - Parameter isShown: Whether a page needs the fonts of it.
  func setting(
    _ key: FormulaSetting.Key, isShown: Bool = true
  ) throws(Diagnostics) -> FormulaSetting {
    let setting = try engines.setting(key)
    if isShown, case .html(_, let classes) = setting { used.withLock { $0.formUnion(classes) } }
    return setting
  }

  /// Code with its words marked by `hljs-…` classes; only escaped when the language is unknown.
  ///
  /// - Parameter language: As after a fence: `swift`, `python`, `cpp`.
  func highlighted(_ code: String, language: String) throws(Diagnostics) -> String {
    try engines.highlighted(code, language: language)
  }
}
