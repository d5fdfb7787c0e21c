import Foundation
import Testing

@testable import Caching

@Suite("Digests of files")
struct FileDigestsTests {
  @Test("a change is seen although size and time are those of before")
  func timeSetBack() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-digests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("data")
    let cache = folder.appendingPathComponent("cache").path
    let time = Date(timeIntervalSince1970: 1_000_000_000)
    func write(_ text: String) throws {
      try Data(text.utf8).write(to: file)
      try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file.path)
    }
    try write("one")
    // What changed just now is not remembered: its stamp may not tell the next change.
    Thread.sleep(forTimeInterval: 4)
    let digests = FileDigests(Store(folder: cache))
    #expect(digests.digest(of: file.path) == Digest(of: "one"))
    digests.save()
    try write("two")
    #expect(FileDigests(Store(folder: cache)).digest(of: file.path) == Digest(of: "two"))
    #expect(digests.digest(of: file.path) == Digest(of: "two"))
    #expect(digests.digest(of: folder.path) == nil)
    #expect(digests.digest(of: file.path + "x") == nil)
  }

  @Test("what is known of a file that has not changed is not read again")
  func remembered() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-digests-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // A file of the system changed long ago.
    let path = "/etc/passwd"
    let first = FileDigests(Store(folder: folder))
    let digest = try #require(first.digest(of: path))
    first.save()
    #expect(FileDigests(Store(folder: folder)).remembers(path))
    #expect(FileDigests(Store(folder: folder)).digest(of: path) == digest)
  }
}
