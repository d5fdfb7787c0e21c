public import Book

/// Finds a chapter's memos, and what each depends on.
public enum MemoReader {
  /// The memos of a chapter's program, in their order.
  ///
  /// - Throws: Calls that are no memos, names given twice, and dependencies that cannot be decided.
  /// - Complexity: O(memos · statements²).
  public static func memos(of chapter: Chapter) throws(Diagnostics) -> [Program.Memo] {
    let mark = Array("memo".utf8)
    let isUsed = chapter.cells.contains { cell in
      cell.runs && cell.lines.contains { chapter.source.bytes[$0].contains(mark) }
    }
    let (statements, cells) = isUsed ? self.statements(of: chapter) : ([], [])
    var faults = valueFaults(chapter)
    var memos: [Program.Memo] = []
    var lines: [String: String] = [:]
    for (index, statement) in statements.enumerated() {
      for word in statement.words where isCall(word, in: statement) {
        do throws(MemoCall.Misplaced) {
          let call = try MemoCall(word, in: statement)
          let line = chapter.source.lineName(of: call.nameRange.lowerBound)
          if let earlier = lines.updateValue(line, forKey: call.name) {
            faults.append(
              Diagnostic(
                "duplicate-memo", "the memo '\(call.name)' is taken by the one at \(earlier)",
                in: chapter.source, at: call.nameRange))
            continue
          }
          let slice = MemoSlice(statements, index, call, in: chapter.source)
          faults += slice.faults
          memos.append(Program.Memo(name: call.name, cell: cells[index], dependencies: slice.text))
        } catch {
          faults.append(misplaced(error.reason, at: statement.range(of: word), in: chapter.source))
        }
      }
    }
    guard faults.isEmpty else { throw Diagnostics(faults) }
    return memos
  }

  /// The statements of the program, and the block of each: -1 for a value in a sentence.
  private static func statements(of chapter: Chapter) -> ([Statement], [Int]) {
    var statements: [Statement] = []
    var cells: [Int] = []
    for part in Tangler.parts(of: chapter) {
      switch part.kind {
      case .cell(let number) where chapter.cells[number].runs:
        let added = StatementSplitter(chapter.cells[number], in: chapter.source).statements
        statements += added
        cells += added.map { _ in number }
      case .value(let number):
        let value = chapter.inlineValues[number]
        statements.append(
          Statement(Array(value.expression.utf8), at: OffsetMap(from: value.range.lowerBound)))
        cells.append(-1)
      case .cell: break
      }
    }
    return (statements, cells)
  }

  private static func isCall(_ word: Statement.Word, in statement: Statement) -> Bool {
    guard word.text == "memo", !word.isLabel else { return false }
    let after = statement.code.bytes[(word.offset + 4)...].first { $0 != 32 }
    return after == UInt8(ascii: "(")
  }

  private static func valueFaults(_ chapter: Chapter) -> [Diagnostic] {
    chapter.inlineValues.compactMap { value in
      let statement = Statement(
        Array(value.expression.utf8), at: OffsetMap(from: value.range.lowerBound))
      return statement.words.first { isCall($0, in: statement) }.map {
        misplaced(
          "a memo stands in a block, which a sentence may quote", at: statement.range(of: $0),
          in: chapter.source)
      }
    }
  }

  private static func misplaced(
    _ reason: String, at range: Range<Int>, in file: SourceFile
  ) -> Diagnostic {
    Diagnostic("misplaced-memo", reason, in: file, at: range)
  }
}
