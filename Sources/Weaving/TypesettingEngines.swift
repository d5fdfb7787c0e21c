import Book
import Caching
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// KaTeX and highlight.js at work, with what they have made so far.
final class TypesettingEngines: Sendable {
  private let katex: EnginePool
  private let highlighter: EnginePool
  private let formulas = Mutex(RecentMemo<FormulaSetting.Key, FormulaSetting>())
  private let codes = Mutex(RecentMemo<CodeKey, String>())
  /// The numbers of the CSS classes that were met, and of the signs, each after `signMark`.
  let classes = Mutex<[String: Int]>([:])

  private let kept: KeptTypesetting?
  /// What an earlier run of litgan has made.
  private let earlier: KeptTypesetting.Content
  private let hasMadeMore = Mutex(false)

  /// - Parameters:
  ///   - store: Where results are kept for later runs; nil when none are to be.
  ///   - book: The path of the book's folder.
  init(libraries: ScriptLibraries, macros: [Macro], keptIn store: Store?, for book: String) {
    kept = store.flatMap {
      KeptTypesetting(
        in: $0, for: book, libraries, macros, glue: [Self.katexGlue, Self.highlightGlue])
    }
    earlier = kept?.content() ?? KeptTypesetting.Content()
    katex = EnginePool { () throws(Diagnostics) in
      let source = try ScriptLibraries.read(libraries.katexScript, package: "libjs-katex")
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

  // MARK: Formulas

  func setting(_ key: FormulaSetting.Key) throws(Diagnostics) -> FormulaSetting {
    if let known = formulas.withLock({ $0.value(key) }) { return known }
    if let html = earlier.formulas[key] { return note(html, for: key) }
    let answer = try katex.call("litganFormula", key.tex, key.isDisplay ? "display" : "") {
      Diagnostic("katex-failed", "KaTeX failed: \($0)", path: nil)
    }
    guard !answer.hasPrefix("=") else {
      hasMadeMore.withLock { $0 = true }
      return note(String(answer.dropFirst()), for: key)
    }
    let parts = answer.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    let fault = FormulaSetting.fault(
      message: parts.count > 2 ? String(parts[2]) : answer,
      position: parts.first.flatMap { Int($0) },
      length: parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    formulas.withLock { $0.keep(fault, size: answer.utf8.count, for: key) }
    return fault
  }

  private func note(_ html: String, for key: FormulaSetting.Key) -> FormulaSetting {
    let setting = FormulaSetting.html(html, classes: classes(of: html))
    formulas.withLock { $0.keep(setting, size: html.utf8.count, for: key) }
    return setting
  }

  private func classes(of html: String) -> ClassSet {
    var found: Set<String> = []
    html.forEachOccurrence(of: "class=\"") { rest in
      found.insert(String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
    }
    let names = Set(found.flatMap { $0.split(separator: " ").map(String.init) })
      .union(Self.signs(of: html).map { Self.signMark + String($0) })
    return classes.withLock { numbers in
      var set = ClassSet()
      for name in names {
        let number = numbers[name] ?? numbers.count
        numbers[name] = number
        set.insert(number)
      }
      return set
    }
  }

  /// A byte that no class begins with.
  static let signMark = "="

  /// The characters that a formula shows in KaTeX's fonts.
  private static func signs(of html: String) -> Set<Unicode.Scalar> {
    var signs: Set<Unicode.Scalar> = []
    html.forEachOccurrence(of: "class=\"katex-html\"") { rest in
      var rest = rest
      while let start = rest.baseAddress, let tag = memchr(start, 62, rest.count) {
        let text = UnsafeBufferPointer(
          rebasing: rest[(UnsafeRawPointer(tag) - UnsafeRawPointer(start) + 1)...])
        let end = text.firstIndex(of: UInt8(ascii: "<")) ?? text.count
        if end > 0 {
          let part = unmarked(String(decoding: text[..<end], as: UTF8.self))
          signs.formUnion(part.unicodeScalars)
        }
        rest = UnsafeBufferPointer(rebasing: text[end...])
      }
    }
    return signs
  }

  // MARK: Code

  func highlighted(_ code: String, language: String) throws(Diagnostics) -> String {
    let key = CodeKey(code: code, language: language)
    if let known = codes.withLock({ $0.value(key) }) { return known }
    let html: String
    if let known = earlier.codes[key] {
      html = known
    } else {
      html = try highlighter.call("litganHighlight", code, language) {
        Diagnostic("highlight-failed", "highlight.js failed: \($0)", path: nil)
      }
      hasMadeMore.withLock { $0 = true }
    }
    codes.withLock { $0.keep(html, size: code.utf8.count + html.utf8.count, for: key) }
    return html
  }

  // MARK: Later runs

  /// Keeps what was used for the next run of litgan, when there is more of it than was kept before.
  ///
  /// Of a book too large for the memory nothing is kept: the last chapters' formulas would be read
  /// before the first ones are set.
  func keep() {
    guard let kept, hasMadeMore.withLock({ $0 }) else { return }
    let (settings, codes) = (formulas.withLock { $0 }, codes.withLock { $0 })
    guard !settings.hasForgotten, !codes.hasForgotten else { return }
    let formulas = settings.used.compactMapValues { setting -> String? in
      if case .html(let html, _) = setting { html } else { nil }
    }
    kept.keep(KeptTypesetting.Content(formulas: formulas, codes: codes.used))
    hasMadeMore.withLock { $0 = false }
  }

  // MARK: The libraries

  static func engine(
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

  private static let highlightGlue = """
    function litganHighlight(code, language) {
      if (hljs.getLanguage(language)) return hljs.highlight(language, code, true).value;
      return code.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    }
    """
}
