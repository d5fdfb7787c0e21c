import Testing

@testable import Weaving

@Suite("Known formulas")
struct FormulaMemoTests {
  private func key(_ number: Int) -> FormulaMemo.Key {
    FormulaMemo.Key(tex: "x_{\(number)}", isDisplay: false)
  }

  @Test("what is used stays, what is not goes when there is too much")
  func forgetting() {
    let html = String(repeating: "x", count: FormulaMemo.limit / 100)
    var memo = FormulaMemo()
    for number in 0..<1000 {
      memo.keep(.html(html), for: key(number))
      #expect(memo.use(key(0)) != nil, "forgotten though used, after \(number)")
    }
    let known = (0..<1000).count { memo.use(key($0)) != nil }
    // Twice the limit at most.
    #expect((100...202).contains(known))
    #expect(memo.use(key(999)) != nil)
    #expect(memo.use(key(1)) == nil)
  }

  @Test("a formula in the text and the same one displayed are two")
  func display() {
    var memo = FormulaMemo()
    memo.keep(.html("a"), for: FormulaMemo.Key(tex: "x", isDisplay: false))
    #expect(memo.use(FormulaMemo.Key(tex: "x", isDisplay: true)) == nil)
  }

  @Test("each site uses a formula for a first time, though it is set once")
  func sites() {
    var memo = FormulaMemo()
    memo.keep(.html("a"), for: key(1))
    #expect(memo.use(key(1))?.isFirst == false)
    memo.beginSite()
    #expect(memo.use(key(1))?.isFirst == true)
    #expect(memo.use(key(1))?.isFirst == false)
  }
}
