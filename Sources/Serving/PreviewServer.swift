/// Serves a site on this computer, and to nobody else.
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
  public func run(listening: (UInt16) -> Void) async throws(Refusal) {
    let listener = try Listener(port: port)
    let answering = Answering(site: site, port: listener.port)
    listener.start { [site] in Self.serve($0, answering, site) }
    listening(listener.port)
    // The only error of sleep is that the task was cancelled.
    while (try? await Task.sleep(for: .seconds(15))) != nil { site.beat() }
    listener.stop()
  }

  private static func serve(
    _ connection: Connection, _ answering: Answering, _ site: PreviewSite
  ) {
    let request: Request?
    switch connection.head() {
    case .whole(let head): request = Request(head: head)
    case .tooLong:
      connection.send(Answer.text(431, "The request is too long.").bytes())
      return connection.finish()
    case .none: return
    }
    guard let request else {
      connection.send(Answer.text(400, "This is not a request of HTTP/1.").bytes())
      return connection.finish()
    }
    let answer = answering.answer(request)
    let isHead = request.method == "HEAD"
    guard connection.send(answer.bytes(isHead: isHead)) else { return }
    if case .events = answer.body, !isHead {
      // The connection lives on as long as what is said to it arrives.
      return site.listen { connection.sendAtOnce(Array($0.utf8)) }
    }
    connection.finish()
  }
}
