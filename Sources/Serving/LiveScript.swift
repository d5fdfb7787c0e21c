import Foundation

/// The script that keeps an open page up to date. Only pages that are served here have it.
enum LiveScript {
  static let path = ".litgan/live.js"
  static let eventsPath = ".litgan/events"

  static let source: [UInt8] = {
    guard
      let data = FileManager.default.contents(atPath: Bundle.module.bundlePath + "/Client/live.js")
    else { preconditionFailure("live.js does not stand in \(Bundle.module.bundlePath)") }
    return Array(data)
  }()

  /// A page with the script at the end of its head.
  static func injected(into page: [UInt8], version: String) -> [UInt8] {
    let tag = "<script src=\"/\(path)\" data-litgan=\"\(version)\" defer></script>\n"
    let mark = Array("</head>".utf8)
    guard let end = page.firstRange(of: mark)?.lowerBound else { return page + Array(tag.utf8) }
    return page[..<end] + Array(tag.utf8) + page[end...]
  }
}
