import Foundation

/// A folder for one program, removed when it is done.
struct Scratch: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    path = folder.path
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  /// The bytes of a file; none when the program did not get as far as writing it.
  func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: path + "/" + name).map(Array.init) ?? []
  }

  func text(_ name: String) -> String {
    String(decoding: bytes(name), as: UTF8.self)
  }

  func remove() {
    // A folder that cannot be removed is litter, not a wrong page: the system clears it away.
    try? FileManager.default.removeItem(atPath: path)
  }
}
