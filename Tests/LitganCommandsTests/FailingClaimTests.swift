import Foundation
import Testing

@Suite("Claims that do not hold", .serialized)
struct FailingClaimTests: FailingBuild {
  @Test("a number outside the tolerance is told with the expected one, after wide characters")
  func outsideTolerance() throws {
    try expectChapter(
      """
      - 分布 🎲 $x$

        ```swift run
        let js = 0.5
      \tclaim("JS is 分布", js, equals: 0.75, within: .absolute(0.125))
        ```
      """,
      fails: """
        book/01.md:8:2: error: the claim 'JS is 分布' does not hold: value 0.5, expected 0.75, \
        difference -0.25 [claim-failed]
          8 | \tclaim("JS is 分布", js, equals: 0.75, within: .absolute(0.125))
            | \t^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: the difference may be 0.125 absolute

        """)
  }

  @Test("all claims that fail are told, the one in a loop once, and a crash after them too")
  func several() throws {
    try expectChapter(
      """
      ```swift run
      claim("one is two", 1, equals: 2)
      for k in 0..<3 { claim("k is small", k, isLess: 1) }
      claim("never", holds: false)
      claim("squares are large", forAll: 7, n: 100, { randomUniform(using: &$0) > 2 }, hold: { $0 })
      ```

      ```swift run
      fatalError("over")
      ```
      """,
      fails: """
        book/01.md:5:1: error: the claim 'one is two' does not hold: value 1, expected 2 \
        [claim-failed]
          5 | claim("one is two", 1, equals: 2)
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        book/01.md:6:18: error: the claim 'k is small' does not hold: value 1, < 1 [claim-failed]
          6 | for k in 0..<3 { claim("k is small", k, isLess: 1) }
            |                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        book/01.md:7:1: error: the claim 'never' does not hold: condition false [claim-failed]
          7 | claim("never", holds: false)
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
        book/01.md:8:1: error: the claim 'squares are large' does not hold: \
        counterexample false, case 1 of 100 [claim-failed]
          8 | claim("squares are large", forAll: 7, n: 100, { randomUniform(using: &$0) > 2 }, hold: { $0 })
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: the cases are those of seed 7
        book/01.md:12:1: error: the block crashed: over [crash]
          12 | fatalError("over")
             | ^~~~~~~~~~

        """)
  }

  @Test("a sentence, an equation and a reference that name no claim are told the nearest")
  func unknown() throws {
    try expectChapter(
      """
      [分布 is so]{claim=limt} and @claim-lmit.

      $$a$$ {claim=other}

      ```swift run
      claim("one is one", 1, equals: 1, label: "claim-limit")
      ```
      """,
      fails: """
        book/01.md:4:18: error: no block of the book checks a claim 'claim-limt' [unknown-claim]
          4 | [分布 is so]{claim=limt} and @claim-lmit.
            |                    ^~~~
          help: did you mean 'claim-limit'?
        book/01.md:4:29: error: no block of the book checks a claim 'claim-lmit' [unknown-claim]
          4 | [分布 is so]{claim=limt} and @claim-lmit.
            |                               ^~~~~~~~~~
          help: did you mean 'claim-limit'?
        book/01.md:6:14: error: no block of the book checks a claim 'claim-other' [unknown-claim]
          6 | $$a$$ {claim=other}
            |              ^~~~~
          help: known here: claim-limit

        """)
  }

  @Test("where no claim has a name, the help says how to give one")
  func nameless() throws {
    try expectChapter(
      "[So]{claim=limit} it is.\n",
      fails: """
        book/01.md:4:12: error: no block of the book checks a claim 'claim-limit' [unknown-claim]
          4 | [So]{claim=limit} it is.
            |            ^~~~~
          help: give a claim its name: claim(…, label: "claim-limit")

        """)
  }

  @Test("a named claim that was not checked is told once, at its name")
  func unchecked() throws {
    try expectChapter(
      """
      [So]{claim=limit} it is. @claim-late

      ```swift run
      //| eval: false
      claim("one is one", 1, equals: 1, label: "claim-limit")
      ```

      ```swift run
      if 1 > 2 { claim("two", 1, equals: 1, label: "claim-late") }  // label: "claim-comment"
      ```
      """,
      fails: """
        book/01.md:8:43: error: the claim 'claim-limit' was not checked [unchecked-claim]
          8 | claim("one is one", 1, equals: 1, label: "claim-limit")
            |                                           ^~~~~~~~~~~
          help: let its block run and come to it, or take the claim out
        book/01.md:12:47: error: the claim 'claim-late' was not checked [unchecked-claim]
          12 | if 1 > 2 { claim("two", 1, equals: 1, label: "claim-late") }  // label: "claim-comment"
             |                                               ^~~~~~~~~~
          help: let its block run and come to it, or take the claim out

        """)
  }

  @Test("a name is given once, with its prefix, to one check")
  func names() throws {
    try expectChapter(
      """
      ```swift run
      for k in 0..<3 { claim("small", k, isLess: 5, label: "claim-small") }
      for k in 0..<2 { claim("\\(k) is small", k, isLess: 5, label: "claim-each") }
      claim("one", 1, equals: 1, label: "one")
      claim("two", 1, equals: 1, label: "claim-two")
      claim("three", 1, equals: 1, label: "claim-two")
      claim("four", 1, equals: 1, label: "claim-a b")
      ```
      """,
      fails: """
        book/01.md:5:18: error: the claim 'claim-small' is checked 3 times, and its label names \
        one [repeated-claim]
          5 | for k in 0..<3 { claim("small", k, isLess: 5, label: "claim-small") }
            |                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: claim once, after the loop, what holds for all its turns
        book/01.md:6:18: error: the claim 'claim-each' is checked again, and its label names one \
        [repeated-claim]
          6 | for k in 0..<2 { claim("\\(k) is small", k, isLess: 5, label: "claim-each") }
            |                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: claim once, after the loop, what holds for all its turns
        book/01.md:7:1: error: the label of a claim begins with 'claim-', not 'one' [label-prefix]
          7 | claim("one", 1, equals: 1, label: "one")
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: write label: "claim-one"
        book/01.md:9:1: error: label 'claim-two' also stands at book/01.md:8 [duplicate-label]
          9 | claim("three", 1, equals: 1, label: "claim-two")
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        book/01.md:10:1: error: 'claim-a b' is not a label [invalid-label]
          10 | claim("four", 1, equals: 1, label: "claim-a b")
             | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: a label holds letters, digits, '-', '_' and '.'

        """)
  }

  @Test("a block has no claim's label")
  func blockLabel() throws {
    try expectChapter(
      """
      ```swift run
      //| label: claim-a
      1
      ```
      """,
      fails: """
        book/01.md:5:12: error: 'claim-' begins the label of a claim [label-prefix]
          5 | //| label: claim-a
            |            ^~~~~~~
          help: the block's label names its figure or table: fig-…, tbl-…

        """)
  }

  @Test("a sentence is one paragraph, and its formulas are TeX")
  func sentences() throws {
    try expectChapter(
      """
      ```swift run
      claim("- one", 1, equals: 1)
      claim("", 1, equals: 1)
      ```
      """,
      fails: """
        book/01.md:5:1: error: a claim's sentence is one paragraph, not '- one' [invalid-claim]
          5 | claim("- one", 1, equals: 1)
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: it has words and cannot begin like a list, a heading or a quotation
        book/01.md:6:1: error: a claim's sentence is one paragraph, not '' [invalid-claim]
          6 | claim("", 1, equals: 1)
            | ^~~~~~~~~~~~~~~~~~~~~~~
          help: it has words and cannot begin like a list, a heading or a quotation

        """)
    try expectChapter(
      """
      ```swift run
      claim("$\\\\lgo 2$ is so", 1, equals: 1)
      ```
      """,
      fails: """
        book/01.md:5:1: error: in the claim's sentence: Undefined control sequence: \\lgo [tex-error]
          5 | claim("$\\\\lgo 2$ is so", 1, equals: 1)
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

        """)
  }

  @Test("a value in prose checks no claim")
  func inProse() throws {
    try expectChapter(
      """
      So `{swift} claim("one is one", 1, equals: 1)` is.
      """,
      fails: """
        book/01.md:4:13: error: the claim 'one is one' is checked for a value in prose \
        [misplaced-claim]
          4 | So `{swift} claim("one is one", 1, equals: 1)` is.
            |             ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: check it in a block, which shows it

        """)
  }
}
