import Book
import Foundation
import SystemPackage

/// A folder for one program, removed when it is done.
struct Scratch: Sendable {
  let path: String

  /// Why there is no such folder, or no file in it.
  struct Refusal: Error {
    /// The folder in which one was to be made.
    let parent: String
    let reason: Errno

    var diagnostic: Diagnostic {
      Diagnostic(
        "no-scratch", "cannot make a folder to compile in below '\(parent)': \(words)", path: nil,
        help: ["set TMPDIR to a folder with room in it where you may write"])
    }

    private var words: String {
      switch reason {
      case .noSuchFileOrDirectory: "there is no such folder"
      case .notDirectory: "it is no folder"
      case .permissionDenied, .notPermitted: "no permission to write in it"
      case .noSpace: "the disk is full"
      case .readOnlyFileSystem: "the file system is read-only"
      default: "\(reason)"
      }
    }
  }

  init() throws(Refusal) {
    let parent = FileManager.default.temporaryDirectory
    path = parent.appendingPathComponent("litgan-\(UUID().uuidString)").path
    guard mkdir(path, 0o700) == 0 else { throw refusal(Errno(rawValue: errno)) }
  }

  func write(_ text: String, to name: String) throws(Refusal) {
    try write(Array(text.utf8), to: name)
  }

  func makeFolder(_ name: String) throws(Refusal) {
    guard mkdir(path + "/" + name, 0o700) == 0 else { throw refusal(Errno(rawValue: errno)) }
  }

  func write(_ bytes: [UInt8], to name: String) throws(Refusal) {
    do {
      let file = try FileDescriptor.open(
        path + "/" + name, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: .ownerReadWrite)
      try file.closeAfter { _ = try file.writeAll(bytes) }
    } catch {
      throw refusal(error as? Errno ?? .ioError)
    }
  }

  private func refusal(_ reason: Errno) -> Refusal {
    Refusal(parent: URL(fileURLWithPath: path).deletingLastPathComponent().path, reason: reason)
  }

  /// The bytes of a file; none when the program did not get as far as writing it.
  func bytes(_ name: String) -> [UInt8] {
    OwnFile.bytes(name, in: path) ?? []
  }

  /// The bytes in a file; 0 when it is not there.
  func size(of name: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path + "/" + name))?[.size] as? Int ?? 0
  }

  func text(_ name: String) -> String {
    String(decoding: bytes(name), as: UTF8.self)
  }

  /// Removes a file or a folder in it.
  func remove(_ name: String) {
    try? FileManager.default.removeItem(atPath: path + "/" + name)
  }

  func remove() {
    // A folder that cannot be removed is litter, not a wrong page: the system clears it away.
    try? FileManager.default.removeItem(atPath: path)
  }
}
