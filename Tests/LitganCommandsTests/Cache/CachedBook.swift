import Foundation
import Testing

/// A book whose one chapter reads all that a chapter may: a file and a variable that it declares,
/// and a file that it opens without saying so.
struct CachedBook: Sendable {
  let book: TestBook
  /// How the book is built.
  var folder = "book"
  var environment = ["LIMIT": "7"]
  var executable = TestBook.executable
  /// In the sandbox no program sees the file that it opens without saying so.
  var trust = ["--trust"]

  static let code = """
    import Glibc
    func text(_ path: String) -> String {
      guard let file = fopen(path, "r") else { return "none" }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 100)
      return fgets(&line, 100, file) == nil ? "empty" : String(cString: line)
    }
    let total = 2
    """

  init() throws {
    book = try TestBook([:])
    try book.write("seen", to: "outside/seen.txt")
    try book.write("data", to: "book/data/x.csv")
    try write()
    try writeConfiguration()
  }

  /// Writes the chapter with parts of it replaced.
  func write(_ changes: [(String, String)] = []) throws {
    var text = """
      ---
      title: T
      ---
      ```swift run
      //| echo: true
      \(Self.code)
      ```

      The sum is `{swift} total`; its square is $x^2$.

      ```swift run
      //| label: fig-line
      //| caption: A line of `{swift} total` points
      //| alt: A line
      Chart { LinePlot(x: "x", y: "y", domain: 0...1) { $0 } }
      ```

      ```swift run
      //| depends: [data/x.csv, $LIMIT]
      print(text("data/x.csv"), getenv("LIMIT").map { String(cString: $0) } ?? "unset")
      print(text("\(book.folder.path)/outside/seen.txt"))
      print(text("\(book.folder.path)/outside/new.txt"))
      ```

      ```swift run
      //| label: meant
      //| error: true
      fatalError("meant \\(total)")
      ```

      """
    for (old, new) in changes {
      #expect(text.contains(old), "the chapter has no '\(old)'")
      text = text.replacing(old, with: new)
    }
    try book.write(text, to: folder + "/01.md")
  }

  func writeConfiguration(_ more: String = "", imports: [String] = ["GANMath", "SVGCharts"]) throws
  {
    let names = imports.map { "  - \($0)\n" }.joined()
    try book.write(
      "title: A test\nchapters:\n  - 01.md\nimport:\n\(names)\(more)", to: folder + "/book.yml")
  }

  func build(_ arguments: String..., from directory: String? = nil) throws -> TestBook.Result {
    let place = directory.map { book.folder.appendingPathComponent($0) } ?? book.folder
    let path = directory == nil ? folder : book.folder.path + "/" + folder
    let cache = book.folder.appendingPathComponent(".cache").path
    return try TestBook.run(
      executable,
      ["build", path, "--output", book.folder.path + "/site"] + trust + arguments, in: place,
      environment: environment.merging(["LITGAN_CACHE": cache]) { $1 })
  }

  func why(_ part: String) throws -> TestBook.Result {
    try TestBook.run(
      executable, ["why", part, "book"] + trust, in: book.folder, environment: environment)
  }

  func litgan(_ arguments: String...) throws -> TestBook.Result {
    try TestBook.run(executable, arguments, in: book.folder, environment: environment)
  }

  /// The entries of the cache.
  func entries(_ kind: String) -> [URL] {
    let root = book.folder.appendingPathComponent(".cache/" + kind)
    let names = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    return names.filter { $0.utf8.count > 60 }.map { root.appendingPathComponent($0) }
  }
}
