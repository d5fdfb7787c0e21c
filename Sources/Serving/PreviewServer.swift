import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Serves a site on this computer, and to nobody else: the only file that uses FlyingFox.
public struct PreviewServer: Sendable {
  private let site: PreviewSite
  private let port: UInt16

  /// - Parameter port: 0 for any that is free.
  public init(_ site: PreviewSite, port: UInt16) {
    self.site = site
    self.port = port
  }

  /// Why nothing can be served.
  public enum Refusal: Error, Equatable {
    /// Another program listens at the port.
    case portInUse
    /// An error number of the system.
    case system(Int32)
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter listening: Called with the port when requests are answered.
  public func run(listening: @escaping @Sendable (UInt16) -> Void) async throws(Refusal) {
    do {
      let bound = BoundPort(port)
      let server = HTTPServer(
        address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled,
        handler: ClosureHTTPHandler { [site] request in
          let answering = Answering(site: site, port: bound.number)
          let answer = answering.answer(
            method: request.method.rawValue, target: request.target.rawValue,
            host: request.headers[.host])
          return Self.response(answer, isHead: request.method == .HEAD, site)
        })
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask { [site] in
          try await server.waitUntilListening()
          if case .ip4(_, let port) = await server.listeningAddress {
            bound.number = port
            listening(port)
          }
          while true {
            try await Task.sleep(for: .seconds(15))
            site.beat()
          }
        }
        defer { group.cancelAll() }
        try await group.next()
      }
    } catch {
      guard !Task.isCancelled else { return }
      throw Self.refusal(error)
    }
  }

  private static func refusal(_ error: any Error) -> Refusal {
    guard case SocketError.failed(_, let number, _) = error else { return .system(EIO) }
    return number == EADDRINUSE ? .portInUse : .system(number)
  }

  private static func response(
    _ answer: Answer, isHead: Bool, _ site: PreviewSite
  ) -> HTTPResponse {
    var headers: HTTPHeaders = [
      .contentType: answer.type, HTTPHeader("Cache-Control"): "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
    ]
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    let status = HTTPStatusCode(answer.status, phrase: phrases[answer.status] ?? "")
    switch answer.body {
    case .bytes(let bytes):
      if isHead { headers[.contentLength] = String(bytes.count) }
      return HTTPResponse(
        statusCode: status, headers: headers, body: isHead ? Data() : Data(bytes))
    case .events where isHead:
      return HTTPResponse(statusCode: status, headers: headers)
    case .events:
      return HTTPResponse(
        statusCode: status, headers: headers,
        body: HTTPBodySequence(from: EventBytes(messages: site.messages())))
    }
  }

  private static let phrases = [
    200: "OK", 301: "Moved Permanently", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 500: "Internal Server Error", 503: "Service Unavailable",
  ]
}

/// The port that is listened at: known when 0 was asked for only after the system has chosen.
private final class BoundPort: Sendable {
  private let value: Mutex<UInt16>

  init(_ number: UInt16) { value = Mutex(number) }

  var number: UInt16 {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}

/// Messages as the bytes of a body without end, each sent when it comes.
private struct EventBytes: AsyncBufferedSequence {
  typealias Element = UInt8

  let messages: AsyncStream<String>

  func makeAsyncIterator() -> Iterator { Iterator(messages: messages.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var messages: AsyncStream<String>.Iterator

    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
      await messages.next().map { Array($0.utf8) }
    }

    mutating func next() async -> UInt8? {
      preconditionFailure("bodies are read by whole messages")
    }
  }
}
