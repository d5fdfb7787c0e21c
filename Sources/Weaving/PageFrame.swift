import Book

/// What every page says of itself and of its book, for the templates.
struct PageFrame {
  private let configuration: BookConfiguration

  init(_ configuration: BookConfiguration) {
    self.configuration = configuration
  }

  /// - Parameters:
  ///   - path: The page's, from the site's folder.
  ///   - description: One sentence; may be empty.
  ///   - isArticle: Whether it is one text of the book rather than a list of something.
  ///   - lists: What the site has beside its chapters.
  func values(
    _ path: String, title: String, description: String, isArticle: Bool = false,
    lists: [String: Any] = [:]
  ) -> [String: Any] {
    var values = lists
    values["book"] = configuration.title
    values["author"] = configuration.author
    values["language"] = configuration.language
    values["title"] = title
    values["description"] = description
    values["root"] = String(repeating: "../", count: path.split(separator: "/").count - 1)
    guard let site = configuration.siteURL else { return values }
    values["card"] = [
      "title": title, "kind": isArticle ? "article" : "website", "description": description,
      "book": configuration.title, "url": path == "index.html" ? site : site + path,
    ]
    return values
  }
}
