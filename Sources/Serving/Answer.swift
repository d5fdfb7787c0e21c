import Book
import Foundation

/// What a request is answered.
struct Answer {
  var status: Int
  var type: String
  var body: Body
  /// Where else to look; the methods that are allowed.
  var headers: [String: String] = [:]

  enum Body {
    case bytes([UInt8])
    /// Messages to an open page, until it is closed.
    case events
  }
}

/// How requests are judged and answered.
///
/// Only names in the list of the site's files lead to a file, so that no form of a path leads out of
/// its folder. A page of another site that has its own name resolved to this computer sends that
/// name as its `Host`, and learns nothing.
struct Answering {
  let site: PreviewSite
  let port: UInt16

  func answer(_ request: Request) -> Answer {
    guard let host = request.host, hosts.contains(host.lowercased()) else {
      return .text(403, "This server answers only to \(hosts[0]) and \(hosts[1]).")
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      return .text(405, "Pages are read with GET and HEAD.", ["Allow": "GET, HEAD"])
    }
    guard let path = RequestPath(target: request.target)?.text else {
      return .text(400, "This is not the path of a page.")
    }
    switch path {
    case LiveScript.eventsPath:
      return Answer(status: 200, type: ContentType.events, body: .events)
    case LiveScript.path:
      return Answer(status: 200, type: ContentType.script, body: .bytes(LiveScript.source))
    default:
      return file(path)
    }
  }

  private var hosts: [String] {
    let names = ["127.0.0.1", "localhost"]
    return names.map { "\($0):\(port)" } + (port == 80 ? names : [])
  }

  private func file(_ path: String) -> Answer {
    let state = site.current
    let version = site.versionName(state)
    guard let folder = state.folder else {
      return .html(503, WaitingPage.unbuilt(state.faults), version)
    }
    let name = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    guard state.paths.contains(name) else {
      if state.paths.contains(name + "/index.html") {
        return .text(301, "The page is in the folder.", ["Location": "/\(path)/"])
      }
      return .html(404, WaitingPage.missing(path), version)
    }
    guard let bytes = Self.contents(folder + "/" + name) else {
      return .text(500, "The file cannot be read.")
    }
    let type = ContentType.of(name)
    if type == ContentType.html { return .html(200, bytes, version) }
    return Answer(status: 200, type: type, body: .bytes(bytes))
  }

  /// A file's bytes; nil for a link, which litgan never writes into a site.
  private static func contents(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    return (try? file.readToEnd() ?? Data()).map(Array.init)
  }
}

extension Answer {
  /// The answer as it is sent; of that to HEAD, the part before the content.
  func bytes(isHead: Bool = false) -> [UInt8] {
    var lines = [
      "HTTP/1.1 \(status) \(Self.phrases[status] ?? "")", "Connection: close",
      "Cache-Control: no-store", "Content-Type: \(type)", "X-Content-Type-Options: nosniff",
      "Cross-Origin-Resource-Policy: same-origin",
    ]
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
      lines.append("\(name): \(value)")
    }
    var content: [UInt8] = []
    if case .bytes(let bytes) = body {
      lines.append("Content-Length: \(bytes.count)")
      if !isHead { content = bytes }
    }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + content
  }

  private static let phrases = [
    200: "OK", 301: "Moved Permanently", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 503: "Service Unavailable",
  ]

  static func text(_ status: Int, _ text: String, _ headers: [String: String] = [:]) -> Answer {
    Answer(
      status: status, type: ContentType.text, body: .bytes(Array((text + "\n").utf8)),
      headers: headers)
  }

  /// A page, with the script that keeps it as the last good version has it.
  static func html(_ status: Int, _ page: [UInt8], _ version: String) -> Answer {
    Answer(
      status: status, type: ContentType.html,
      body: .bytes(LiveScript.injected(into: page, version: version)))
  }
}
