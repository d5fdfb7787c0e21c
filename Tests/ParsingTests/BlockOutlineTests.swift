import Book
import CommonMark
import Testing

@testable import Parsing

@Suite("Which lines are prose")
struct BlockOutlineTests {
  /// What the outline and cmark see differently in a text; empty when they agree.
  private func disagreement(_ markdown: String) throws -> String? {
    let file = SourceFile(path: "x.md", text: markdown)
    var prose: Set<Int> = []
    for run in BlockOutline(file).runs {
      for line in run { prose.insert(file.location(of: line.lowerBound).line) }
    }
    var problems: [String] = []
    try CommonMark.parse(file.bytes).visit { node in
      switch node.kind {
      case .paragraph, .heading:
        if !prose.contains(node.line), !node.children.isEmpty {
          problems.append("line \(node.line) is prose")
        }
      case .codeBlock(_, let literal):
        let text = file.text(file.lineRange(node.line))
        // The first line of indented code is code; that of a fence is not.
        let fenced = !text.hasSuffix(literal.prefix { $0 != "\n" }) || literal.first == "\n"
        let first = node.line + (fenced ? 1 : 0)
        let count = literal.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        for line in first..<(first + count) where prose.contains(line) {
          problems.append("line \(line) is code")
        }
      case .htmlBlock(let html):
        let count = html.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        for line in node.line..<(node.line + count) where prose.contains(line) {
          problems.append("line \(line) is HTML")
        }
      default: break
      }
    }
    return problems.isEmpty ? nil : problems.joined(separator: ", ") + " in:\n" + markdown
  }

  @Test("the outline agrees with cmark on every example of the specification")
  func specification() throws {
    for example in Example.all {
      if let problem = try disagreement(example.markdown) {
        Issue.record("example \(example.example): \(problem)")
      }
    }
  }

  @Test("and on seeded mixtures of them in quotes and lists")
  func mixtures() throws {
    var random = SplitMix(state: 7)
    var wrong = 0
    for _ in 0..<4000 {
      var lines: [String] = []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let example = Example.all.randomElement(using: &random)!
        let prefix = ["", "", "> ", "- ", "1. ", ">", "   "].randomElement(using: &random)!
        let rest = prefix == "- " ? "  " : prefix == "1. " ? "   " : prefix
        for (index, line) in example.markdown.split(
          separator: "\n", omittingEmptySubsequences: false
        ).enumerated() {
          let lead = index == 0 || Int.random(in: 0..<12, using: &random) == 0 ? prefix : rest
          lines.append(lead + line)
        }
      }
      if let problem = try disagreement(lines.joined(separator: "\n")) {
        wrong += 1
        if wrong <= 3 { Issue.record("\(problem)") }
      }
    }
    #expect(wrong == 0)
  }

  @Test("lines of a formula that look like lists or quotes stay in their paragraph")
  func displayFormula() {
    let file = SourceFile(
      path: "x.md",
      text: "$$\na\n+ b\n- c\n> d\n$$\n\n> $$\n> x\n> + y\n> $$\n\n$$\nnever\n\n+ closed\n")
    let runs = BlockOutline(file).runs.map { $0.map { file.text($0) } }
    #expect(
      runs == [
        ["$$", "a", "+ b", "- c", "> d", "$$"], ["$$", "x", "+ y", "$$"], ["$$", "never"],
        ["closed"],
      ])
  }
}

/// A small seeded generator: Vigna's SplitMix64.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
