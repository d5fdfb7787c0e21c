import Book
import Execution
import Foundation
import Reference
import Testing
import Weaving

@testable import LitganCommands

@Suite("The reference of GANMath", .serialized)
struct GANMathReferenceTests {
  private let module: ReferenceModule

  init() async throws {
    module = try await Self.graphs.module(.init(name: "GANMath", range: 0..<1))
  }

  @Test("every public symbol has a docstring that begins with a summary")
  func summaries() {
    #expect(module.files.count > 80)
    for file in module.files {
      for symbol in file.symbols where Docstring(symbol.documentation).summary.isEmpty {
        Issue.record("\(file.path):\(symbol.line): \(symbol.title) has no summary")
      }
    }
  }

  @Test("whatever throws says what")
  func errors() {
    var count = 0
    for file in module.files {
      for symbol in file.symbols where symbol.canThrow {
        count += 1
        if Docstring(symbol.documentation).field("Throws") == nil {
          Issue.record("\(file.path):\(symbol.line): \(symbol.title) has no field 'Throws'")
        }
      }
    }
    #expect(count > 50)
  }

  @Test("KaTeX sets the formula of every docstring")
  func formulas() throws {
    let pages = try Self.weaver().reference([module], chapters: [])
    #expect(pages.count == module.files.count + 1)
    let formulas = pages.map { page in
      String(decoding: page.content, as: UTF8.self).components(separatedBy: "class=\"formula\"")
        .count - 1
    }
    #expect(formulas.reduce(0, +) > 40)
  }

  @Test("every link within the reference has its target")
  func links() throws {
    let pages = try Self.weaver().reference([module], chapters: [])
    var targets: Set<String> = []
    for page in pages {
      let name = Self.name(page)
      targets.insert(name)
      for id in Self.values(of: "id", in: page) {
        #expect(targets.insert(name + "#" + id).inserted, "\(name) has the id \(id) twice")
      }
    }
    for page in pages {
      for link in Self.values(of: "href", in: page)
      where !link.hasPrefix("../../") && !link.hasPrefix("data:") {
        let target = link.hasPrefix("#") ? Self.name(page) + link : link
        #expect(targets.contains(target), "\(Self.name(page)) links \(link)")
      }
    }
  }

  @Test("what was kept is the module that was extracted")
  func digest() throws {
    #expect(try ReferenceModule(encoded: module.encoded()) == module)
  }

  @Test("a module that is not there is an error at its place in book.yml")
  func unknownModule() async throws {
    let error = await #expect(throws: Diagnostics.self) {
      _ = try await Self.graphs.module(.init(name: "GANMaths", range: 0..<8))
    }
    let diagnostic = try #require(error?.all.first)
    #expect(diagnostic.identifier == "unknown-module")
    #expect(diagnostic.message == "no module 'GANMaths' stands beside litgan")
    #expect(diagnostic.location == SourceLocation(line: 1, column: 1))
    #expect(diagnostic.help == ["did you mean 'GANMath'?"])
  }

  // MARK: The module as built with these tests

  private static var graphs: SymbolGraphs {
    SymbolGraphs(
      toolchain: .beside(executable: CommandLine.arguments[0]),
      configuration: ReferencePageTests.configuration)
  }

  private static func weaver() throws -> BookWeaver { try ReferencePageTests.weaver() }

  private static func name(_ page: Page) -> String {
    page.path.split(separator: "/").last.map(String.init) ?? ""
  }

  private static func values(of attribute: String, in page: Page) -> [String] {
    String(decoding: page.content, as: UTF8.self)
      .components(separatedBy: " \(attribute)=\"").dropFirst().map { part in
        String(part.prefix { $0 != "\"" })
      }
  }
}
