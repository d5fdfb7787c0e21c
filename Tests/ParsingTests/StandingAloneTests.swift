import Book
import CrossReferencing
import Testing

@testable import Parsing

@Test(
  "a chapter stands alone that runs nothing, names nothing and refers to nothing",
  arguments: [
    ("Text with $x$, `code`[^n] and [a link](https://b.org).\n\n[^n]: A note.\n", true),
    ("[A link](b.html).\n", false),
    ("## A section\n\n$$x$$\n\n::: remark\nText.\n:::\n", true),
    ("```swift\nlet x = 1\n```\n", true),
    ("```swift run\nlet x = 1\n```\n", false),
    ("`{swift} 1 + 1`\n", false),
    ("## A section {#sec-a}\n", false),
    ("$$x$$ {#eq-a}\n", false),
    ("$$x \\label{eq-a}$$\n", false),
    ("$\\eqref{eq-a}$\n", false),
    ("See @sec-a.\n", false),
    ("> ::: {#thm-a .theorem}\n> Text.\n> :::\n", false),
    ("| a |\n|---|\n| b |\n\n: Caption {#tbl-a}\n", false),
    ("- [a term]{.term}\n", false),
  ])
func standingAlone(text: String, expected: Bool) throws {
  let file = SourceFile(path: "a.md", text: "---\ntitle: T\n---\n" + text)
  #expect(try ChapterParser.parse(file).standsAlone == expected)
}
