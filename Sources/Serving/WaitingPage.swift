import Book

/// What stands where there is no page of the book.
enum WaitingPage {
  /// No version has been good yet.
  ///
  /// - Parameter faults: None while the first is being built.
  static func unbuilt(_ faults: [Diagnostic]) -> [UInt8] {
    guard !faults.isEmpty else {
      return page("The book is being built", "<p>It appears here as soon as it is.</p>")
    }
    let list = faults.map { "<pre>\(escaped($0.rendered))</pre>\n" }.joined()
    return page(
      "The book cannot be built yet",
      "<p>It appears here when this is mended:</p>\n" + list)
  }

  static func missing(_ path: String) -> [UInt8] {
    page(
      "No such page",
      "<p>The book has no page <code>\(escaped(path))</code>.</p>\n"
        + "<p><a href=\"/index.html\">All pages</a></p>\n")
  }

  private static func page(_ title: String, _ content: String) -> [UInt8] {
    Array(
      """
      <!DOCTYPE html>
      <html lang="en" data-litgan-page="none">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <link rel="icon" href="data:,">
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
      pre { white-space: pre-wrap; overflow-wrap: anywhere }
      </style>
      </head>
      <body>
      <main>
      <h1>\(title)</h1>
      \(content)</main>
      </body>
      </html>

      """.utf8)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
