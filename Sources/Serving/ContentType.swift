/// What a browser has to know of a file, by the end of its name.
enum ContentType {
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return unknown }
    return types[name[name.index(after: dot)...].lowercased()] ?? unknown
  }

  static let html = "text/html; charset=utf-8"
  static let script = "text/javascript; charset=utf-8"
  static let text = "text/plain; charset=utf-8"
  static let events = "text/event-stream; charset=utf-8"
  private static let unknown = "application/octet-stream"

  /// Those of the media types registered with IANA that a book may hold.
  private static let types = [
    "html": html, "htm": html, "css": "text/css; charset=utf-8", "js": script, "mjs": script,
    "json": "application/json", "xml": "application/xml", "txt": text,
    "md": "text/markdown; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif",
    "ico": "image/vnd.microsoft.icon",
    "woff2": "font/woff2", "woff": "font/woff", "ttf": "font/ttf", "otf": "font/otf",
    "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip",
    "wasm": "application/wasm", "mp4": "video/mp4", "webm": "video/webm", "ogg": "audio/ogg",
    "mp3": "audio/mpeg", "wav": "audio/wav",
  ]
}
