import Book
import CrossReferencing
import Foundation
import Testing

@testable import Parsing

/// What is wrong with a chapter; `▸` stands in the text where the finding belongs.
@Suite("Mistakes in the language")
struct LanguageErrorTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    var text: String
    var message: String
    var help: String?

    var testDescription: String { message }

    init(_ text: String, _ message: String, help: String? = nil) {
      self.text = text
      self.message = message
      self.help = help
    }
  }

  private func diagnostics(_ file: SourceFile) -> [Diagnostic] {
    do throws(Diagnostics) {
      return LabelCheck.diagnostics(of: [try ChapterParser.parseText(file, isExtended: true)])
    } catch {
      return error.all
    }
  }

  static let mistakes = [
    // Blocks
    Mistake("▸::: theorm\nA.\n:::\n", "unknown kind of block 'theorm' [unknown-block]"),
    Mistake("▸::: proof\nA.\n", "the block has no end [unclosed-fence]"),
    Mistake(
      "A.\n\n▸:::\n", "the fence closes no block [stray-fence]",
      help: "a fence that opens names its block: ::: theorem"),
    Mistake("> ▸::: proof\n> A.\n\nB.\n", "the block has no end [unclosed-fence]"),
    Mistake(
      "::: proof ▸of it\nA.\n:::\n",
      "a fence has one word or attributes in braces [fence-words]"),
    Mistake(
      "::: {.proof ▸nam=\"x\"}\nA.\n:::\n", "a proof has no key 'nam' [unknown-key]",
      help: "did you mean 'name'?"),
    Mistake(
      "::: {#▸lem-a .theorem}\nA.\n:::\n",
      "the label of a theorem begins with 'thm-' [label-prefix]", help: "write #thm-a"),
    Mistake(
      "::: {#▸thm-a .proof}\nA.\n:::\n",
      "a proof has no number and so no label [unlabelled-kind]"),
    Mistake(
      "::: {.callout-note collapse=▸\"yes\"}\nA.\n:::\n",
      "'collapse' is true or false, not 'yes' [invalid-value]"),
    Mistake(
      "::: {.proof name=▸\"open}\nA.\n:::\n",
      "the value has no closing quote [invalid-attributes]"),
    Mistake(
      "::: proof\n▸## Title\n:::\n", "a heading cannot stand in a proof [heading-in-block]"),
    Mistake(
      "▸::: aside\nA.\n:::\n", "unknown kind of block 'aside' [unknown-block]",
      help: "write a footnote: it stands in the margin"),
    // Tables
    Mistake(
      "| a | b |\n▸|---|\n| 1 | 2 |\n", "1 column of dashes under a head of 2 [table-columns]"),
    Mistake(
      "| a | b |\n|---|---|\n| 分布 | $|x|$ | ▸c |\n",
      "the row has 3 cells, the head 2 [table-columns]"),
    Mistake(
      "▸| a | b |\n", "a line of a table without the line of dashes under its head [no-table]"),
    Mistake("▸: Caption\n", "a caption without a table [stray-caption]"),
    Mistake(
      "| a |\n|---|\n\n: Caption {#▸sec-a}\n",
      "the label of a table's caption begins with 'tbl-' [label-prefix]"),
    Mistake("▸+---+---+\n", "grid tables are not part of this language [left-out]"),
    // References
    Mistake(
      "## A {#sec-one}\n\n分布 🎲 $x$ @▸sec-on\n",
      "nothing in the book has the label 'sec-on' [unknown-reference]",
      help: "did you mean 'sec-one'?"),
    Mistake(
      "see [-@▸thm-none]\n", "nothing in the book has the label 'thm-none' [unknown-reference]",
      help: "an @ that is text is written \\@"),
    Mistake(
      "$\\eqref{▸eq-x}$\n", "nothing in the book has the label 'eq-x' [unknown-reference]"),
    Mistake(
      "## A {#sec-a}\n\n[@sec-a;▸ see]\n", "no label is named here [missing-reference]"),
    Mistake(
      "## A {#sec-a}\n\n[@sec-a and ▸@sec-a]\n",
      "a second reference without a semicolon before it [two-references]"),
    Mistake(
      "$$ a $$ {#▸fig-a}\n", "the label of an equation begins with 'eq-' [label-prefix]"),
    Mistake("$a ▸\\label{eq-a}$\n", "only a formula between $$ has a number [invalid-label]"),
    Mistake("$$a \\label{eq-a} ▸\\label{eq-b}$$\n", "a formula has one label [invalid-label]"),
    Mistake(
      "$▸\\ref x$\n", "\\ref takes a label in braces [invalid-label]",
      help: "write \\ref{eq-name}"),
    // Footnotes
    Mistake(
      "A.[^▸b]\n\n[^a]: Note.\n\nB.[^a]\n", "there is no footnote 'b' [unknown-footnote]",
      help: "did you mean 'a'?"),
    Mistake("A.\n\n[^▸a]: Note.\n", "nothing refers to the footnote 'a' [unused-footnote]"),
    Mistake(
      "A.[^a]\n\n[^a]: One.\n\n[^▸a]: Two.\n",
      "footnote 'a' is written at line 3 already [duplicate-footnote]"),
    Mistake(
      "A.[^a] B.[^▸a]\n\n[^a]: One.\n", "the footnote 'a' has its place already [repeated-footnote]"
    ),
    Mistake("A.[^a]\n\n[^▸a]:\n", "the footnote has no text [empty-footnote]"),
    Mistake(
      "A.[^a]\n\n[^a]: One.\n\n▸    - list\n", "a footnote holds paragraphs only [footnote-block]"),
    Mistake(
      "A.[^a]\n\n- ▸[^a]: One.\n",
      "a footnote's text stands in no list or quotation [footnote-place]"),
    // Spans and attributes
    Mistake(
      "[a]{▸clas=x}\n", "a span has no key 'clas' [unknown-key]",
      help: "known here: claim, lang"),
    Mistake(
      "分布\t[a]{.▸trem}\n", "a span has no class 'trem' [unknown-class]",
      help: "did you mean 'term'?"),
    Mistake(
      "`code`▸{.swift}\n", "attributes belong to nothing here [misplaced-attributes]"),
    Mistake(
      "![a](b.png)▸{#fig-a}\n", "attributes belong to nothing here [misplaced-attributes]"),
    Mistake(
      "*a ▸[b*]{.mark}\n", "what begins here crosses something else [crossed-marks]"),
    Mistake(
      "▸[a *b]{.mark} c*\n", "what begins here crosses something else [crossed-marks]"),
    Mistake(
      "A ▸~~b [c~~]{.mark}\n", "what begins here crosses something else [crossed-marks]"),
    Mistake("> ▸::: proof\n> A.\n\nB.\n", "the block has no end [unclosed-fence]"),
    Mistake(
      "::: proof\n> ▸::: remark\n> A.\n\nB.\n\n:::\n", "the block has no end [unclosed-fence]"),
    Mistake("## A {#sec-a ▸#sec-b}\n", "a second label [invalid-attributes]"),
    Mistake("```swift {▸cap=\"x\"}\na\n```\n", "code has no key 'cap' [unknown-key]"),
    // Left out
    Mistake("2▸^10^\n", "superscripts are not part of this language [left-out]"),
    Mistake("H▸~2~O\n", "subscripts are not part of this language [left-out]"),
    Mistake(
      "A▸^[note]\n", "footnotes inside the sentence are not part of this language [left-out]"),
    Mistake("▸\\(x_1\\)\n", "formulas stand between dollars [left-out]", help: "write $…$"),
    Mistake("▸\\cite{a}\n", "TeX commands stand in formulas only [left-out]"),
    Mistake(
      "> ▸[!NOTE]\n> A.\n", "GitHub's alerts are not part of this language [left-out]",
      help: "write ::: callout-note and end it with :::"),
    Mistake("`<b>`▸{=html}\n", "raw attributes are not part of this language [left-out]"),
  ]

  @Test("each is found at its place, with what to do", arguments: mistakes)
  func found(_ mistake: Mistake) throws {
    let marker = try #require(mistake.text.range(of: "▸"))
    let offset = mistake.text[..<marker.lowerBound].utf8.count
    let file = SourceFile(
      path: "a.md",
      text: mistake.text.replacing("▸", with: ""))
    let place = file.location(of: offset)
    let all = diagnostics(file)
    let rendered = all.map(\.rendered).joined()
    let expected = "a.md:\(place.line):\(place.column): error: \(mistake.message)\n"
    // Unknown names are underlined without the colons or the sign before them.
    let isThere = all.contains { diagnostic in
      guard diagnostic.rendered.contains(": error: \(mistake.message)\n"),
        let location = diagnostic.location
      else { return false }
      let isWord = diagnostic.identifier == "unknown-block"
      return location.line == place.line
        && (isWord ? location.column == place.column + 4 : location.column == place.column)
        && (mistake.help.map { diagnostic.help.contains($0) } ?? true)
    }
    #expect(isThere, "expected \(expected)got \(rendered)")
    #expect(all.count == 1, "told more than once: \(rendered)")
  }

  static let all = mistakes + LeftOutTests.mistakes

  /// Each mistake and all that is printed of it; `LITGAN_RECORD=1` stores it anew.
  @Test("each is printed as it was, with the line and what is underlined")
  func printed() throws {
    var text = ""
    for mistake in Self.all {
      let file = SourceFile(path: "a.md", text: mistake.text.replacing("▸", with: ""))
      text += "=== \(mistake.text.debugDescription)\n"
      text += diagnostics(file).map(\.rendered).joined() + "\n"
    }
    let stored = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/mistakes.txt")
    let changed = stored.deletingLastPathComponent().appendingPathComponent("mistakes-changed.txt")
    if ProcessInfo.processInfo.environment["LITGAN_RECORD"] == "1" {
      try text.write(to: stored, atomically: true, encoding: .utf8)
    }
    guard try String(contentsOf: stored, encoding: .utf8) != text else {
      try? FileManager.default.removeItem(at: changed)
      return
    }
    try text.write(to: changed, atomically: true, encoding: .utf8)
    Issue.record("mistakes.txt differs; see \(changed.path)")
  }

  private static let prefix = "数学 🎲\t$x$ "

  /// Those in running text, where other text may stand before them on their line.
  static let running = all.filter { mistake in
    let line = mistake.text.split(separator: "\n").first { $0.contains("▸") } ?? ""
    let isBlock = line.replacing("▸", with: "").contains(
      /^(\s|[:|+>#-]|```|\[\^\w+\]:|Table:|\(?[@#\w]+[.)] |\(@)/)
    return !isBlock
  }

  @Test(
    "Chinese, emoji, a tab and a formula before the place move its column by their characters",
    arguments: running)
  func moved(_ mistake: Mistake) throws {
    let plain = mistake.text.replacing("▸", with: "")
    let marker = try #require(mistake.text.range(of: "▸"))
    let before = mistake.text[..<marker.lowerBound]
    let start = before.lastIndex(of: "\n").map(before.index(after:)) ?? before.startIndex
    var text = mistake.text
    text.insert(contentsOf: Self.prefix, at: start)
    let line = before.count { $0 == "\n" } + 1
    let expected = diagnostics(SourceFile(path: "a.md", text: plain)).map { fault in
      let place = fault.location!
      let shift = place.line == line ? Self.prefix.unicodeScalars.count : 0
      return "\(place.line):\(place.column + shift) \(fault.message)"
    }
    let found = diagnostics(
      SourceFile(path: "a.md", text: text.replacing("▸", with: ""))
    ).map { "\($0.location!.line):\($0.location!.column) \($0.message)" }
    #expect(found == expected)
  }

  @Test("most mistakes in running text have such a variant")
  func variants() { #expect(Self.running.count > 25) }

  @Test("a label that stands twice is told at both places")
  func duplicate() {
    let file = SourceFile(path: "a.md", text: "## A {#sec-a}\n\n## B {#sec-a}\n")
    #expect(
      diagnostics(file).map { "\($0.location!.line):\($0.location!.column) \($0.message)" } == [
        "1:8 label 'sec-a' also stands at a.md:3", "3:8 label 'sec-a' also stands at a.md:1",
      ])
  }
}
