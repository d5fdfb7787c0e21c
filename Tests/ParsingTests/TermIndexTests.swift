import Book
import CrossReferencing
import Testing

@testable import Parsing

@Suite("Terms")
struct TermIndexTests {
  private func chapters(_ texts: String...) throws -> [Chapter] {
    try texts.enumerated().map { index, text in
      try ChapterParser.parseText(SourceFile(path: "\(index).md", text: text), isExtended: true)
    }
  }

  private func sentence(_ term: Term) -> String {
    var text = ""
    for node in term.sentence {
      node.visit { node in
        switch node.kind {
        case .text(let part): text += part
        case .softBreak: text += " "
        case .formula: text += "$"
        default: break
        }
      }
    }
    return text
  }

  @Test(
    "the sentence around a term is cut out of its paragraph",
    arguments: [
      ("One. A [plan]{.term} is $x$. Two.", "A plan is $."),
      ("One (a [plan]{.term}, i.e. this)? Two.", "One (a plan, i.e. this)?"),
      ("One.\nThis is **a [plan]{.term}**\nof $x$.\nTwo.", "This is a plan of $."),
      ("一。[计划]{.term}是这个。二。", "计划是这个。"),
      ("“One.” A [plan]{.term}! $x$ is not.", "A plan!"),
      ("- [plan]{.term}: this", "plan: this"),
    ])
  func sentences(markdown: String, expected: String) throws {
    let term = try #require(TermIndex(try chapters(markdown)).terms.first)
    #expect(sentence(term) == expected)
  }

  @Test("a sentence without an end is cut on both sides of its term")
  func endless() throws {
    let text = String(repeating: "[a]{.term} *b* ", count: 2000)
    let terms = TermIndex(try chapters(text)).terms
    #expect(terms.count == 2000 && Set(terms.map(\.id)).count == 2000)
    #expect(terms[1000].sentence.count == 203)
    #expect(sentence(terms[1000]).hasPrefix("… ") && sentence(terms[1000]).hasSuffix(" …"))
    #expect(sentence(terms[0]).hasPrefix("a b a"))
  }

  @Test("terms are found wherever text stands, and their ids differ")
  func places() throws {
    let all = TermIndex(
      try chapters(
        """
        # The [head]{.term}

        | [a]{.term} | [A b]{.term} |
        |---|---|

        : [caption]{.term}

        ::: {.proof name="[name]{.term}"}
        [a-b]{.term} and [$c$-transform]{#here .term}[^n]
        :::

        [^n]: A [note]{.term}.
        """))
    #expect(
      all.terms.map(\.id) == [
        "term-head", "term-caption", "term-a", "term-a-b", "term-name", "term-a-b-2", "here",
        "term-note",
      ])
  }

  @Test("a term that is defined twice is told at both places, after a tab, emoji and formula")
  func duplicates() throws {
    let texts = try chapters("分 😀\t$x$ [Plan]{.term}", "A.\n\nA [plan]{.term}, [x]{.term}.")
    #expect(
      TermIndex(texts).diagnostics(of: texts).map(\.rendered) == [
        """
        0.md:1:15: error: the term 'Plan' is also defined at 1.md:3 [duplicate-term]
          1 | 分 😀\t$x$ [Plan]{.term}
            |      \t          ^~~~~~~
          help: mark the one place that defines it; where another thing is meant, name it apart

        """,
        """
        1.md:3:9: error: the term 'plan' is also defined at 0.md:1 [duplicate-term]
          3 | A [plan]{.term}, [x]{.term}.
            |         ^~~~~~~
          help: mark the one place that defines it; where another thing is meant, name it apart

        """,
      ])
  }

  @Test("a term without words")
  func empty() throws {
    let texts = try chapters("分 []{.term}")
    #expect(
      TermIndex(texts).diagnostics(of: texts).map(\.rendered) == [
        """
        0.md:1:5: error: the term has no words [empty-term]
          1 | 分 []{.term}
            |      ^~~~~~~

        """
      ])
  }
}
