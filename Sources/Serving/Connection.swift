import Foundation
import Synchronization

/// One connection to a browser: a request comes in, an answer goes out, and it is closed.
final class Connection: Sendable {
  private let socket: Int32
  private let isOpen = Mutex(true)

  init(socket: Int32) {
    self.socket = socket
    var time = timeval(tv_sec: 5, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    var on: Int32 = 1
    setsockopt(
      socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    #if canImport(Darwin)
      setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  deinit { close() }

  /// What came before the first empty line.
  enum Head {
    case whole([UInt8])
    case tooLong
    /// The other side is gone, or slow.
    case none
  }

  func head() -> Head {
    let end = ContinuousClock.now + .seconds(10)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    let mark = Array("\r\n\r\n".utf8)
    while ContinuousClock.now < end {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { return .none }
      // The mark may have come in two parts.
      let start = max(bytes.count - mark.count + 1, 0)
      bytes += buffer[..<count]
      if let range = bytes[start...].firstRange(of: mark) {
        return .whole(Array(bytes[..<range.lowerBound]))
      }
      if bytes.count > Request.limit { return .tooLong }
    }
    return .none
  }

  /// - Returns: Whether all was sent, in its time.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress, $0.count, Self.flags)
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Sends what fits into the system's buffer, and gives the connection up when not all does.
  func sendAtOnce(_ bytes: [UInt8]) -> Bool {
    let flags = Self.flags | Int32(MSG_DONTWAIT)
    let count = bytes.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, flags) }
    return count == bytes.count
  }

  /// Ends the answer, and reads what the other side still says: what is closed with words unread is
  /// closed before the answer is heard.
  func finish() {
    shutdown(socket, Int32(SHUT_WR))
    var time = timeval(tv_sec: 0, tv_usec: 200_000)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    for _ in 0..<64 where recv(socket, &buffer, buffer.count, 0) <= 0 { break }
    close()
  }

  func close() {
    isOpen.withLock { isOpen in
      if isOpen { Foundation.close(socket) }
      isOpen = false
    }
  }

  #if canImport(Darwin)
    private static let flags: Int32 = 0
  #else
    /// A connection that is gone is an error here, and not a signal that ends the program.
    private static let flags = Int32(MSG_NOSIGNAL)
  #endif
}
