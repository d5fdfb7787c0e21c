import Book
import Foundation
import Mustache

/// The frame of the pages and their style: Mustache templates and a stylesheet.
struct Theme: Sendable {
  private let library: MustacheLibrary
  private let stylesheet: [UInt8]
  private let contentsScript: [UInt8]
  /// What a word is, for the search page and for its index.
  let searchWords: String
  private let searchScript: [UInt8]
  private let codeScript: [UInt8]

  init() throws(Diagnostics) {
    let folder = Bundle.module.bundlePath + "/Theme/"
    library = MustacheLibrary(templates: [
      "page": try Self.template(folder + "page.mustache"),
      "claims": try Self.template(folder + "claims.mustache"),
      "diagnostics": try Self.template(folder + "diagnostics.mustache"),
      "timings": try Self.template(folder + "timings.mustache"),
      "terms": try Self.template(folder + "terms.mustache"),
      "index": try Self.template(folder + "index.mustache"),
      "reference": try Self.template(folder + "reference.mustache"),
      "reference-index": try Self.template(folder + "reference-index.mustache"),
      "search": try Self.template(folder + "search.mustache"),
      "404": try Self.template(folder + "404.mustache"),
      "sitemap": try Self.template(folder + "sitemap.mustache"),
      "feed": try Self.template(folder + "feed.mustache"),
      "header": try Self.template(folder + "header.mustache"),
      "contents": try Self.template(folder + "contents.mustache"),
      "sections": try Self.template(folder + "sections.mustache"),
      "head": try Self.template(folder + "head.mustache"),
    ])
    let styles = try Self.bytes(folder + "litgan.css") + Self.bytes(folder + "code.css")
    // Comments are for whoever changes the theme.
    stylesheet = Array(KaTeXStyles.withoutComments(String(decoding: styles, as: UTF8.self)).utf8)
    contentsScript = try Self.bytes(folder + "contents.js")
    searchWords = String(decoding: try Self.bytes(folder + "search-words.js"), as: UTF8.self)
    searchScript = try Self.bytes(folder + "search.js")
    codeScript = try Self.bytes(folder + "code.js")
  }

  func page(_ values: [String: Any]) -> String { render(values, "page") }

  func index(_ values: [String: Any]) -> String { render(values, "index") }

  func claims(_ values: [String: Any]) -> String { render(values, "claims") }

  func diagnostics(_ values: [String: Any]) -> String { render(values, "diagnostics") }

  func timings(_ values: [String: Any]) -> String { render(values, "timings") }

  func terms(_ values: [String: Any]) -> String { render(values, "terms") }

  func search(_ values: [String: Any]) -> String { render(values, "search") }

  func sitemap(_ values: [String: Any]) -> String { render(values, "sitemap") }

  func feed(_ values: [String: Any]) -> String { render(values, "feed") }

  func missing(_ values: [String: Any]) -> String { render(values, "404") }

  func reference(_ values: [String: Any]) -> String { render(values, "reference") }

  func referenceIndex(_ values: [String: Any]) -> String { render(values, "reference-index") }

  /// The files that the pages load.
  func assets(chartStyles: String) -> [Page] {
    [
      Page(path: "assets/litgan.css", content: stylesheet + Array(chartStyles.utf8)),
      Page(path: "assets/contents.js", content: contentsScript),
      Page(path: "assets/search.js", content: Array(searchWords.utf8) + searchScript),
      Page(path: "assets/favicon.svg", content: Array(Favicon.svg.utf8)),
      Page(path: "assets/code.js", content: codeScript),
    ]
  }

  private func render(_ values: [String: Any], _ template: String) -> String {
    guard let text = library.render(values, withTemplate: template) else {
      preconditionFailure("the theme has no template '\(template)'")
    }
    return text
  }

  private static func template(_ path: String) throws(Diagnostics) -> MustacheTemplate {
    let text = String(decoding: try bytes(path), as: UTF8.self)
    do {
      return try MustacheTemplate(string: text)
    } catch {
      throw Diagnostics([
        Diagnostic("broken-template", "the template cannot be read: \(error)", path: path)
      ])
    }
  }

  private static func bytes(_ path: String) throws(Diagnostics) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw Diagnostics([
        Diagnostic(
          "missing-theme", "cannot read a file of the theme", path: path,
          help: ["build litgan again: its resources stand beside the executable"])
      ])
    }
  }
}
