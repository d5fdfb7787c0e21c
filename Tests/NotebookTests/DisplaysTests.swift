import Foundation
import Records
import Testing

@testable import Notebook

@Suite("Values as text")
struct DisplaysTests {
  struct Point {
    var x = 1.0
    var name = "P"
  }

  enum Shape {
    case dot
    case disc(radius: Double)
  }

  @Test("values are told in one line")
  func summaries() {
    #expect(Displays.summary(of: [0.5, -1]) == "[0.5, −1]")
    #expect(Displays.summary(of: Array(0..<441)) == "[0, 1, 2, 3, 4, 5, … (441 in all)]")
    #expect(Displays.summary(of: Point()) == "Point(x: 1, name: \"P\")")
    #expect(Displays.summary(of: (a: 1, 2.5)) == "(a: 1, 2.5)")
    #expect(Displays.summary(of: Optional(3.0) as Any) == "3")
    #expect(Displays.summary(of: Optional<Double>.none) == "nil")
    #expect(Displays.summary(of: Shape.dot) == "dot")
    #expect(Displays.summary(of: Shape.disc(radius: 2)).hasPrefix("disc("))
    #expect(Displays.summary(of: true) == "true")
    #expect(Displays.summary(of: [[[1.0]]]) == "[[[1 in all]]]")
  }

  @Test("the text of a large value takes no time")
  func large() {
    let values = Array(repeating: Array(repeating: 1, count: 1 << 20), count: 64)
    // To print 64 million numbers takes far longer than to print a few. Processor time:
    // what else the machine does does not count.
    func seconds() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = seconds()
    _ = Displays.summary(of: values)
    #expect(seconds() - start < 0.05)
  }

  @Test("nested arrays of numbers are a matrix, ragged ones are not")
  func matrices() throws {
    #expect(
      try Displays.display(of: [[1.0, 2.0], [3.0, 4.5]]) == .matrix([["1", "2"], ["3", "4.5"]]))
    #expect(try Displays.display(of: [[1.0], [3.0, 4.5]]) == .text("[[1], [3, 4.5]]"))
  }
}
