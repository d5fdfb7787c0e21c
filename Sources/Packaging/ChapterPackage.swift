public import Book

/// A chapter's program as a Swift package that needs nothing but the compiler: `main.swift`, the
/// modules that it links, and a manifest.
public struct ChapterPackage: Sendable {
  /// The package's name, and that of its folder.
  public let name: String
  let program: [Page]
  let modules: CompressedModules

  /// - Parameters:
  ///   - slug: The chapter's.
  ///   - main: The text of `main.swift`.
  ///   - dependencies: The book's own packages, which stand beside the sources.
  public init(
    slug: String, main: String, modules: CompressedModules, dependencies: [Dependency] = []
  ) {
    self.name = slug
    self.modules = modules
    // The module is called as when litgan runs the chapter: types print their names.
    program =
      [
        Page(path: "Package.swift", content: Array(Self.manifest(slug, dependencies).utf8)),
        Page(path: "Sources/Chapter/main.swift", content: Array(main.utf8)),
      ] + dependencies.flatMap(\.files)
  }

  /// A package that the program uses.
  public struct Dependency: Sendable {
    let folder: String
    let products: [String]
    let files: [Page]

    /// By which others depend on it.
    var name: String { folder.split(separator: "/").last.map(String.init) ?? folder }

    /// - Parameters:
    ///   - folder: Where it stands among the book's packages.
    ///   - products: The libraries whose modules blocks import.
    ///   - files: All of it, by their paths in its folder.
    public init(folder: String, products: [String], files: [Page]) {
      self.folder = "Packages/" + folder
      self.products = products
      self.files = files.map { Page(path: "Packages/\(folder)/\($0.path)", content: $0.content) }
    }
  }

  /// The package's files, their paths relative to its folder.
  public var files: [Page] {
    program
      + modules.entries.map { Page(path: "Sources/" + $0.page.path, content: $0.page.content) }
  }

  /// The package's folder as a ZIP archive.
  public var archive: [UInt8] {
    var archive = ZipArchive()
    for page in program { archive.add(CompressedPage(page), in: name + "/") }
    for entry in modules.entries { archive.add(entry, in: name + "/Sources/") }
    return archive.finished()
  }

  private static func manifest(_ name: String, _ dependencies: [Dependency]) -> String {
    let used = dependencies.filter { !$0.products.isEmpty }
    let packages = used.map { ".package(path: \(literal($0.folder)))" }
    let products = used.flatMap { package in
      package.products.map {
        ", .product(name: \(literal($0)), package: \(literal(package.name)))"
      }
    }
    let dependencyLine =
      packages.isEmpty ? "" : "\n  dependencies: [\(packages.joined(separator: ", "))],"
    let flags = Program.compilerFlags.map { "\"\($0)\"" }
    // Three flags make one option of the compiler's frontend.
    let lines = [flags[..<2], flags[2..<6], flags[6...]].map {
      "          " + $0.joined(separator: ", ") + ",\n"
    }
    return """
      // swift-tools-version: 6.2

      import PackageDescription

      // Optimised in debug builds too: what a chapter computes may take a while.
      let optimised: [SwiftSetting] = [
        .enableUpcomingFeature("InternalImportsByDefault"), .unsafeFlags(["-O"]),
      ]

      let package = Package(
        name: \(literal(name)),
        platforms: [.macOS(.v15)],\(dependencyLine)
        targets: [
          .executableTarget(
            name: "Chapter", dependencies: ["GANMath", "Notebook", "SVGCharts"\(products.joined())],
            swiftSettings: [
              .swiftLanguageMode(.v5),
              // The compiler's playground mode tells Notebook the value of every statement.
              .unsafeFlags([
                "-suppress-warnings",
      \(lines.joined())        ]),
            ]),
          .target(name: "CMathShims", linkerSettings: [.linkedLibrary("m")]),
          .target(name: "GANMath", dependencies: ["CMathShims"], swiftSettings: optimised),
          .target(name: "SVGCharts", dependencies: ["CMathShims"], swiftSettings: optimised),
          .target(name: "Records", swiftSettings: optimised),
          .target(
            name: "Notebook", dependencies: ["GANMath", "Records", "SVGCharts"],
            swiftSettings: optimised),
        ]
      )

      """
  }

  private static func literal(_ text: String) -> String {
    "\"" + text.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : "\($0)" }.joined() + "\""
  }
}
