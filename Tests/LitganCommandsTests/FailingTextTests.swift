import Foundation
import Testing

@Suite("Chapters that fail", .serialized)
struct FailingTextTests: FailingBuild {
  @Test("a TeX error")
  func tex() throws {
    try expectChapter(
      "It is $\\frac{1}{2$ so.\n",
      fails: """
        book/01.md:4:18: error: Unexpected end of input in a macro argument, expected '}' [tex-error]
          4 | It is $\\frac{1}{2$ so.
            |                  ^

        """)
  }

  @Test("an unknown option")
  func unknownOption() throws {
    try expectChapter(
      "```swift run\n//| label: fig-a\n//| capton: Two piles\n1\n```\n",
      fails: """
        book/01.md:6:5: error: unknown cell option 'capton' [unknown-option]
          6 | //| capton: Two piles
            |     ^~~~~~
          help: did you mean 'caption'?

        """)
  }

  @Test("a misspelt word after swift, and run after another language")
  func fenceWords() throws {
    try expectChapter(
      "```swift rnu\n1\n```\n\n```swfit run\n1\n```\n\n```python run\n1\n```\n\n```{swift}\n1\n```\n"
        + "\n```{r, echo=FALSE}\n1\n```\n",
      fails: """
        book/01.md:4:10: error: unknown word 'rnu' after 'swift' [fence-word]
          4 | ```swift rnu
            |          ^~~
          help: did you mean 'run'?
        book/01.md:8:4: error: litgan runs Swift, not 'swfit' [fence-word]
          8 | ```swfit run
            |    ^~~~~
          help: did you mean 'swift'?
        book/01.md:12:4: error: litgan runs Swift, not 'python' [fence-word]
          12 | ```python run
             |    ^~~~~~
          help: leave out 'run' to show the code only
        book/01.md:16:4: error: litgan runs blocks fenced as 'swift run', not '{swift}' [fence-word]
          16 | ```{swift}
             |    ^~~~~~~
          help: write ```swift run
        book/01.md:20:4: error: litgan runs Swift, not 'r' [fence-word]
          20 | ```{r, echo=FALSE}
             |    ^~~
          help: write ```r to show the code only

        """)
  }

  @Test("an inline value that does not compile, after a formula and an emoji")
  func inlineValue() throws {
    try expectChapter(
      "🎲 $x^2$ is `{swift} 1 + nothing` here.\n",
      fails: """
        book/01.md:4:25: error: cannot find 'nothing' in scope [compile-error]
          4 | 🎲 $x^2$ is `{swift} 1 + nothing` here.
            |                          ^~~~~~~

        """)
  }

  @Test("a figure without alternative text, and a caption with nothing to stand under")
  func figures() throws {
    try expectChapter(
      """
      ```swift run
      Chart { LinePlot(x: "x", y: "y", domain: 0...1) { x in x } }
      ```

      ```swift run
      //| caption: Nothing
      let a = 1
      ```
      """,
      fails: """
        book/01.md:4:1: error: the figure has no alternative text [missing-alt]
          4 | ```swift run
            | ^~~~~~~~~~~~
          help: add a line '//| alt: …' that says what the figure shows
        book/01.md:8:1: error: the block has a caption but shows no figure or table \
        [caption-without-result]
          8 | ```swift run
            | ^~~~~~~~~~~~
          help: end the block with the chart or the table that the caption is for

        """)
  }

  @Test("a chart that cannot be drawn")
  func chart() throws {
    try expectChapter(
      "```swift run\n//| alt: none\nChart { LinePlot(x: \"x\", y: \"y\", domain: 0...1) { _ in .nan } }\n```\n",
      fails: """
        book/01.md:6:1: error: the block's value cannot be shown: no mark has a finite value \
        [cannot-display]
          6 | Chart { LinePlot(x: "x", y: "y", domain: 0...1) { _ in .nan } }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

        """)
  }
}
