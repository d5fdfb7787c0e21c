import Book
import Foundation
import Testing

@testable import Parsing

/// Texts that no author would write.
@Suite("Broken texts")
struct MutantTests {
  private static let chapters: [[UInt8]] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../chapters")
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map {
      Array(FileManager.default.contents(atPath: folder.appendingPathComponent($0).path) ?? Data())
    }
  }()

  static let delimiters = [
    "@a [b] ", "==a ", "{{< ", "a) x\n\n", "(@a) x\n", "x\n: y\n",
    "x\n", "| a |\n", "[x]{.term}", "~~a", "::: theorem\n", ":::\n", "::: {#thm-a .theorem name=\"",
    "| a | b |\n|---|---|\n", "|", "\n\n",
    "[^a]", "[^a]: ", "[@a; ", "@fig-a", "]{.term}", "[", "]", "{#", "~~", "$$", "$", "`", "> ",
    "- ", "    ", "\\", "*", "_", ": ", "\"", "```\n", "<!--", "\u{FFFD}", "🎲", "\t",
  ]

  private static func mutant(
    of texts: [[UInt8]], with delimiters: [String], _ random: inout SplitMix
  ) -> [UInt8] {
    var text = texts.randomElement(using: &random)!
    let start = Int.random(in: 0..<text.count, using: &random)
    text = Array(text[start..<min(text.count, start + 3000)])
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0...text.count, using: &random)
      let delimiter = Array(delimiters.randomElement(using: &random)!.utf8)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: text.insert(contentsOf: delimiter, at: place)
      case 1:
        let count = Int.random(in: 1...200, using: &random)
        text.insert(contentsOf: (0..<count).flatMap { _ in delimiter }, at: place)
      case 2: text.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 3:
        let end = min(text.count, place + Int.random(in: 0..<80, using: &random))
        text.removeSubrange(place..<end)
      default:
        var lines = text.split(separator: 10, omittingEmptySubsequences: false)
        lines.swapAt(
          Int.random(in: lines.indices, using: &random),
          Int.random(in: lines.indices, using: &random))
        text = Array(lines.joined(separator: [10]))
      }
    }
    return text
  }

  @Test("a mutant of a bibliography has entries, or faults that lie inside it")
  func bibliographies() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("WeavingTests/Resources/works.yml").path
    let works = Array(try #require(FileManager.default.contents(atPath: path)))
    let delimiters = [
      "- ", ": ", "{", "}", "[", "]", "'", "\"", "\n", "  ", "|", "&a ", "*a ", "!!int ", "#", "\t",
      "issued: ", "title: ", "$", "\u{FFFD}", "🎲", "date-parts: ", "? ", "---\n", "%",
    ]
    let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] != nil
    var random = SplitMix(state: 12)
    var broken = 0
    for number in 0..<(isWhole ? 10_000 : 1000) {
      let file = SourceFile(
        path: "m.yml", bytes: Self.mutant(of: [works], with: delimiters, &random))
      do throws(Diagnostics) {
        _ = try BibliographyReader.bibliography(file)
      } catch {
        broken += 1
        #expect(!error.all.isEmpty)
        for diagnostic in error.all {
          let line = diagnostic.location?.line ?? 0
          #expect(
            (1...file.lineStarts.count).contains(line),
            "mutant \(number): \(diagnostic.rendered)")
        }
      }
    }
    #expect(broken > 100)
  }

  @Test("a mutant is a chapter, or its faults lie inside it")
  func mutants() throws {
    #expect(Self.chapters.count >= 4)
    let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] != nil
    var random = SplitMix(state: 11)
    var broken = 0
    for number in 0..<(isWhole ? 10_000 : 300) {
      let bytes = Self.mutant(of: Self.chapters, with: Self.delimiters, &random)
      let file = SourceFile(path: "m.md", bytes: bytes)
      do throws(Diagnostics) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
          _ = try ChapterParser.parse(file)
          continue
        }
        _ = try ChapterParser.parseText(file, isExtended: true)
      } catch {
        broken += 1
        #expect(!error.all.isEmpty)
        for diagnostic in error.all {
          guard let place = diagnostic.location else { continue }
          #expect(
            (1...file.lineStarts.count).contains(place.line),
            "mutant \(number): \(diagnostic.rendered)")
        }
      }
    }
    #expect(broken > 0)
  }

  @Test(
    "nesting to 10,000 levels is a fault or a text, never a crash",
    arguments: ["> ", "- ", "*a ", "[", "![", "~~a", "$", "{#", "[@a "])
  func nesting(_ piece: String) {
    let file = SourceFile(path: "n.md", text: String(repeating: piece, count: 10_000) + "x")
    do throws(Diagnostics) {
      _ = try ChapterParser.parseText(file, isExtended: true)
    } catch {
      #expect(error.all.allSatisfy { $0.location?.line == 1 })
    }
  }

  @Test("blocks inside one another beyond a hundred are refused at their place")
  func tooDeep() {
    let file = SourceFile(
      path: "n.md", text: String(repeating: "::: proof\n", count: 10_000) + "x\n")
    do throws(Diagnostics) {
      _ = try ChapterParser.parseText(file, isExtended: true)
      Issue.record("10,000 levels passed")
    } catch {
      let fault = error.all.first { $0.identifier == "too-deep" }
      #expect(fault?.location == SourceLocation(line: 101, column: 1))
    }
  }

  @Test("time grows with the text, not with its square", arguments: delimiters)
  func linear(_ piece: String) {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    func seconds(_ size: Int) -> Double {
      let file = SourceFile(
        path: "l.md", text: String(repeating: piece, count: size / piece.utf8.count))
      return (0..<3).map { _ in
        let start = now()
        _ = try? ChapterParser.parseText(file, isExtended: true)
        return now() - start
      }.min()!
    }
    // 16 times the text: 16 times the time if linear, 256 if quadratic.
    #expect(seconds(160_000) < 64 * max(seconds(10_000), 1e-4))
  }
}
