public import Book
import Foundation
import Synchronization

/// Sets formulas by KaTeX and colours code by highlight.js. Each formula is set once, however
/// often it stands in a book.
///
/// Safe to use from several threads; one of them at a time works.
public final class Typesetter: Sendable {
  struct Key: Hashable {
    var tex: String
    var isDisplay: Bool
  }

  private struct State {
    // Engines are made when they are first needed: a book without formulas loads no KaTeX.
    var katex: ScriptEngine?
    var highlighter: ScriptEngine?
    var formulas: [Key: Setting] = [:]
    var classes: Set<String> = []
  }

  /// What KaTeX made of a formula.
  enum Setting {
    case html(String)
    /// The position counts UTF-16 units of the TeX; nil when KaTeX names none, or one in a macro.
    case fault(message: String, position: Int?, length: Int)
  }

  private let libraries: ScriptLibraries
  private let macros: [Macro]
  nonisolated(unsafe) private var state = State()
  private let lock = Mutex(())

  /// - Parameter macros: Commands that formulas may use beside KaTeX's.
  public init(libraries: ScriptLibraries, macros: [Macro] = []) {
    self.libraries = libraries
    self.macros = macros
  }

  /// The CSS classes of all that has been set so far.
  var usedClasses: Set<String> {
    lock.withLock { _ in state.classes }
  }

  /// HTML and MathML of a formula.
  ///
  /// - Parameter file: The chapter that it stands in.
  /// - Throws: What KaTeX cannot read, at its place in the chapter.
  public func html(_ formula: Formula, in file: SourceFile) throws(Diagnostics) -> String {
    switch try setting(Key(tex: formula.tex, isDisplay: formula.isDisplay)) {
    case .html(let html): return html
    case .fault(let message, let position, let length):
      throw Diagnostics([
        Diagnostic(
          "tex-error", message, in: file,
          at: Self.range(position, length, of: formula))
      ])
    }
  }

  /// - Parameter isShown: Whether a page needs the fonts of it.
  func setting(_ key: Key, isShown: Bool = true) throws(Diagnostics) -> Setting {
    try lock.withLock { _ throws(Diagnostics) in try set(key, isShown: isShown) }
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

  private func set(_ key: Key, isShown: Bool) throws(Diagnostics) -> Setting {
    if isShown, let known = state.formulas[key] { return known }
    let engine = try katexEngine()
    let answer: String
    do {
      answer = try engine.call("litganFormula", key.tex, key.isDisplay ? "display" : "")
    } catch {
      throw Diagnostics([
        Diagnostic("katex-failed", "KaTeX failed: \(error.message)", path: nil)
      ])
    }
    let setting: Setting
    if answer.hasPrefix("=") {
      var html = String(answer.dropFirst())
      // A formula wider than the page is scrolled, by the keyboard too.
      if key.isDisplay {
        html.replace(
          "<span class=\"katex-display\">", with: "<span class=\"katex-display\" tabindex=\"0\">",
          maxReplacements: 1)
      }
      if isShown { collectClasses(html) }
      setting = .html(html)
    } else {
      let parts = answer.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
      setting = .fault(
        message: parts.count > 2 ? String(parts[2]) : answer,
        position: parts.first.flatMap { Int($0) },
        length: parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }
    if isShown { state.formulas[key] = setting }
    return setting
  }

  private func collectClasses(_ html: String) {
    for part in html.split(separator: "class=\"").dropFirst() {
      let names = part.prefix { $0 != "\"" }.split(separator: " ")
      for name in names { state.classes.insert(String(name)) }
    }
  }

  private func katexEngine() throws(Diagnostics) -> ScriptEngine {
    if let engine = state.katex { return engine }
    let source = try ScriptLibraries.read(libraries.katex + "/katex.js", package: "libjs-katex")
    let engine = try Self.engine(source, glue: Self.katexGlue, name: "KaTeX")
    do {
      for macro in macros {
        _ = try engine.call("litganMacro", macro.name.text, macro.definition)
      }
    } catch {
      throw Diagnostics([
        Diagnostic("katex-failed", "KaTeX failed: \(error.message)", path: nil)
      ])
    }
    state.katex = engine
    return engine
  }

  private static func engine(
    _ library: [UInt8], glue: String, name: String
  ) throws(Diagnostics) -> ScriptEngine {
    let engine = ScriptEngine()
    do {
      try engine.evaluate("var self = this, console = {warn(){}, log(){}, error(){}};")
      try engine.evaluate(String(decoding: library, as: UTF8.self))
      try engine.evaluate(glue)
    } catch {
      throw Diagnostics([
        Diagnostic("broken-library", "\(name) cannot be loaded: \(error.message)", path: nil)
      ])
    }
    return engine
  }

  /// KaTeX's answer as one string: `=` and HTML, or a position, a length and a message.
  ///
  /// The tokens of a macro's definition lose their places, which are none in the formula.
  private static let katexGlue = """
    const litganMacros = {};
    function litganMacro(name, definition) {
      let count = 0;
      while (definition.includes("#" + (count + 1))) count += 1;
      litganMacros[name] = (expander) => {
        const lexer = new expander.lexer.constructor(definition, expander.settings);
        const tokens = [];
        for (let token = lexer.lex(); token.text !== "EOF"; token = lexer.lex()) {
          token.loc = undefined;
          tokens.push(token);
        }
        return { tokens: tokens.reverse(), numArgs: count };
      };
    }
    function litganFormula(tex, display) {
      try {
        return "=" + katex.renderToString(tex, {
          displayMode: display === "display", output: "htmlAndMathml", throwOnError: true,
          strict: "ignore", trust: false, macros: Object.assign({}, litganMacros)
        });
      } catch (error) {
        if (!(error instanceof katex.ParseError)) throw error;
        let message = error.message.replace(/^KaTeX parse error: /, "");
        message = message.replace(/ at (position \\d+|end of input):[^]*$/, "");
        const position = error.position;
        if (position === undefined) return "\\n1\\n" + message.replace(/\\n/g, " ");
        // Without a length the fault is the control word, or the character, at its position.
        const length = error.length || /^(\\\\[a-zA-Z]+|)/.exec(tex.slice(position))[0].length || 1;
        return position + "\\n" + length + "\\n" + message.replace(/\\n/g, " ");
      }
    }
    """

  // MARK: Code

  /// Code with its words marked by `hljs-…` classes; only escaped when the language is unknown.
  ///
  /// - Parameter language: As after a fence: `swift`, `python`, `cpp`.
  func highlighted(_ code: String, language: String) throws(Diagnostics) -> String {
    try lock.withLock { _ throws(Diagnostics) in
      let engine = try highlightEngine()
      do throws(ScriptEngine.Exception) {
        return try engine.call("litganHighlight", code, language)
      } catch {
        throw Diagnostics([
          Diagnostic("highlight-failed", "highlight.js failed: \(error.message)", path: nil)
        ])
      }
    }
  }

  private func highlightEngine() throws(Diagnostics) -> ScriptEngine {
    if let engine = state.highlighter { return engine }
    let source = try ScriptLibraries.read(libraries.highlight, package: "libjs-highlight.js")
    let engine = try Self.engine(source, glue: Self.highlightGlue, name: "highlight.js")
    state.highlighter = engine
    return engine
  }

  private static let highlightGlue = """
    function litganHighlight(code, language) {
      if (hljs.getLanguage(language)) return hljs.highlight(language, code, true).value;
      return code.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    }
    """
}
