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

  /// What comes back for these bytes, until the connection is closed or two seconds long nothing
  /// has come.
  func send(_ bytes: String) throws -> String {
    #if canImport(Glibc)
      let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    try #require(socket >= 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(connected == 0)
    var limit = timeval(tv_sec: 2, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let sent = Array(bytes.utf8)
    _ = sent.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, 0) }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      received += buffer[..<count]
    }
    return String(decoding: received, as: UTF8.self)
  }

  /// Processes that were started by the server, or by those.
  func children() -> [String] {
    let listing = try? TestBook.run(
      "/usr/bin/env", ["pgrep", "-a", "-f", book.folder.path], in: book.folder)
    return (listing?.output ?? "").split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("\(process.processIdentifier) ") && !$0.contains("pgrep") }
  }
}
