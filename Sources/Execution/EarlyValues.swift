import Book
import Records

/// Values in prose that a program asked for before the block that computes them.
///
/// Swift lets code name a variable that a later line of the program defines, and finds zeros there.
struct EarlyValues {
  let program: Program

  /// An error for each name in an inline value that gets its first value after it, in a block, and
  /// that no block before it mentions.
  ///
  /// Names in closures are left alone: they may be the closure's own.
  func faults(in records: [Record]) -> [Diagnostic] {
    var defined: Set<String> = []
    var early: [(name: String, range: Range<Int>)] = []
    var faults: [Diagnostic] = []
    for record in records {
      switch record {
      case .cellStarted(let cell, _):
        // Not every variable of a pattern is reported: a name in an earlier block counts.
        defined.formUnion(words(in: program.cells[cell]).map(\.name))
      case .inlineStarted(let number):
        early += names(in: program.inlineValues[number]).filter { !defined.contains($0.name) }
      case .value(let value):
        while let index = early.firstIndex(where: { $0.name == value.name }) {
          let use = early.remove(at: index)
          faults.append(
            Diagnostic(
              "early-value", "'\(use.name)' has no value yet: a block further down defines it",
              in: program.chapter, at: use.range,
              help: ["move the block before the sentence; 'echo: false' hides its code"]))
        }
      default: break
      }
    }
    return faults
  }

  /// The names in an expression that are neither members nor labels; none where it has a closure.
  private func names(in range: Range<Int>) -> [(name: String, range: Range<Int>)] {
    let bytes = program.chapter.bytes[range]
    guard !bytes.contains(UInt8(ascii: "{")) else { return [] }
    return words(in: range).filter { word in
      let before = bytes[..<word.range.lowerBound].last { $0 != UInt8(ascii: " ") }
      let after = bytes[word.range.upperBound...].first { $0 != UInt8(ascii: " ") }
      return before != UInt8(ascii: ".") && after != UInt8(ascii: ":")
    }
  }

  private func words(in range: Range<Int>) -> [(name: String, range: Range<Int>)] {
    let code = SwiftCode(Array(program.chapter.bytes[range]))
    var words: [(name: String, range: Range<Int>)] = []
    var offset = 0
    while offset < code.bytes.count {
      guard code.kinds[offset] == .code, SwiftCode.isName(code.bytes[offset]) else {
        offset += 1
        continue
      }
      let word = code.bytes[offset...].prefix(while: SwiftCode.isName)
      words.append(
        (
          String(decoding: word, as: UTF8.self),
          (range.lowerBound + offset)..<(range.lowerBound + word.endIndex)
        ))
      offset = word.endIndex
    }
    return words
  }
}
