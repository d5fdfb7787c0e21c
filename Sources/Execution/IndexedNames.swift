import Book
import CIndexedNames
import Foundation
import Records

/// Where a program's code names symbols of the modules that it imports, as the compiler resolved
/// them: from the index that it writes beside the program.
struct IndexedName: Sendable, Equatable {
  /// Where the name begins, in the chapter's code.
  var place: Record.Place
  /// The compiler's own name for the symbol, the same as in the module's symbol graph.
  var usr: String

  /// The folder of the index, beside the program.
  static let folder = "index"

  /// The names in the index of a `main.swift`, in the order of their places; none where the
  /// toolchain has no library that reads it.
  ///
  /// - Parameters:
  ///   - scratch: The folder in which the compiler ran.
  ///   - library: The path of the toolchain's libIndexStore.
  ///   - modules: Those whose symbols are wanted.
  static func names(
    in scratch: Scratch, of text: String, library: String, modules: [String]
  ) -> [IndexedName] {
    let store = scratch.path + "/" + folder
    guard let record = record(in: store) else { return [] }
    let visit = Visit(lines: codeLines(of: text), modules: modules.map { "\($0.utf8.count)\($0)" })
    let context = Unmanaged.passUnretained(visit).toOpaque()
    let status = withExtendedLifetime(visit) {
      visit_indexed_names(library, store, record, context) { context, line, column, usr, length in
        guard let context, let usr else { return }
        Unmanaged<Visit>.fromOpaque(context).takeUnretainedValue().note(
          Int(line), Int(column), UnsafeRawBufferPointer(start: usr, count: length))
      }
    }
    guard status == 0 else { return [] }
    return visit.names.sorted {
      ($0.place.line, $0.place.column, $0.usr) < ($1.place.line, $1.place.column, $1.usr)
    }
  }

  /// The path of the library in the toolchain of a compiler.
  static func library(beside compiler: String) -> String {
    #if os(macOS)
      let name = "libIndexStore.dylib"
    #else
      let name = "libIndexStore.so"
    #endif
    return URL(fileURLWithPath: compiler).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("lib/\(name)").path
  }

  /// What is known while the index is read.
  private final class Visit {
    /// The lines of the chapter's code by those of the program's text.
    let lines: [Int: Int]
    let modules: [String]
    var names: [IndexedName] = []

    init(lines: [Int: Int], modules: [String]) {
      self.lines = lines
      self.modules = modules
    }

    func note(_ line: Int, _ column: Int, _ bytes: UnsafeRawBufferPointer) {
      guard let line = lines[line] else { return }
      let usr = String(decoding: bytes, as: UTF8.self)
      guard modules.contains(where: { usr.contains($0) }) else { return }
      names.append(IndexedName(place: .init(line: line, column: column), usr: usr))
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
