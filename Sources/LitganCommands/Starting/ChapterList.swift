import Book
import Parsing

/// `book.yml` with one chapter more at the end of its list, and nothing else changed.
enum ChapterList {
  /// - Throws: That the list is written in a way that cannot be added to, or that the book would
  ///   have two chapters of one name.
  static func adding(
    _ name: String, to configuration: BookConfiguration
  ) throws(Diagnostics) -> [UInt8] {
    let file = configuration.source
    guard let last = configuration.chapters.last else {
      preconditionFailure("\(file.path) has no chapters")
    }
    let line = file.lineRange(file.location(of: last.range.lowerBound).line)
    let lead = file.text(line.lowerBound..<last.range.lowerBound)
    var bytes = file.bytes
    if lead.contains("-"), lead.allSatisfy({ $0 == " " || $0 == "-" }) {
      let newline = file.bytes[line.upperBound...].first == UInt8(ascii: "\r") ? "\r\n" : "\n"
      bytes.insert(contentsOf: Array((newline + lead + name).utf8), at: line.upperBound)
    } else {
      bytes.insert(contentsOf: Array(", \(name)".utf8), at: last.range.upperBound)
    }
    // YAML has more forms of a list than these two: what counts is what is read afterwards.
    let names = configuration.chapters.map(\.name) + [name]
    let read = result { () throws(Diagnostics) in
      try BookReader.configuration(SourceFile(path: file.path, bytes: bytes))
    }
    guard case .success(let changed) = read, changed.chapters.map(\.name) == names else {
      throw Diagnostics([
        Diagnostic(
          "cannot-add-chapter", "cannot add '\(name)' to the chapters", in: file, at: last.range,
          help: ["write the list with a line '  - name.md' for each chapter"])
      ])
    }
    return bytes
  }
}
