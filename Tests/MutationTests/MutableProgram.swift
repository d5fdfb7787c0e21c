import Book
import Execution
import Foundation
import Tangling
import Testing

/// A chapter's program in which every number can be another one, compiled once.
///
/// It tries them all in one run: where it first comes to a number, a copy of the process goes on with
/// the changed one, until a claim fails or the program ends.
struct MutableProgram {
  enum Verdict: String {
    /// A claim failed, or the program stopped with an error.
    case caught
    case missed
    /// The program never came to the number.
    case unused
  }

  private let workbench: Workbench
  private let folder: URL

  /// - Parameter numbers: Those that may be changed, in the order of their places.
  init(_ chapter: ChapterText, _ numbers: [Mutant], _ workbench: Workbench) throws {
    self.workbench = workbench
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "litgan-mutants-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = try Self.program(chapter, numbers, workbench)
    var lines = program.lines
    try write(lines)
    let types = Self.types(in: try workbench.compile(["-frontend", "-dump-ast"], in: folder))
    for mark in program.marks.reversed() {
      // A negative literal starts at its sign.
      let places = [mark.column, mark.column - 1].map { Place(line: mark.line, column: $0) }
      let type = try #require(
        places.lazy.compactMap { types[$0] }.first, "\(numbers[mark.number].place)")
      lines[mark.line - 1].replaceSubrange(
        (mark.column - 1)..<(mark.column - 1 + mark.literal.utf8.count),
        with: "number_(\(mark.number), \(mark.literal) as \(type))".utf8)
    }
    lines = [Array(Self.instruments.utf8)] + lines + [Array("Mutants_.end()\n".utf8)]
    try write(lines)
    _ = try workbench.compile(["-Onone", "-o", "program"], in: folder)
  }

  private func write(_ lines: [[UInt8]]) throws {
    try Data(lines.joined(separator: [UInt8(ascii: "\n")]))
      .write(to: folder.appendingPathComponent("main.swift"))
  }

  /// What becomes of each number.
  func verdicts(count: Int) throws -> [Verdict] {
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = try Workbench.run(
      folder.appendingPathComponent("program").path, [], in: folder,
      ["MUTANTS": folder.appendingPathComponent("verdicts").path])
    try #require(output.status == 0, "\(output.text.suffix(2_000))")
    let told = try String(
      contentsOf: folder.appendingPathComponent("verdicts"), encoding: .utf8)
    var verdicts = Array(repeating: Verdict.unused, count: count)
    for line in told.split(separator: "\n") {
      let words = line.split(separator: " ")
      let number = try #require(words.first.flatMap { Int($0) })
      verdicts[number] = try #require(words.last.flatMap { Verdict(rawValue: String($0)) })
    }
    return verdicts
  }

  // MARK: Where numbers stand

  /// A number in the program's text: its line, the column of its first byte, both from 1.
  private struct Mark {
    var number: Int
    var line: Int
    var column: Int
    var literal: String
  }

  private struct Place: Hashable {
    var line: Int
    var column: Int
  }

  /// The chapter's program, and where in it each number stands.
  private static func program(
    _ chapter: ChapterText, _ numbers: [Mutant], _ workbench: Workbench
  ) throws -> (lines: [[UInt8]], marks: [Mark]) {
    // Found by a comment before it, which no chapter has.
    let marked = chapter.text(
      replacing: numbers.enumerated().map { ($1.range, "/*@\($0)*/\($1.original)") })
    let text = try #require(try workbench.readableProgram(marked, path: chapter.file.path))
    var lines: [[UInt8]] = []
    var marks: [Mark] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var plain: [UInt8] = []
      var rest = line
      while let mark = rest.firstMatch(of: /\/\*@([0-9]+)\*\//) {
        let number = try #require(Int(mark.output.1))
        plain += rest[..<mark.range.lowerBound].utf8
        rest = rest[mark.range.upperBound...]
        try #require(rest.hasPrefix(numbers[number].original))
        marks.append(
          Mark(
            number: number, line: lines.count + 1, column: plain.count + 1,
            literal: numbers[number].original))
      }
      lines.append(plain + rest.utf8)
    }
    #expect(marks.count == numbers.count)
    return (lines, marks)
  }

  /// The types of numbers in a printed syntax tree:
  /// `(integer_literal_expr type="Int" location=main.swift:3:4 …`.
  private static func types(in tree: String) -> [Place: String] {
    var types: [Place: String] = [:]
    for line in tree.split(separator: "\n") {
      guard let start = line.firstRange(of: "_literal_expr type=\"")?.upperBound,
        let end = line[start...].firstIndex(of: "\""),
        let place = line[end...].firstRange(of: "main.swift:")?.upperBound
      else { continue }
      let numbers = line[place...].prefix { $0 == ":" || $0.isNumber }.split(separator: ":")
      guard numbers.count == 2, let row = Int(numbers[0]), let column = Int(numbers[1]) else {
        continue
      }
      types[Place(line: row, column: column)] = String(line[start..<end])
    }
    return types
  }

  // MARK: Instruments

  /// What the program is given, before its first line.
  private static let instruments = #"""
    import Glibc

    // Nothing else runs in the process that could be cut off.
    @_silgen_name("fork") private func fork_() -> Int32

    private func number_<T: BinaryFloatingPoint>(_ number: Int, _ value: T) -> T {
      Mutants_.isChanged(number) ? (value == 0 ? 0.001 : value * 1.001) : value
    }

    private func number_<T: FixedWidthInteger>(_ number: Int, _ value: T) -> T {
      Mutants_.isChanged(number) ? value + 1 : value
    }

    private enum Mutants_ {
      /// The number that is another in this process.
      static var changed: Int?
      static var tried: Set<Int> = []
      static var running: [Int32: Int] = [:]
      static let verdicts = fopen(getenv("MUTANTS")!, "w")!
      static let limit = sysconf(Int32(_SC_NPROCESSORS_ONLN))

      static func isChanged(_ number: Int) -> Bool {
        if let changed { return number == changed }
        guard tried.insert(number).inserted else { return false }
        while running.count >= limit { wait_() }
        fflush(nil)
        let process = fork_()
        guard process == 0 else {
          precondition(process > 0, "no process for a mutant")
          running[process] = number
          return false
        }
        watchCopy()
        changed = number
        return true
      }

      /// Returns in a copy of this process; this one watches what the copy prints, and ends.
      static func watchCopy() {
        var ends: [Int32] = [0, 0]
        precondition(pipe(&ends) == 0, "no pipe for a mutant")
        let copy = fork_()
        if copy == 0 {
          dup2(ends[1], 1)
          dup2(ends[1], 2)
          close(ends[0])
          close(ends[1])
          // A changed number may make a loop long.
          var limit = rlimit(rlim_cur: 120, rlim_max: 120)
          setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
          return
        }
        close(ends[1])
        let output = fdopen(ends[0], "r")!
        var line: UnsafeMutablePointer<CChar>?
        var size = 0
        while getline(&line, &size, output) > 0 {
          if String(cString: line!).hasPrefix("claim FAILS") {
            kill(copy, SIGKILL)
            _exit(1)
          }
        }
        var status: Int32 = 0
        waitpid(copy, &status, 0)
        _exit(status == 0 ? 0 : 1)
      }

      static func wait_() {
        var status: Int32 = 0
        let process = waitpid(-1, &status, 0)
        guard let number = running.removeValue(forKey: process) else { return }
        fputs("\(number) \(status == 0 ? "missed" : "caught")\n", verdicts)
      }

      static func end() {
        if changed != nil { exit(0) }
        while !running.isEmpty { wait_() }
        fclose(verdicts)
      }
    }

    """#
}
