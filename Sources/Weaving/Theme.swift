import Book
import Foundation
import Mustache

/// The frame of the pages and their style: Mustache templates and a stylesheet.
struct Theme: Sendable {
  private let library: MustacheLibrary
  private let stylesheet: [UInt8]
  private let script: [UInt8]

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
      "head": try Self.template(folder + "head.mustache"),
    ])
    stylesheet = try Self.bytes(folder + "litgan.css") + Self.bytes(folder + "code.css")
    script = try Self.bytes(folder + "code.js")
  }

  func page(_ values: [String: Any]) -> String { render(values, "page") }

  func index(_ values: [String: Any]) -> String { render(values, "index") }

  func claims(_ values: [String: Any]) -> String { render(values, "claims") }

  func diagnostics(_ values: [String: Any]) -> String { render(values, "diagnostics") }

  func timings(_ values: [String: Any]) -> String { render(values, "timings") }

  func terms(_ values: [String: Any]) -> String { render(values, "terms") }

  func reference(_ values: [String: Any]) -> String { render(values, "reference") }

  func referenceIndex(_ values: [String: Any]) -> String { render(values, "reference-index") }

  /// The files that the pages load.
  func assets(chartStyles: String) -> [Page] {
    [
      Page(path: "assets/litgan.css", content: stylesheet + Array(chartStyles.utf8)),
      Page(path: "assets/code.js", content: script),
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
