import Foundation
import Testing

@testable import Parsing

@Suite("Formulas and values in a paragraph")
struct InlineScannerTests {
  /// What is found, as `kind:content`.
  private func found(_ text: String) -> [String] {
    var scanner = InlineScanner(
      Array(text.utf8), InlineScanner.Options(wantsValues: true))
    return scanner.findings().map { finding in
      let content = String(decoding: Array(text.utf8)[finding.content], as: UTF8.self)
      switch finding.kind {
      case .formula(let isDisplay): return (isDisplay ? "display:" : "inline:") + content
      case .inlineValue: return "value:" + content
      case .foreignValue(let language): return "\(language):" + content
      default: return "\(finding.kind):" + content
      }
    }
  }

  @Test(
    "formulas are found where Pandoc finds them, and nowhere else",
    arguments: [
      ("$x$ and $y$", ["inline:x", "inline:y"]),
      (
        #"$\mathcal{R}_{a}$ and $\mathcal{R}_{b}$"#,
        [#"inline:\mathcal{R}_{a}"#, #"inline:\mathcal{R}_{b}"#]
      ),
      ("$5 and $6", []),
      ("between $5-$6", []),
      ("$5 and $6 and $x$", ["inline:x"]),
      ("$5-$6 $x$ \\$7 $y$", ["inline:x", "inline:y"]),
      ("$5 $$x$$", ["display:x"]),
      ("it costs $5", []),
      (#"\$5 and $x$"#, ["inline:x"]),
      (#"$a \$ b$"#, [#"inline:a \$ b"#]),
      (#"$a \\$ b"#, [#"inline:a \\"#]),
      ("`$x$`", []),
      ("`` `$ `` $x$", ["inline:x"]),
      ("`unclosed $x$", ["inline:x"]),
      ("$a`b$ c`", ["inline:a`b"]),
      ("<a href=\"$x$\">$y$</a>", ["inline:y"]),
      ("<!-- $x$ --> $y$", ["inline:y"]),
      ("<https://a.b/$x$> $y$", ["inline:y"]),
      ("1 < 2 $x$ > 0", ["inline:x"]),
      ("$a\nb$", ["inline:a\nb"]),
      ("$$a\n+ b$$", ["display:a\n+ b"]),
      ("text $$a$$ more $b$", ["display:a", "inline:b"]),
      ("$$ $$", []),
      ("$$unclosed", []),
      ("$ x$", []),
      ("$x $", []),
      ("**$x$** [$y$](z)", ["inline:x", "inline:y"]),
    ])
  func formulas(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test(
    "inline values are code spans that begin with the language",
    arguments: [
      ("`{swift} js`", ["value:js"]),
      ("`` {swift} x ``", []),
      ("``{swift} `a` ``", ["value:`a`"]),
      ("`{swift} `", ["value:"]),
      ("`{swift}js`", []),
      ("`{python} js`", ["python:js"]),
      ("`{ swift } js`", []),
      ("`{swift} a$b` $c$", ["value:a$b", "inline:c"]),
    ])
  func values(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test(
    "time grows with the text, not with its square",
    arguments: ["$a ", "$$", "`", "<!--", "<a ", "\\$", "$$a\n", "`{swift} "])
  func linear(piece: String) {
    // The thread's own time: what else the machine does does not count.
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    func seconds(_ count: Int) -> Double {
      let text = Array(String(repeating: piece, count: count).utf8)
      return (0..<7).map { _ in
        let start = now()
        var scanner = InlineScanner(text, InlineScanner.Options(wantsValues: true))
        _ = scanner.findings()
        return now() - start
      }.min()!
    }
    // 16 times the text: 16 times the time if linear, 256 if quadratic. In between lies what a
    // cache costs that holds the shorter text only.
    #expect(seconds(160_000) < 128 * max(seconds(10_000), 1e-5))
  }
}
