import Book
import Catalogue

/// The catalogue of diagnostics as a page.
enum DiagnosticsPage {
  /// What the template takes of each entry.
  static func entries(
    _ entries: [Entry], explain: (String) throws(Diagnostics) -> String
  ) throws(Diagnostics) -> [[String: String]] {
    var values: [[String: String]] = []
    for entry in entries {
      var content = ""
      for part in entry.parts {
        switch part {
        case .text(let text): content += try explain(text)
        case .file(let path, let text):
          content += listing(text.filter { $0 != Entry.placeMark }, called: path)
        case .commands(let commands): content += listing(commands, called: "Commands")
        case .printed(let output): content += listing(output, called: "litgan prints")
        }
      }
      values.append([
        "id": entry.identifier, "title": escaped(entry.title), "content": content,
      ])
    }
    return values
  }

  private static func listing(_ text: String, called name: String) -> String {
    "<figure class=\"file\"><figcaption>\(escaped(name))</figcaption>"
      + "<pre class=\"code\" tabindex=\"0\"><code>\(escaped(text))</code></pre></figure>\n"
  }
}
