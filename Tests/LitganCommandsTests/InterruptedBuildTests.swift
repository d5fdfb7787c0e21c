import Foundation
import Testing

/// Builds that are ended in the middle, or that have no room: the site is the whole former one or
/// the whole new one, and the next build is right.
///
/// `make test` ends some builds; with LITGAN_TEST_ALL there are two hundred.
@Suite("Interrupted builds", .serialized)
struct InterruptedBuildTests {
  private static let kills =
    ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] == nil ? 12 : 200

  /// A version of a book whose every page shows its number, computed.
  private func write(_ version: Int, to book: TestBook) throws {
    for name in ["01", "02", "03"] {
      try book.writeChapter(
        """
        Version `{swift} version`, $x_{\(version)}$.

        ```swift run
        //| alt: A line of \(version).
        let version = \(version)
        Chart { LinePlot(x: .value("x", [0, 1]), y: .value("y", [0, Double(version)])) }
        ```
        """.replacing("`{swift} version`", with: "`{swift} \(version) + 0`"), to: name + ".md")
    }
  }

  /// What readers see of a site: its files without litgan's own.
  private func seen(_ book: TestBook) -> [String: Data] {
    book.site().filter { !$0.key.hasPrefix(".litgan") }
  }

  private func start(_ book: TestBook, _ arguments: [String] = ["build", "book"]) throws -> Process
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: TestBook.executable)
    process.arguments = arguments
    process.currentDirectoryURL = book.folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Waits until nothing holds the site's lock: what began to take its place does so to its end.
  private func waitForSteps(in book: TestBook) throws {
    let folder = open(book.folder.path + "/site", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try #require(folder >= 0)
    defer { close(folder) }
    try #require(flock(folder, LOCK_EX) == 0)
  }

  @Test("a build killed at any moment leaves the former site or the new one, whole")
  func killed() throws {
    let book = try TestBook(["01.md": "", "02.md": "", "03.md": ""])
    try write(0, to: book)
    let clock = ContinuousClock()
    let started = clock.now
    #expect(try book.build().status == 0)
    let duration = clock.now - started
    var random = SystemRandomNumberGenerator()
    var counts = (former: 0, new: 0, unfinished: 0)
    for version in 1...Self.kills {
      let former = seen(book)
      try write(version, to: book)
      let process = try start(book)
      // Somewhat longer than a build takes, so that some are killed as they end.
      Thread.sleep(
        forTimeInterval: Double.random(in: 0...1.3, using: &random) * (duration / .seconds(1)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      try waitForSteps(in: book)
      let left = seen(book)
      if process.terminationReason == .uncaughtSignal { counts.unfinished += 1 }
      let next = try book.build()
      #expect(next.status == 0, "\(next.errors)")
      let new = seen(book)
      for name in ["01", "02", "03"] {
        #expect(book.page(name + ".html").contains("<p>Version \(version), "), "\(name)")
      }
      #expect(left == former || left == new, "version \(version): a mixture")
      if left == former { counts.former += 1 } else { counts.new += 1 }
      #expect(Set(book.site().keys).subtracting(new.keys) == [".litgan-manifest"])
    }
    print(
      "\(Self.kills) builds, \(counts.unfinished) killed: \(counts.former) former sites,",
      "\(counts.new) new ones")
    #expect(counts.unfinished > 0)
  }

  @Test(
    "Ctrl-C ends all that was started, leaves no folder behind, and the site as it was",
    arguments: ["build", "check"])
  func interrupted(command: String) async throws {
    let book = try TestBook(["01.md": "Former.\n"])
    #expect(try book.build().status == 0)
    let former = seen(book)
    try FileManager.default.createDirectory(
      at: book.folder.appendingPathComponent("tmp"), withIntermediateDirectories: true)
    try book.writeChapter(
      "```swift run\nvar sum = 0.0\nwhile sum >= 0 { sum += 1e-300 }\n```\n", to: "01.md")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: TestBook.executable)
    process.arguments = [command, "book"]
    process.currentDirectoryURL = book.folder
    process.environment = ProcessInfo.processInfo.environment.merging([
      "TMPDIR": book.folder.path + "/tmp", "LITGAN_CACHE": book.folder.path + "/.cache",
    ]) { $1 }
    let told = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = told
    try process.run()
    func folders() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: book.folder.path + "/tmp")
    }
    func waitUntil(_ isSo: () throws -> Bool) async throws {
      for _ in 0..<3_000 where try !isSo() { try await Task.sleep(for: .milliseconds(20)) }
      #expect(try isSo())
    }
    try await waitUntil {
      try folders().contains {
        FileManager.default.fileExists(atPath: "\(book.folder.path)/tmp/\($0)/position")
      }
    }
    kill(process.processIdentifier, SIGINT)
    try await waitUntil { !process.isRunning }
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == SIGINT)
    #expect(try folders() == [])
    #expect(told.fileHandleForReading.readDataToEndOfFile() == Data())
    #expect(seen(book) == former)
    #expect(HostileChapterTests.areGone(book.folder.path + "/tmp/"))
  }

  @Test("two builds of one site at once: one writes it, the other writes it later or says so")
  func together() throws {
    let book = try TestBook(["01.md": "", "02.md": "", "03.md": ""])
    for version in 1...3 {
      try write(version, to: book)
      let first = try start(book)
      let second = try book.build()
      first.waitUntilExit()
      let statuses = [first.terminationStatus, second.status]
      #expect(statuses.contains(0))
      if second.status != 0 { #expect(second.errors.contains("[busy-output]"), "\(second.errors)") }
      #expect(book.page("02.html").contains("<p>Version \(version), "))
      let site = seen(book)
      #expect(try book.build("--output", "clean").status == 0)
      #expect(site == book.site("clean").filter { !$0.key.hasPrefix(".litgan") })
    }
  }

  /// Whether this process may mount a file system.
  private static let canMount: Bool = {
    guard geteuid() == 0 else { return false }
    let probe = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-mount-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: probe) }
    do {
      try FileManager.default.createDirectory(at: probe, withIntermediateDirectories: true)
      let mounted = try TestBook.run(
        "/usr/bin/env", ["mount", "-t", "tmpfs", "-o", "size=64k", "litgan", probe.path],
        in: probe)
      guard mounted.status == 0 else { return false }
      return try TestBook.run("/usr/bin/env", ["umount", probe.path], in: URL(filePath: "/")).status
        == 0
    } catch {
      return false
    }
  }()

  @Test(
    "a disk that is full leaves the former site, whole",
    .enabled(if: canMount, "only root may mount the small file system that this test fills"))
  func fullDisk() throws {
    let book = try TestBook(["01.md": "Small.\n"])
    let disk = book.folder.appendingPathComponent("disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
    let mounted = try TestBook.run(
      "/usr/bin/env", ["mount", "-t", "tmpfs", "-o", "size=1m", "litgan", disk.path],
      in: book.folder)
    try #require(mounted.status == 0)
    defer {
      let ended = try? TestBook.run("/usr/bin/env", ["umount", disk.path], in: book.folder)
      #expect(ended?.status == 0)
    }
    #expect(try book.build("--output", "disk/site").status == 0)
    let before = book.site("disk/site")
    try book.writeChapter(
      String(repeating: "Many words that fill it.\n\n", count: 60_000), to: "01.md")
    let result = try book.build("--output", "disk/site")
    #expect(result.status == 1)
    #expect(
      result.errors == """
        disk/site: error: cannot write to the output folder: the disk is full [unwritable-output]
          help: nothing was changed; name another folder with --output

        """)
    #expect(book.site("disk/site") == before)
    try book.writeChapter("Small again.\n", to: "01.md")
    #expect(try book.build("--output", "disk/site").status == 0)
    #expect(
      book.site("disk/site")["01.html"].map { String(decoding: $0, as: UTF8.self) }?
        .contains("Small again.") == true)
  }
}
