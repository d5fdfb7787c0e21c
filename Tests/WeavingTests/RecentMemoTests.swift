import Testing

@testable import Weaving

@Suite("What was made of texts")
struct RecentMemoTests {
  @Test("what is used stays, what is not goes when there is too much")
  func forgetting() {
    typealias Memo = RecentMemo<String, Int>
    let size = Memo.limit / 100
    var memo = Memo()
    for number in 0..<1000 {
      memo.keep(number, size: size, for: "\(number)")
      let first = memo.value("0")
      #expect(first == 0, "forgotten though used, after \(number)")
    }
    let known = (0..<1000).filter { (number: Int) in memo.value("\(number)") == number }
    // Twice the limit at most.
    #expect((100...202).contains(known.count))
    #expect(known.contains(999))
    #expect(!known.contains(1))
  }
}

@Suite("Sets of CSS classes")
struct ClassSetTests {
  @Test("a set holds what was put in, also by another set")
  func union() {
    var a = ClassSet()
    var b = ClassSet()
    a.insert(3)
    b.insert(200)
    a.formUnion(b)
    #expect((0..<300).filter { a.contains($0) } == [3, 200])
    #expect((0..<300).filter { b.contains($0) } == [200])
  }
}
