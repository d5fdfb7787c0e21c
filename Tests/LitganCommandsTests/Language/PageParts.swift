/// The parts of a page that show an example, as HTML to be read.
enum PageParts {
  /// The content of each `<div class="sample" id="example-…">`, by the name after the dash.
  static func samples(in html: String) -> [String: String] {
    var samples: [String: String] = [:]
    for match in html.matches(of: /<div class="sample" id="example-([a-z-]+)">/) {
      guard let end = end(of: "div", from: match.range.lowerBound, in: html) else { continue }
      let inside = html[match.range.upperBound..<end].dropLast("</div>".count)
      samples[String(match.1)] = shortened(String(inside.drop { $0 == "\n" }))
    }
    return samples
  }

  /// The end of the element that begins at a place.
  private static func end(
    of tag: String, from start: String.Index, in html: String
  ) -> String.Index? {
    var depth = 0
    for match in html[start...].matches(of: /<(\/?)([a-z]+)[\s>]/) where match.2 == tag {
      depth += match.1.isEmpty ? 1 : -1
      if depth == 0 {
        return html[match.range.lowerBound...].firstIndex(of: ">").map(html.index(after:))
      }
    }
    return nil
  }

  /// Formulas as their TeX, drawings and the data of figures as one word: other tests compare
  /// those.
  private static func shortened(_ html: String) -> String {
    var short = ""
    var rest = html[...]
    let opening = /<span class="katex(?:-display)?"[^>]*>|<svg [^>]*>|<details class="data">/
    while let match = rest.firstMatch(of: opening) {
      let tag = String(match.output.dropFirst().prefix { $0.isLetter })
      guard let end = end(of: tag, from: match.range.lowerBound, in: html) else { break }
      short += rest[..<match.range.lowerBound]
      let element = html[match.range.lowerBound..<end]
      if let tex = element.firstMatch(
        of: /<annotation[^>]*>(.*?)<\/annotation>/.dotMatchesNewlines())
      {
        short += match.output.contains("display") ? "$$\(tex.1)$$" : "$\(tex.1)$"
      } else {
        short += "<\(tag)>…</\(tag)>"
      }
      rest = html[end...]
    }
    // Their numbers change with every reference before them.
    return (short + rest).replacing(/ref-\d+-\d+/, with: "ref-…")
  }
}
