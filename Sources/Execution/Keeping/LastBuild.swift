import Caching
import Foundation
import Records

/// What the last build of a chapter went by: `litgan why` compares with it.
struct LastBuild: Sendable, Equatable {
  /// The chapter's program, and those of the blocks that are meant to fail.
  var programs: [Ran]
  /// Under which keys runs of the chapter were kept, the last ones first.
  var keys: [Digest]

  private static let mostKeys = 64

  struct Ran: Sendable, Equatable {
    /// The number of the block that is meant to fail; -1 for the chapter's program.
    var cell: Int
    var parts: [RunKey.Part]
    var opened: OpenedFiles
    /// Why it was run, in words; none when its result was there.
    var reasons: [String]
    /// Why its result was not kept.
    var obstacle: String?
  }

  func program(_ cell: Int) -> Ran? { programs.first { $0.cell == cell } }

  private static let kind = Store.Kind("builds")

  static func read(from store: Store, _ book: String, _ slug: String) -> LastBuild? {
    guard let bytes = store.value(of: kind, for: key(book, slug)) else { return nil }
    return LastBuild(bytes)
  }

  func keep(in store: Store, _ book: String, _ slug: String) {
    let bytes = self.bytes
    // What has not changed is not written again.
    if store.value(of: Self.kind, for: Self.key(book, slug)) == bytes { return }
    store.keep(bytes, of: Self.kind, for: Self.key(book, slug))
  }

  static func forget(in store: Store, _ book: String, _ slug: String) {
    store.forget(kind, for: key(book, slug))
  }

  private static func key(_ book: String, _ slug: String) -> Digest {
    var builder = Digest.Builder()
    builder.add(URL(fileURLWithPath: book).standardizedFileURL.resolvingSymlinksInPath().path)
    builder.add(slug)
    return builder.digest()
  }

  private var bytes: [UInt8] {
    var encoder = ByteEncoder()
    encoder.strings(keys.map(\.hexadecimal))
    encoder.integers(programs.count)
    for program in programs {
      encoder.integers(program.cell)
      encoder.rows(program.parts.map { [$0.kind.rawValue, $0.name, $0.value] })
      program.opened.encode(into: &encoder)
      encoder.strings(program.reasons)
      encoder.strings(program.obstacle.map { [$0] } ?? [])
    }
    return encoder.bytes
  }

  /// - Parameters:
  ///   - keys: Those of this build.
  ///   - last: The build before.
  init(programs: [Ran], keys: [Digest], after last: LastBuild?) {
    self.programs = programs
    let older = last?.keys.filter { !keys.contains($0) } ?? []
    self.keys = Array((keys + older).prefix(Self.mostKeys))
  }

  private init?(_ bytes: [UInt8]) {
    var decoder = ByteDecoder(bytes: bytes)
    programs = []
    keys = []
    do throws(RecordError) {
      keys = try decoder.strings().compactMap(Digest.init(hexadecimal:))
      for _ in 0..<(try decoder.integer()) {
        let cell = try decoder.integer()
        let parts = try decoder.rows().compactMap { row in
          RunKey.Kind(rawValue: row[0]).map { RunKey.Part($0, row[1], row[2]) }
        }
        programs.append(
          Ran(
            cell: cell, parts: parts, opened: try OpenedFiles(from: &decoder),
            reasons: try decoder.strings(), obstacle: try decoder.strings().first))
      }
    } catch {
      return nil
    }
  }
}
