import Foundation
import Testing

@testable import Execution

@Suite("Files that a program leaves")
struct OwnFileTests {
  @Test("links and pipes are not read, in folders too")
  func links() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-own-\(UUID().uuidString)")
    let files = FileManager.default
    try files.createDirectory(
      at: folder.appendingPathComponent("memos"), withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    func bytes(_ name: String) -> [UInt8]? { OwnFile.bytes(name, in: folder.path) }
    try Data([1, 2]).write(to: folder.appendingPathComponent("records"))
    try Data([3]).write(to: folder.appendingPathComponent("memos/a"))
    try Data().write(to: folder.appendingPathComponent("empty"))
    #expect(bytes("records") == [1, 2])
    #expect(bytes("memos/a") == [3])
    #expect(bytes("empty") == [])
    #expect(bytes("none") == nil)
    #expect(bytes("memos") == nil)
    try files.createSymbolicLink(
      at: folder.appendingPathComponent("link"),
      withDestinationURL: URL(fileURLWithPath: "/etc/passwd"))
    try files.createSymbolicLink(
      at: folder.appendingPathComponent("etc"), withDestinationURL: URL(fileURLWithPath: "/etc"))
    #expect(bytes("link") == nil)
    #expect(bytes("etc/passwd") == nil)
    #expect(mkfifo(folder.appendingPathComponent("pipe").path, 0o600) == 0)
    #expect(bytes("pipe") == nil)
  }
}
