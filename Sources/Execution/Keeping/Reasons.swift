public import Book
import Caching
import Foundation

/// Why programs are run, or need not be.
extension Executor {
  /// What is true of one of a chapter's programs.
  public struct Standing: Sendable, Equatable {
    /// The number of the block that is meant to fail; nil for the chapter's program.
    public var cell: Int?
    /// Why a build would run it; none when its result is there.
    public var reasons: [String]
    /// Why the last build ran it; none when it did not.
    public var lastReasons: [String]
  }

  /// What a build would run, and why; nothing is run.
  public func standing(of program: Program) async throws(Diagnostics) -> [Standing] {
    guard let kept else { return [] }
    let last = LastBuild.read(from: kept.store, book, program.slug)
    var standings: [Standing] = []
    let programs =
      [(nil, program.main)] + program.intendedFailures.map { (Optional($0.cell), $0.main) }
    for (cell, main) in programs {
      guard let key = try await key(of: main, in: program) else { continue }
      let before = last?.program(cell ?? -1)
      let reasons =
        kept.run(for: key) == nil ? Self.reasons(key, before, main, in: program, kept) : []
      standings.append(
        Standing(cell: cell, reasons: reasons, lastReasons: before?.reasons ?? []))
    }
    return standings
  }

  /// What differs from the last build that can change the result.
  static func reasons(
    _ key: RunKey, _ last: LastBuild.Ran?, _ main: Program.MainFile, in program: Program,
    _ kept: KeptRuns
  ) -> [String] {
    guard let last else { return ["no earlier build of it is known here"] }
    var lines: [String: Int] = [:]
    for part in main.parts {
      lines[part.name] = program.chapter.place(of: part.offset).location.line
    }
    let changes = KeyChanges(old: last.parts, new: key.parts, lines: lines).words
    let files = last.opened.changed(kept.digests).map { "\($0) changed" }
    if !(changes + files).isEmpty { return changes + files }
    if let obstacle = last.obstacle { return ["its result is never kept: \(obstacle)"] }
    return ["its result is no longer in the cache"]
  }

  /// The key of a `main.swift`, or nil when nothing is kept.
  func key(
    of main: Program.MainFile, in program: Program
  ) async throws(Diagnostics) -> RunKey? {
    guard let surroundings, let kept else { return nil }
    var parts: [RunKey.Part]
    do {
      parts = try await surroundings.value.parts
    } catch {
      throw runner.noCompiler(error)
    }
    var known: Set<Dependency.Source> = []
    for dependency in program.dependencies where known.insert(dependency.source).inserted {
      switch dependency.source {
      case .file(let name, let path):
        parts.append(.init(.file, name, kept.digests.digest(of: path)?.hexadecimal ?? "absent"))
      case .variable(let name):
        let value = ProcessInfo.processInfo.environment[name]
        parts.append(.init(.variable, name, value.map { Digest(of: $0).hexadecimal } ?? "unset"))
      }
    }
    for part in main.parts {
      parts.append(
        .init(part.isBlock ? .block : .value, part.name, Digest(of: part.code).hexadecimal))
    }
    return RunKey(parts, text: main.text)
  }
}
