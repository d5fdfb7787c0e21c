import Foundation
import Testing

/// Swift packages of a book's own, which its blocks import.
@Suite("Local packages", .serialized)
struct PackageTests {
  private static let manifest = """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(
      name: "dice-tools", products: [.library(name: "Dice", targets: ["Dice"])],
      targets: [.target(name: "CDice"), .target(name: "Dice", dependencies: ["CDice"])])

    """

  private static func code(_ sides: Int) -> String {
    """
    import CDice

    /// A die.
    public struct Dice {
      public init() {}
      public var sides: Int { Int(dice_twice(\(sides))) / 2 }
    }

    """
  }

  /// A book whose only chapter throws a die of a package.
  private func book(_ chapter: String, configuration: String = "") throws -> TestBook {
    let book = try TestBook(
      ["01.md": chapter], configuration: "packages:\n  - ../Dice\n" + configuration)
    try book.write(Self.manifest, to: "Dice/Package.swift")
    try book.write(Self.code(6), to: "Dice/Sources/Dice/Dice.swift")
    try book.write("int dice_twice(int x);\n", to: "Dice/Sources/CDice/include/CDice.h")
    try book.write(
      "#include \"CDice.h\"\nint dice_twice(int x) { return 2 * x; }\n",
      to: "Dice/Sources/CDice/dice.c")
    return book
  }

  private func build(_ book: TestBook, _ options: String...) throws -> TestBook.Result {
    let cache = book.folder.appendingPathComponent("cache").path
    return try TestBook.run(
      "/usr/bin/env",
      ["LITGAN_CACHE=" + cache, TestBook.executable, "build", "book"] + options, in: book.folder)
  }

  private static let chapter = """
    ```swift run
    import Dice
    ```

    A die has `{swift} Dice().sides` sides.
    """

  @Test("blocks import a package's module; it is built once, and again when it changes")
  func importing() throws {
    let book = try book(Self.chapter, configuration: "reference:\n  - Dice\n")
    let first = try build(book)
    #expect(first.errors == "")
    #expect(book.page("01.html").contains("has 6 sides"))
    // Its documentation too can be pages of the book.
    #expect(book.page("reference/Dice/index.html").contains("A die."))

    // Nothing of the author's folder is written to.
    #expect(!FileManager.default.fileExists(atPath: book.folder.path + "/Dice/.build"))
    let kept = try states(of: book)
    #expect(kept.count == 1)
    #expect(try build(book).status == 0)
    #expect(try states(of: book) == kept)

    try book.write(Self.code(8), to: "Dice/Sources/Dice/Dice.swift")
    #expect(try build(book).errors == "")
    #expect(book.page("01.html").contains("has 8 sides"))
    #expect(try states(of: book).count == 2)
    try book.write(Self.code(6), to: "Dice/Sources/Dice/Dice.swift")
    #expect(try build(book, "--trust").errors == "")
    #expect(book.page("01.html").contains("has 6 sides"))
    #expect(try states(of: book).count == 2)
  }

  /// The folders of what packages were built to, with the times when they were made.
  private func states(of book: TestBook) throws -> [String: Date] {
    let root = book.folder.appendingPathComponent("cache/packages")
    var states: [String: Date] = [:]
    for home in try FileManager.default.contentsOfDirectory(atPath: root.path) {
      for name in try FileManager.default.contentsOfDirectory(atPath: root.path + "/" + home) {
        let path = "\(root.path)/\(home)/\(name)"
        guard FileManager.default.fileExists(atPath: path + "/Modules") else { continue }
        states[path] =
          try FileManager.default.attributesOfItem(atPath: path + "/libBookPackages.so")[
            .modificationDate] as? Date
      }
    }
    return states
  }

  @Test("an error in a package is reported at its place in it, and the module's name is helped")
  func faults() throws {
    let book = try book(Self.chapter)
    try book.write(
      "public struct Dice {\n  public init() {}\n  public var sides: Int { six }\n}\n",
      to: "Dice/Sources/Dice/Dice.swift")
    let broken = try build(book)
    #expect(
      broken.errors == """
        Dice/Sources/Dice/Dice.swift:3:27: error: cannot find 'six' in scope [compile-error]
          3 |   public var sides: Int { six }
            |                           ^~~

        """)
    #expect(broken.status == 1)

    try book.write(Self.code(6), to: "Dice/Sources/Dice/Dice.swift")
    try book.writeChapter("```swift run\nimport Dise\n```\n", to: "01.md")
    #expect(
      try build(book).errors == """
        book/01.md:5:8: error: no such module 'Dise' [compile-error]
          5 | import Dise
            |        ^~~~
          help: did you mean 'Dice'?

        """)
  }

  @Test("a package that another one depends on counts as part of it")
  func dependency() throws {
    let book = try book(Self.chapter)
    try book.write(
      """
      // swift-tools-version: 6.0
      import PackageDescription
      let package = Package(
        name: "Dice", products: [.library(name: "Dice", targets: ["Dice"])],
        dependencies: [.package(path: "../Numbers")],
        targets: [
          .target(name: "Dice", dependencies: [.product(name: "Numbers", package: "Numbers")])
        ])

      """, to: "Dice/Package.swift")
    try book.write(
      "import Numbers\npublic struct Dice {\n  public init() {}\n"
        + "  public var sides: Int { six }\n}\n", to: "Dice/Sources/Dice/Dice.swift")
    try book.write(
      """
      // swift-tools-version: 6.0
      import PackageDescription
      let package = Package(
        name: "Numbers", products: [.library(name: "Numbers", targets: ["Numbers"])],
        targets: [.target(name: "Numbers")])

      """, to: "Numbers/Package.swift")
    try book.write("public let six = 6\n", to: "Numbers/Sources/Numbers/Numbers.swift")
    #expect(try build(book).errors == "")
    #expect(book.page("01.html").contains("has 6 sides"))
    try book.write("public let six = 12 / 3\n", to: "Numbers/Sources/Numbers/Numbers.swift")
    #expect(try build(book).errors == "")
    #expect(book.page("01.html").contains("has 4 sides"))
  }
}
