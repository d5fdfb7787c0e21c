import Book
import Foundation

/// The errors of a Swift compilation.
struct CompilerMessages {
  struct Message: Equatable {
    var file: String
    var line: Int
    /// In UTF-8 bytes, from 1.
    var column: Int
    var text: String
    /// What the compiler noted about it.
    var notes: [Note] = []
  }

  struct Note: Equatable {
    var file: String
    var line: Int
    var column: Int
    var text: String
  }

  private(set) var errors: [Message] = []

  /// - Parameter output: What the compiler printed, in its `llvm` style: `file:3:5: error: …`.
  init(_ output: String) {
    for line in output.split(separator: "\n") {
      for kind in ["error", "note"] {
        guard let mark = line.range(of: ": \(kind): ") else { continue }
        let place = line[..<mark.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
        guard place.count >= 3, let lineNumber = Int(place[place.count - 2]),
          let column = Int(place[place.count - 1])
        else { continue }
        let file = place.dropLast(2).joined(separator: ":")
        let text = Self.withoutGroup(String(line[mark.upperBound...]))
        if kind == "error" {
          errors.append(Message(file: file, line: lineNumber, column: column, text: text))
        } else if !errors.isEmpty {
          errors[errors.count - 1].notes.append(
            Note(file: file, line: lineNumber, column: column, text: text))
        }
        break
      }
    }
  }

  /// `text [#NoUsage]` without the compiler's name for the group.
  private static func withoutGroup(_ text: String) -> String {
    guard text.hasSuffix("]"), let mark = text.range(of: " [#", options: .backwards) else {
      return text
    }
    return String(text[..<mark.lowerBound])
  }
}
