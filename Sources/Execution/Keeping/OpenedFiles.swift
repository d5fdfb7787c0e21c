import Caching
import Foundation
import Records

/// The files that a program looked at outside its own folder, with what stood there.
///
/// Files of the system and of the Swift toolchain are left out; what a program learns in other ways
/// (from the network, from programs that it starts) keeps its result from being kept.
struct OpenedFiles: Sendable, Equatable {
  /// By path, in order.
  private(set) var files: [File] = []

  struct File: Sendable, Equatable {
    var path: String
    var state: String
  }

  /// Why a result must be made anew each time.
  struct Obstacle: Error, Equatable {
    let reason: String
  }

  /// Of a program that looked at nothing.
  init() {}

  /// - Parameters:
  ///   - notes: What the library that was loaded before libc wrote.
  ///   - start: Nanoseconds since 1970; what changed since then may have been read before.
  ///   - leftOut: Folders that do not count.
  init(
    notes: [UInt8], since start: Int, leavingOut leftOut: [String], _ digests: FileDigests
  ) throws(Obstacle) {
    var paths: Set<String> = []
    for note in notes.split(separator: 0) {
      let path = String(decoding: note.dropFirst(), as: UTF8.self)
      switch note.first {
      case UInt8(ascii: "n"): throw Obstacle(reason: "its program opens a connection")
      case UInt8(ascii: "x"):
        // The Swift runtime starts one when a program crashes.
        if path.hasSuffix("/swift-backtrace") || path.hasSuffix("/swift-backtrace-static") {
          continue
        }
        throw Obstacle(reason: "its program starts another one, '\(path)'")
      case UInt8(ascii: "w"):
        if leftOut.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) { continue }
        throw Obstacle(reason: "its program writes to '\(path)'")
      default:
        if leftOut.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) { continue }
        paths.insert(path)
      }
    }
    for path in paths.sorted() {
      if let changed = FileStamp(path)?.changed, changed >= start {
        throw Obstacle(reason: "'\(path)' changed while its program ran")
      }
      files.append(File(path: path, state: Self.state(of: path, digests)))
    }
  }

  /// Whether all files still are as they were.
  func areUnchanged(_ digests: FileDigests) -> Bool {
    files.allSatisfy { Self.state(of: $0.path, digests) == $0.state }
  }

  /// The files that are not as they were.
  func changed(_ digests: FileDigests) -> [String] {
    files.filter { Self.state(of: $0.path, digests) != $0.state }.map(\.path)
  }

  private static func state(of path: String, _ digests: FileDigests) -> String {
    if let digest = digests.digest(of: path) { return digest.hexadecimal }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      return FileStamp(path) == nil ? "absent" : "unreadable"
    }
    return "folder " + Digest(of: names.sorted().joined(separator: "\0")).hexadecimal
  }

  func encode(into encoder: inout ByteEncoder) {
    encoder.rows(files.map { [$0.path, $0.state] })
  }

  init(from decoder: inout ByteDecoder) throws(RecordError) {
    for row in try decoder.rows() where row.count == 2 {
      files.append(File(path: row[0], state: row[1]))
    }
  }
}
