import Book
import Foundation
import Publishing
import Testing

@Suite("Publishing")
struct PublisherTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("litgan-publisher-\(UUID().uuidString)").path

  private func page(_ path: String, _ text: String) -> Page {
    Page(path: path, content: Array(text.utf8))
  }

  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: folder + "/" + path)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: folder + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func remove() { try? FileManager.default.removeItem(atPath: folder) }

  @Test("only files whose content differs are written")
  func unchanged() throws {
    defer { remove() }
    let pages = [page("index.html", "one"), page("assets/a.css", "two")]
    #expect(try Publisher.publish(pages, to: folder).written.count == 2)
    let inode = try FileManager.default.attributesOfItem(atPath: folder + "/assets/a.css")
    let second = try Publisher.publish([page("index.html", "1"), pages[1]], to: folder)
    #expect(second.written == ["index.html"])
    #expect(second.unchanged == 1)
    let after = try FileManager.default.attributesOfItem(atPath: folder + "/assets/a.css")
    #expect(
      after[.systemFileNumber] as? UInt64 == inode[.systemFileNumber] as? UInt64,
      "an unchanged file was replaced")
    #expect(text("index.html") == "1")
  }

  @Test("what a former build wrote and this one did not is removed, with folders left empty")
  func stale() throws {
    defer { remove() }
    _ = try Publisher.publish(
      [page("a.html", "a"), page("deep/er/b.html", "b"), page("deep/c.html", "c")], to: folder)
    try write("mine", to: "deep/er/mine.txt")
    let summary = try Publisher.publish([page("a.html", "a")], to: folder)
    #expect(summary.removed == ["deep/c.html", "deep/er/b.html"])
    #expect(text("deep/er/mine.txt") == "mine")
    #expect(text("deep/c.html") == nil)
  }

  @Test("a file that litgan did not write is neither removed nor replaced")
  func foreign() throws {
    defer { remove() }
    try write("by hand", to: "index.html")
    try write("keep", to: "README.md")
    #expect {
      try Publisher.publish([page("index.html", "new"), page("b.html", "b")], to: folder)
    } throws: { error in
      (error as? Diagnostics)?.all.map(\.rendered) == [
        """
        \(folder)/index.html: error: litgan did not write this file and will not replace it \
        [foreign-file]
          help: move it away, or build into another folder with --output

        """
      ]
    }
    #expect(text("index.html") == "by hand")
    #expect(text("b.html") == nil, "something was written before the check")
    #expect(text("README.md") == "keep")
  }

  @Test("a manifest that names places outside the site removes nothing there")
  func hostileManifest() throws {
    defer { remove() }
    let outside = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-outside-\(UUID().uuidString)")
    try Data("keep".utf8).write(to: outside)
    defer { try? FileManager.default.removeItem(at: outside) }
    try write(
      "../\(outside.lastPathComponent)\n\(outside.path)\n", to: ".litgan-manifest")
    _ = try Publisher.publish([page("a.html", "a")], to: folder)
    #expect(FileManager.default.fileExists(atPath: outside.path))
  }

  @Test("a publication that is let go leaves the site as it was, and no folder where none was")
  func letGo() throws {
    defer { remove() }
    try Publication(to: folder + "/deep/site").add(page("a.html", "a"))
    #expect(!FileManager.default.fileExists(atPath: folder))
    _ = try Publisher.publish([page("a.html", "a")], to: folder)
    try Publication(to: folder).add(page("a.html", "changed"))
    #expect(text("a.html") == "a")
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]
    #expect(Set(names ?? []) == [".litgan-manifest", "a.html"])
  }

  @Test("two builds cannot write one site at a time")
  func busy() throws {
    defer { remove() }
    let first = Publication(to: folder)
    try first.add(page("a.html", "a"))
    #expect {
      try Publisher.publish([page("b.html", "b")], to: folder)
    } throws: { error in
      (error as? Diagnostics)?.all.map(\.rendered) == [
        """
        \(folder): error: another litgan is writing this site [busy-output]
          help: wait until it is done, or name another folder with --output

        """
      ]
    }
    #expect(try first.publish().written == ["a.html"])
    #expect(text("b.html") == nil)
  }

  @Test("what a killed build left behind is cleared")
  func leftovers() throws {
    defer { remove() }
    try write("half a page", to: ".litgan-waiting/0")
    try write("another", to: ".litgan-waiting/17")
    _ = try Publisher.publish([page("a.html", "a")], to: folder)
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]
    #expect(Set(names ?? []) == [".litgan-manifest", "a.html"])
  }

  @Test("no temporary file is left behind")
  func noLitter() throws {
    defer { remove() }
    _ = try Publisher.publish([page("a.html", "a"), page("b/c.html", "c")], to: folder)
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]
    #expect(Set(names ?? []) == [".litgan-manifest", "a.html", "b", "b/c.html"])
  }
}
