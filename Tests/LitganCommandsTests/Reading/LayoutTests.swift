import Foundation
import Testing

/// Where things stand on pages, as a browser lays them out.
@Suite("The layout of pages")
struct LayoutTests {
  @Test("no page is wider than its window, from 320 px on, with all that is folded opened")
  func overflow() throws {
    let seen = try LaidOutSite.seen.get()
    #expect(seen.pages > 20)
    for finding in seen.overflows {
      Issue.record(
        "\(finding.page) needs \(finding.needed) px of \(finding.width): \(finding.elements)")
    }
  }

  @Test("a line of prose has 65 to 75 characters on a wide page")
  func measure() throws {
    let seen = try LaidOutSite.seen.get()
    let counts = seen.lines.flatMap(\.counts).sorted()
    #expect(counts.count > 50)
    let median = counts[counts.count / 2]
    #expect((65...75).contains(median), "\(median)")
  }

  @Test("formulas find every rule of KaTeX's stylesheet that they ask for")
  func formulas() throws {
    for finding in try LaidOutSite.seen.get().unstyled {
      Issue.record("\(finding.page) lacks \(finding.selectors)")
    }
  }

  @Test("captions stand beside their figures on wide pages and under them on narrow ones")
  func captions() throws {
    let captions = try LaidOutSite.seen.get().captions
    #expect(captions.count > 40)
    for caption in captions {
      #expect(caption.beside == (caption.width >= 1400), "\(caption)")
    }
  }
}
