import Foundation
import Testing

/// `litgan serve` on a book, as an author starts it.
final class ServedBook {
  let book: TestBook
  let process = Process()
  private(set) var port: UInt16 = 0
  private let output: URL
  private let errors: URL

  /// Starts to serve, and returns when requests are answered; the first build may still be running.
  init(_ book: TestBook, _ arguments: String...) throws {
    self.book = book
    output = book.folder.appendingPathComponent(".serve-out-\(UUID().uuidString)")
    errors = book.folder.appendingPathComponent(".serve-err-\(UUID().uuidString)")
    for file in [output, errors] {
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    }
    process.executableURL = URL(fileURLWithPath: TestBook.executable)
    process.arguments = ["serve", "book", "--port", "0"] + arguments
    process.currentDirectoryURL = book.folder
    // The pages' folder is to be found.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["TMPDIR": book.folder.path]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    try wait("an address") {
      let match = printed.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\//)
      port = match.flatMap { UInt16($0.output.1) } ?? 0
      return port != 0 || !process.isRunning
    }
    try #require(port != 0, "\(told)")
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var address: String { "http://127.0.0.1:\(port)" }

  var printed: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

  var told: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

  /// Sends the signal of Ctrl-C and waits for the end.
  func interrupt() throws -> Int32 {
    kill(process.processIdentifier, SIGINT)
    try wait("the end") { !process.isRunning }
    return process.terminationStatus
  }

  /// Waits until something is so.
  func wait(
    _ what: String, seconds: Double = 60, until isSo: () throws -> Bool
  ) throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while try !isSo() {
      try #require(Date() < end, "no \(what) within \(seconds) s: \(printed)\(told)")
      usleep(10_000)
    }
  }

  /// Waits until a page has a text.
  func wait(for text: String, at path: String) throws {
    try wait("'\(text)' at \(path)") { try get(path).contains(text) }
  }

  /// The answer to a request for a path, its head included.
  func get(_ path: String) throws -> String {
    try send("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n")
  }

  /// What comes back for these bytes, until the connection is closed or a minute long nothing has
  /// come.
  func send(_ bytes: String) throws -> String {
    let connection = try RawConnection(port: port)
    connection.send(bytes)
    return connection.received()
  }

  /// Processes that were started by the server, or by those.
  func children() -> [String] {
    let listing = try? TestBook.run(
      "/usr/bin/env", ["pgrep", "-a", "-f", book.folder.path], in: book.folder)
    return (listing?.output ?? "").split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("\(process.processIdentifier) ") && !$0.contains("pgrep") }
  }
}
