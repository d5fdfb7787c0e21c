import Book
import CCodeIndex
import Foundation
import Records

/// What the compiler found out about the names in a chapter's code: the index that it writes beside
/// the program.
struct CodeIndex {
  /// The folder of the index, beside the program.
  static let folder = "index"

  /// A place where the code defines or names a symbol.
  struct Occurrence {
    /// The line of `main.swift` and the column, which say what runs first.
    var position: Position
    /// The same in the chapter's code.
    var place: Record.Place
    var isDefinition: Bool
    /// Whether what is defined is a part of a type.
    var isMember: Bool
    /// The compiler's own name for the symbol, the same as in its module's symbol graph.
    var usr: String
    /// That of the function or variable whose code the place is in; empty at top level.
    var container: String
    /// That of what a definition overrides or, of a protocol, implements; empty for none.
    var overridden: String
  }

  struct Position: Comparable {
    var line: Int
    var column: Int

    static func < (one: Position, other: Position) -> Bool {
      (one.line, one.column) < (other.line, other.column)
    }
  }

  /// In the order of their positions.
  private(set) var occurrences: [Occurrence] = []

  /// The index of a `main.swift`; an empty one where the toolchain has no library that reads it.
  ///
  /// - Parameters:
  ///   - scratch: The folder in which the compiler ran.
  ///   - text: That of `main.swift`.
  ///   - library: The path of the toolchain's libIndexStore.
  init(in scratch: Scratch, of text: String, library: String) {
    let store = scratch.path + "/" + Self.folder
    guard let record = Self.record(in: store) else { return }
    let visit = Visit(lines: Self.codeLines(of: text))
    let context = Unmanaged.passUnretained(visit).toOpaque()
    let status = withExtendedLifetime(visit) {
      visit_code_index(library, store, record, context) { context, occurrence in
        guard let context, let occurrence else { return }
        Unmanaged<Visit>.fromOpaque(context).takeUnretainedValue().note(occurrence.pointee)
      }
    }
    guard status == 0 else { return }
    occurrences = visit.occurrences.sorted { ($0.position, $0.usr) < ($1.position, $1.usr) }
  }

  /// What is known while the index is read.
  private final class Visit {
    /// The lines of the chapter's code by those of the program's text.
    let lines: [Int: Int]
    var occurrences: [Occurrence] = []

    init(lines: [Int: Int]) {
      self.lines = lines
    }

    func note(_ found: code_occurrence) {
      let position = Position(line: Int(found.line), column: Int(found.column))
      // The other lines are litgan's own.
      guard let line = lines[position.line] else { return }
      occurrences.append(
        Occurrence(
          position: position, place: .init(line: line, column: position.column),
          isDefinition: found.is_definition, isMember: found.is_member,
          usr: Self.text(found.usr, found.usr_length),
          container: Self.text(found.container, found.container_length),
          overridden: Self.text(found.overridden, found.overridden_length)))
    }

    private static func text(_ start: UnsafePointer<CChar>?, _ length: Int) -> String {
      String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
    }
  }

  /// The name of the record of `main.swift`: the only one that begins so.
  private static func record(in store: String) -> String? {
    let walk = FileManager.default.enumerator(atPath: store)
    while let path = walk?.nextObject() as? String {
      guard let name = path.split(separator: "/").last, path.contains("/records/") else { continue }
      if name.hasPrefix("main.swift-") { return String(name) }
    }
    return nil
  }

  /// The index counts the lines of the file; the chapter's code has lines of its own.
  private static func codeLines(of text: String) -> [Int: Int] {
    let opening = "#sourceLocation(file: \"\(CodeMap.file)\", line: "
    var lines: [Int: Int] = [:]
    var next: Int?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix(opening) {
        next = Int(line.dropFirst(opening.count).dropLast())
      } else if line == "#sourceLocation()" {
        next = nil
      } else if let number = next {
        lines[index + 1] = number
        next = number + 1
      }
    }
    return lines
  }
}
