import Foundation
import Synchronization

/// A port of this computer on which connections are taken, each by a thread of its own: a browser is
/// answered while a build takes all of the threads that tasks share.
final class Listener: Sendable {
  let port: UInt16
  private let socket: Int32
  private let isStopped = Atomic(false)
  private let count = Atomic(0)
  /// More at a time are turned away.
  private static let limit = 128

  /// - Parameter port: 0 for any that is free.
  init(port: UInt16) throws(PreviewServer.Refusal) {
    #if canImport(Glibc)
      let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    #else
      let type = SOCK_STREAM
    #endif
    socket = Foundation.socket(AF_INET, type, 0)
    guard socket >= 0 else { throw .system(errno) }
    var on: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { [socket, size] address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, 64) == 0
      }
    }
    guard isBound else {
      let number = errno
      close(socket)
      throw number == EADDRINUSE ? .portInUse : .system(number)
    }
    _ = withUnsafeMutablePointer(to: &address) { [socket] address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &size) }
    }
    self.port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(socket) }

  /// Takes connections until `stop`.
  func start(_ serve: @escaping @Sendable (Connection) -> Void) {
    Thread.detachNewThread { [self] in
      while !isStopped.load(ordering: .relaxed) {
        var event = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&event, 1, 100) > 0 else { continue }
        let accepted = accept(socket, nil, nil)
        guard accepted >= 0 else { continue }
        _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
        let connection = Connection(socket: accepted)
        guard count.load(ordering: .relaxed) < Self.limit else { continue }
        count.add(1, ordering: .relaxed)
        Thread.detachNewThread { [self] in
          serve(connection)
          count.subtract(1, ordering: .relaxed)
        }
      }
    }
  }

  func stop() { isStopped.store(true, ordering: .relaxed) }
}
