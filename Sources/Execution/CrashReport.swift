import Book
import Foundation
import Records

/// What the Swift runtime wrote about a crash.
struct CrashReport {
  /// The first place of the crashed thread, from the innermost call outwards, that is in the
  /// chapter's code.
  var place: Record.Place?

  /// - Parameter json: The runtime's report.
  init?(_ json: Data) {
    guard let report = try? JSONDecoder().decode(Report.self, from: json) else { return nil }
    let crashed = report.threads.first { $0.crashed ?? false } ?? report.threads.first
    place = crashed?.frames.lazy.compactMap(\.sourceLocation)
      // Line 0 is code that the compiler made: the reports of values.
      .first { $0.file == CodeMap.file && $0.line > 0 }
      .map { Record.Place(line: $0.line, column: $0.column) }
  }

  /// What a Swift program printed last before it stopped itself: the text after `Fatal error:` or
  /// `Precondition failed:`.
  static func fatalError(in output: String) -> String? {
    for line in output.split(separator: "\n").reversed() {
      for words in ["Fatal error", "Precondition failed", "Assertion failed"] {
        guard let mark = line.range(of: words) else { continue }
        let text = line[mark.upperBound...].drop { $0 == ":" || $0 == " " }
        return text.isEmpty ? words.lowercased() : String(text)
      }
    }
    return nil
  }

  private struct Report: Decodable {
    var threads: [Thread]
  }

  private struct Thread: Decodable {
    var crashed: Bool?
    var frames: [Frame]
  }

  private struct Frame: Decodable {
    var sourceLocation: Location?
  }

  private struct Location: Decodable {
    var file: String
    var line: Int
    var column: Int
  }
}
