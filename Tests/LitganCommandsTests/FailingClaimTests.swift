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
}
