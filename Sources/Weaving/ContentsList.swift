/// The sections of a page, for the list beside the text and the one above it.
///
/// Mustache would look each name of each entry up twice, a tenth of all that weaving costs.
enum ContentsList {
  struct Entry {
    /// Of the section, on the page.
    var id: String
    /// Nil on a page whose sections have none; empty for one without, among others that have one.
    var number: String?
    /// As HTML.
    var title: String
  }

  /// The entries as items of a list.
  static func html(_ entries: [Entry]) -> String {
    entries.map { entry in
      let number = entry.number.map { "<span class=\"number\">\($0)</span>" } ?? ""
      return "<li><a href=\"#\(escaped(entry.id))\">\(number)<span>\(entry.title)</span></a></li>\n"
    }.joined()
  }
}
