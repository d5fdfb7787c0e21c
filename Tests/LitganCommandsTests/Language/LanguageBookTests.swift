import Book
import CrossReferencing
import Foundation
import Testing

@testable import Parsing

/// The book that shows every construct: each example is compared as a tree and as HTML.
///
/// A mismatch writes `<name>-changed.…` beside the stored file; the environment variable
/// `LITGAN_RECORD=1` stores the new text instead.
@Suite("The book of the language", .serialized)
struct LanguageBookTests {
  private static let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Goldens/language")
  private static let isRecording = ProcessInfo.processInfo.environment["LITGAN_RECORD"] == "1"
  static let names = ((try? LanguageBook.examples()) ?? [:]).keys.filter { $0.hasSuffix(".md") }
    .sorted()

  @Test("it builds without an error or a warning")
  func builds() throws {
    #expect(try LanguageBook.built.get().errors == "")
  }

  @Test("every example is shown as it is written and as a page shows it", arguments: names)
  func shown(_ name: String) throws {
    let chapters = try LanguageBook.chapters().values
    let include = "{{< include examples/\(name) >}}"
    if !name.hasPrefix("_") {
      #expect(chapters.contains { $0.contains("```markdown\n\(include)\n```\n") })
    }
    guard !LanguageBook.isFile(name) else { return }
    let id = name.dropLast(3)
    let live = "<div class=\"sample\" id=\"example-\(id)\">\n\n\(include)\n\n</div>\n"
    #expect(chapters.contains { $0.contains(live) })
  }

  // MARK: Goldens

  private func compare(_ text: String, _ name: String) throws {
    let stored = Self.goldens.appendingPathComponent(name)
    let kind = stored.pathExtension
    let changed = stored.deletingPathExtension()
    let beside = changed.deletingLastPathComponent()
      .appendingPathComponent(changed.lastPathComponent + "-changed." + kind)
    if Self.isRecording { try text.write(to: stored, atomically: true, encoding: .utf8) }
    let expected = try? String(contentsOf: stored, encoding: .utf8)
    if expected == text {
      try? FileManager.default.removeItem(at: beside)
      return
    }
    try text.write(to: beside, atomically: true, encoding: .utf8)
    Issue.record("\(name) \(expected == nil ? "does not exist" : "differs"); see \(beside.path)")
  }

  @Test("every example is read as it was", arguments: names)
  func tree(_ name: String) throws {
    let path = LanguageBook.folder.path + "/examples/" + name
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let front = text.hasPrefix("---\n") ? "" : "---\ntitle: T\n---\n"
    let chapter = try ChapterParser.parse(SourceFile(path: path, text: front + text))
    try compare(
      TreeText.text(of: chapter, skipping: front.isEmpty ? 0 : 3), name.dropLast(3) + ".tree")
  }

  @Test("every example is shown as it was")
  func html() throws {
    var samples: [String: String] = [:]
    for page in try LanguageBook.pages() {
      let html = try String(contentsOf: page, encoding: .utf8)
      samples.merge(PageParts.samples(in: html)) { first, _ in first }
    }
    let wanted = Self.names.filter { !LanguageBook.isFile($0) }.map { String($0.dropLast(3)) }
    #expect(Set(samples.keys) == Set(wanted))
    for (name, html) in samples { try compare(html, name + ".html") }
  }

  @Test("every stored text is one of an example")
  func strays() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.goldens.path) {
      #expect(
        Self.names.contains {
          name == $0.dropLast(3) + ".tree" || name == $0.dropLast(3) + ".html"
        }, "\(name)")
    }
  }

  // MARK: Nothing is forgotten

  /// What stands somewhere in the examples, by what it is.
  static let known: [(what: String, forms: [String])] =
    CellParser.options.map { ("option \($0)", ["//| \($0): "]) }
    + TextBlock.Kind.allCases.map {
      ("block \($0.rawValue)", [".\($0.rawValue)", "::: \($0.rawValue)\n"])
    }
    + LabelKind.allCases.map {
      (
        "label \($0.rawValue)",
        ["#\($0.rawValue)-", "label: \"\($0.rawValue)-", "label: \($0.rawValue)-"]
      )
    }
    + KnownAttributes.all.flatMap { known in
      known.classes.map { ("class \($0)", [".\($0)", "::: \($0)\n"]) }
        + known.keys.map { ("key \($0)", [" \($0)=", "{\($0)="]) }
    }
    + (BookReader.keys + BookReader.limitKeys + FrontMatter.keys + CellOptions.executeNames)
    .map { ("key \($0) of a book", ["\($0):"]) }

  @Test("every name that the language knows stands in an example")
  func complete() throws {
    let texts = try LanguageBook.examples().values
    #expect(Self.known.count > 90)
    for (what, forms) in Self.known {
      #expect(texts.contains { text in forms.contains { text.contains($0) } }, "no \(what)")
    }
  }
}
