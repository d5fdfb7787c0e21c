import Foundation
import Testing

/// The figures of the gallery chapter beside the ones stored under `Goldens/`.
///
/// A mismatch writes `<label>-changed.svg` beside the stored file; the environment variable
/// `LITGAN_RECORD=1` stores the new figures instead.
@Suite("The gallery")
struct GalleryTests {
  private static let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens")
  private static let chapter = goldens.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("chapters/appendix-gallery.md")
  private static let isRecording = ProcessInfo.processInfo.environment["LITGAN_RECORD"] == "1"

  /// The drawings of the chapter's page by their labels, each as a file of its own.
  private static let drawings: Result<[String: String], any Error> = Result {
    let text = try String(contentsOf: chapter, encoding: .utf8)
    let book = try TestBook(["gallery.md": text])
    let result = try book.build()
    try #require(result.status == 0, "\(result.errors)")
    // Title and description are the chapter's words, not the drawing.
    let figure =
      /<figure class="(?:figure|part)" id="([^"]+)">\s*<svg viewBox="([^"]+)"[^>]*>.*?<\/desc>(.*?)<\/svg>/
      .dotMatchesNewlines()
    var drawings: [String: String] = [:]
    for match in book.page("gallery.html").matches(of: figure) {
      drawings[String(match.1)] =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(match.2)\" "
        + "font-family=\"system-ui, sans-serif\">\n\(match.3)</svg>\n"
    }
    return drawings
  }

  @Test("every figure looks as it did")
  func figures() throws {
    let drawings = try Self.drawings.get()
    #expect(drawings.count > 30)
    for (label, drawing) in drawings.sorted(by: { $0.key < $1.key }) {
      let stored = Self.goldens.appendingPathComponent(label + ".svg")
      let changed = Self.goldens.appendingPathComponent(label + "-changed.svg")
      if Self.isRecording { try drawing.write(to: stored, atomically: true, encoding: .utf8) }
      let expected = try? String(contentsOf: stored, encoding: .utf8)
      if expected == drawing {
        try? FileManager.default.removeItem(at: changed)
        continue
      }
      try drawing.write(to: changed, atomically: true, encoding: .utf8)
      Issue.record(
        "\(label).svg \(expected == nil ? "does not exist" : "differs"); see \(changed.path)")
    }
  }

  @Test("every stored figure is one of the chapter's")
  func strays() throws {
    let labels = Set(try Self.drawings.get().keys)
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.goldens.path)
    where name.hasSuffix(".svg") && !name.hasSuffix("-changed.svg") {
      #expect(labels.contains(String(name.dropLast(4))), "\(name)")
    }
  }
}
