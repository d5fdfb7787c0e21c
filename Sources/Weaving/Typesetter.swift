public import Book
import Foundation
import Synchronization

/// Sets formulas by KaTeX and colours code by highlight.js. A formula is set once, however often it
/// stands in a book.
///
/// Safe to use from several threads, which work at the same time.
public final class Typesetter: Sendable {
  private let katex: EnginePool
  private let highlighter: EnginePool
  private let memo = Mutex(FormulaMemo())
  /// The values of `class` attributes in all that the site uses.
  private let classes = Mutex<Set<String>>([])

  /// - Parameter macros: Commands that formulas may use beside KaTeX's.
  public init(libraries: ScriptLibraries, macros: [Macro] = []) {
    katex = EnginePool { () throws(Diagnostics) in
      let source = try ScriptLibraries.read(libraries.katex + "/katex.js", package: "libjs-katex")
      let engine = try Self.engine(source, glue: Self.katexGlue, name: "KaTeX")
      do throws(ScriptEngine.Exception) {
        for macro in macros {
          _ = try engine.call("litganMacro", [macro.name.text, macro.definition])
        }
      } catch {
        throw Diagnostics([
          Diagnostic("katex-failed", "KaTeX failed: \(error.message)", path: nil)
        ])
      }
      return engine
    }
    highlighter = EnginePool { () throws(Diagnostics) in
      let source = try ScriptLibraries.read(libraries.highlight, package: "libjs-highlight.js")
      return try Self.engine(source, glue: Self.highlightGlue, name: "highlight.js")
    }
  }

  /// Begins a site: what was set for another one is known, and counts only when it is used again.
  public func beginSite() {
    memo.withLock { $0.beginSite() }
    classes.withLock { $0 = [] }
  }

  /// The CSS classes of all that the site has used so far.
  var usedClasses: Set<String> {
    Set(classes.withLock { $0 }.flatMap { $0.split(separator: " ").map(String.init) })
  }

  /// HTML and MathML of a formula.
  ///
  /// - Parameter file: The chapter that it stands in.
  /// - Throws: What KaTeX cannot read, at its place in the chapter.
  public func html(_ formula: Formula, in file: SourceFile) throws(Diagnostics) -> String {
    switch try setting(FormulaMemo.Key(tex: formula.tex, isDisplay: formula.isDisplay)) {
    case .html(let html): return html
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
    _ key: FormulaMemo.Key, isShown: Bool = true
  ) throws(Diagnostics) -> FormulaMemo.Setting {
    if isShown, let known = memo.withLock({ $0.use(key) }) {
      if known.isFirst, case .html(let html) = known.setting { collectClasses(html) }
      return known.setting
    }
    let answer = try katex.call("litganFormula", key.tex, key.isDisplay ? "display" : "") {
      Diagnostic("katex-failed", "KaTeX failed: \($0)", path: nil)
    }
    let setting: FormulaMemo.Setting
    if answer.hasPrefix("=") {
      let html = String(answer.dropFirst())
      if isShown { collectClasses(html) }
      setting = .html(html)
    } else {
      let parts = answer.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
      setting = .fault(
        message: parts.count > 2 ? String(parts[2]) : answer,
        position: parts.first.flatMap { Int($0) },
        length: parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }
    if isShown { memo.withLock { $0.keep(setting, for: key) } }
    return setting
  }

  private func collectClasses(_ html: String) {
    var found: Set<String> = []
    html.forEachOccurrence(of: "class=\"") { rest in
      found.insert(String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
    }
    let all = found
    classes.withLock { $0.formUnion(all) }
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
        const html = katex.renderToString(tex, {
          displayMode: display === "display", output: "htmlAndMathml", throwOnError: true,
          strict: "ignore", trust: false, macros: Object.assign({}, litganMacros)
        });
        // A formula wider than the page is scrolled, by the keyboard too.
        return "=" + html.replace('<span class="katex-display">',
          '<span class="katex-display" tabindex="0">');
      } catch (error) {
        // What KaTeX fails at by mistake, or by too many levels, has no position.
        if (!(error instanceof katex.ParseError))
          return "0\\n" + tex.length + "\\nKaTeX cannot set this: " + error.message;
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
    try highlighter.call("litganHighlight", code, language) {
      Diagnostic("highlight-failed", "highlight.js failed: \($0)", path: nil)
    }
  }

  private static let highlightGlue = """
    function litganHighlight(code, language) {
      if (hljs.getLanguage(language)) return hljs.highlight(language, code, true).value;
      return code.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    }
    """
}
