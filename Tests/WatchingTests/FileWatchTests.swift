import Caching
import Foundation
import Testing

@testable import Watching

/// A folder in which files come and go.
final class Folder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-watch-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path + "/part", withIntermediateDirectories: true)
    try write("one", to: "part/a.md")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let file = path + "/" + name
    // In place: not by a renaming.
    _ = FileManager.default.createFile(atPath: file, contents: nil)
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  func move(_ name: String, to other: String) throws {
    try #require(rename(path + "/" + name, path + "/" + other) == 0)
  }

  /// What the files are now.
  func states(_ names: String...) -> [String: FileStamp?] {
    let log = FileLog()
    for name in names { log.note(path + "/" + name) }
    return log.files
  }
}

@Suite("Waiting for files to change")
struct FileWatchTests {
  /// Whether a change of files is seen within a time, a minute for a busy machine, `body` being done
  /// while it is waited for.
  private func isSeen(
    _ isPolling: Bool, of files: [String: FileStamp?], within time: Duration = .seconds(60),
    _ body: () throws -> Void
  ) async throws -> Bool {
    // Without events, what is not told by the system is not seen in an hour.
    let watch = FileWatch(
      isPolling: isPolling, interval: isPolling ? .milliseconds(200) : .seconds(3600))
    let waiting = Task {
      await watch.waitForChange(of: files)
      return !Task.isCancelled
    }
    try await Task.sleep(for: .milliseconds(50))
    try body()
    let limit = Task {
      try await Task.sleep(for: time)
      waiting.cancel()
    }
    defer { limit.cancel() }
    return await waiting.value
  }

  @Test("a file that is written in place is seen", arguments: [false, true])
  func inPlace(isPolling: Bool) async throws {
    let folder = try Folder()
    #expect(
      try await isSeen(isPolling, of: folder.states("part/a.md")) {
        try folder.write("two", to: "part/a.md")
      })
  }

  @Test("a file that an editor renames over another is seen", arguments: [false, true])
  func renamed(isPolling: Bool) async throws {
    let folder = try Folder()
    #expect(
      try await isSeen(isPolling, of: folder.states("part/a.md")) {
        try folder.write("two", to: "part/.a.md.swp")
        try folder.move("part/.a.md.swp", to: "part/a.md")
      })
  }

  @Test("a file that was looked for in vain is seen when it comes", arguments: [false, true])
  func new(isPolling: Bool) async throws {
    let folder = try Folder()
    #expect(
      try await isSeen(isPolling, of: folder.states("part/b.md")) {
        try folder.write("two", to: "part/b.md")
      })
  }

  @Test("a file that goes is seen", arguments: [false, true])
  func deleted(isPolling: Bool) async throws {
    let folder = try Folder()
    #expect(
      try await isSeen(isPolling, of: folder.states("part/a.md")) {
        try FileManager.default.removeItem(atPath: folder.path + "/part/a.md")
      })
  }

  @Test("a folder that is moved away is seen, and when it comes back", arguments: [false, true])
  func movedFolder(isPolling: Bool) async throws {
    let folder = try Folder()
    #expect(
      try await isSeen(isPolling, of: folder.states("part/a.md")) {
        try folder.move("part", to: "other")
      })
    #expect(
      try await isSeen(isPolling, of: folder.states("part/a.md")) {
        try folder.move("other", to: "part")
      })
  }

  @Test("a file in folders that are only then made is seen", arguments: [false, true])
  func newFolders(isPolling: Bool) async throws {
    let folder = try Folder()
    #expect(
      try await isSeen(isPolling, of: folder.states("x/y/z/a.md")) {
        try FileManager.default.createDirectory(
          atPath: folder.path + "/x/y/z", withIntermediateDirectories: true)
        usleep(20_000)
        try folder.write("two", to: "x/y/z/a.md")
      })
  }

  @Test("a file that a link leads to is seen", arguments: [false, true])
  func linked(isPolling: Bool) async throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/far", withIntermediateDirectories: true)
    try folder.write("far", to: "far/a.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/part/b.md", withDestinationPath: folder.path + "/far/a.md")
    #expect(
      try await isSeen(isPolling, of: folder.states("part/b.md")) {
        try folder.write("farther", to: "far/a.md")
      })
  }

  @Test("what changed before the wait began is seen", arguments: [false, true])
  func before(isPolling: Bool) async throws {
    let folder = try Folder()
    let states = folder.states("part/a.md")
    try folder.write("two", to: "part/a.md")
    #expect(try await isSeen(isPolling, of: states) {})
  }

  @Test("a file with its old size and time is another one", arguments: [false, true])
  func disguised(isPolling: Bool) async throws {
    let folder = try Folder()
    let file = folder.path + "/part/a.md"
    let date = try #require(
      try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date)
    #expect(
      try await isSeen(isPolling, of: folder.states("part/a.md")) {
        try folder.write("two", to: "part/b.md")
        try FileManager.default.setAttributes(
          [.modificationDate: date], ofItemAtPath: folder.path + "/part/b.md")
        try folder.move("part/b.md", to: "part/a.md")
      })
  }

  @Test("what stands beside the files is not seen", arguments: [false, true])
  func beside(isPolling: Bool) async throws {
    let folder = try Folder()
    #expect(
      try await !isSeen(
        isPolling, of: folder.states("part/a.md"), within: .milliseconds(400)
      ) {
        try folder.write("two", to: "part/.a.md.swp")
        try FileManager.default.removeItem(atPath: folder.path + "/part/.a.md.swp")
        _ = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/part/a.md"))
      })
  }

  @Test("of two readings of a file the first counts")
  func firstReading() throws {
    let folder = try Folder()
    let log = FileLog()
    let file = folder.path + "/part/a.md"
    log.note(file)
    let first = log.files
    try folder.write("another text", to: "part/a.md")
    log.note(file)
    #expect(log.files[file]! == first[file]!)
    #expect(FileStamp(file) != first[file]!)
  }
}
