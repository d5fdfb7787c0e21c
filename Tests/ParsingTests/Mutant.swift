import Foundation

/// A piece of a chapter, changed by a seeded generator: its bytes, its lines, its marks.
enum Mutant {
  /// The texts of the book, the README and all that belongs to the tests.
  static let texts: [[UInt8]] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../chapters")
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map {
      Array(FileManager.default.contents(atPath: folder.appendingPathComponent($0).path) ?? Data())
    } + [Array(everything.utf8)]
  }()

  /// A text with every construct, since a book need not hold them all.
  static let everything = """
    ## A section {#sec-a}

    Text with *emphasis*, `code`, [a link](https://example.org "title"), ![image](a.svg), a formula
    $\\frac{a}{b}$, "quotes" -- a dash, ~~gone~~, a [span]{.term}, a note[^n], and @sec-a [see
    @thm-a, part 2; -@eq-a]. Works: @journal [§3], [see @book, p. 2 ~~a~~; -@report].

    A [distance $d$]{.term}, [that **bears**]{claim=claim-a lang=de}, a [3 %]{.given}, what
    @claim-a says [@claim-a], $\\half + \\mean{x}$, [a name]{#name .mark}, [there](#name).

    {{< include _part.md >}}

    $$\\begin{aligned}a &= b \\\\ c &= d\\end{aligned}$$ {#eq-a}

    ::: {#thm-a .theorem name="Of $x$"}
    Let $x \\le y$ and see $\\eqref{eq-a}$.
    :::

    ::: {.callout-note collapse="true"}
    > A quotation
    > - [ ] with a task
    :::

    | a | b $x$ |
    |:--|--:|
    | `1 \\| 2` | *c* |

    : A caption {#tbl-a}

    ```swift {#lst-a caption="A listing"}
    let x = "$y$"
    ```

    $$\\mean{\\half}$$ {#eq-b claim=claim-a}

    ```swift run
    //| label: fig-a
    //| caption: A $caption$ of @journal
    print(1)
    ```

    > Half is `{swift} 1 / 2`.

    [^n]: The note's text,
        and its second line.

    <div>raw <b>HTML</b></div> <!-- comment -->
    """

  static let marks = [
    "x\n", "| a |\n", "[x]{.term}", "~~a", "::: theorem\n", ":::\n",
    "::: {#thm-a .theorem name=\"", "| a | b |\n|---|---|\n", "|", "\n\n", "[^a]", "[^a]: ",
    "[@a; ", "@fig-a", "]{.term}", "[", "]", "(", ")", "{#", "{", "}", "~~", "$$", "$", "`", "> ",
    "- ", "1. ", "    ", "\\", "*", "_", ": ", "\"", "```\n", "```swift run\n", "//| label: ",
    "<!--", "<b ", "{{< include ", "---\n", "#", "\u{FFFD}", "🎲", "e\u{301}", "\t", "\r", "\0",
    "\\frac{", "\\begin{aligned}", "&", "^", "\\label{eq-a}", "\\mean{", "\\half", "@journal [",
    "[@book, ", "-@report", "@claim-a", "{claim=claim-a}", "claim=", "{.given}", "{{< ", " >}}",
    "{{< include _part.md >}}\n", "{{< include m.md >}}\n", "`{swift} ", "==", "^[", "{=html}",
  ]

  static func bytes(
    seed: UInt64, of texts: [[UInt8]] = texts, with marks: [String] = marks
  ) -> [UInt8] {
    // Neighbouring seeds would give neighbouring streams.
    var random = SplitMix(state: seed &* 0xD134_2543_DE82_EF95)
    var text = texts.randomElement(using: &random)!
    let start = Int.random(in: 0..<max(1, text.count - 500), using: &random)
    text = Array(text[start..<min(text.count, start + 3000)])
    // A character cut in two would be the only fault of half of the mutants.
    text = Array(String(decoding: text, as: UTF8.self).utf8)
    for _ in 0..<Int.random(in: 1...8, using: &random) { change(&text, with: marks, &random) }
    return text
  }

  private static func change(
    _ text: inout [UInt8], with marks: [String], _ random: inout SplitMix
  ) {
    let place = Int.random(in: 0...text.count, using: &random)
    let mark = Array(marks.randomElement(using: &random)!.utf8)
    switch Int.random(in: 0..<40, using: &random) {
    case 0..<12: text.insert(contentsOf: mark, at: place)
    case 12..<18:
      let count = Int.random(in: 1...200, using: &random)
      text.insert(contentsOf: (0..<count).flatMap { _ in mark }, at: place)
    case 18:
      let count = Int.random(in: 1...10_000, using: &random)
      text.insert(contentsOf: (0..<count).flatMap { _ in mark }, at: place)
    case 19..<22: text.insert(UInt8.random(in: 0...127, using: &random), at: place)
    case 22: text.insert(UInt8.random(in: 128...255, using: &random), at: place)
    case 23..<31:
      let end = min(text.count, place + Int.random(in: 0..<80, using: &random))
      text.removeSubrange(place..<end)
    default:
      var lines = text.split(separator: 10, omittingEmptySubsequences: false)
      lines.swapAt(
        Int.random(in: lines.indices, using: &random),
        Int.random(in: lines.indices, using: &random))
      text = Array(lines.joined(separator: [10]))
    }
  }
}
