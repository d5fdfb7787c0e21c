import Book
import Foundation

/// What compiles and links a chapter's program: the Swift compiler, and the modules that blocks
/// import, which stand beside the `litgan` executable as the package manager built them.
public struct Toolchain: Sendable {
  /// A name to be looked up in PATH, or a path.
  public var compiler: String
  /// Folders with `.swiftmodule` files.
  public var moduleFolders: [String]
  /// The module maps of the C targets beneath them.
  public var moduleMaps: [String]
  /// The folder with `libNotebook`.
  public var libraryFolder: String
  /// `litgan` itself.
  public var executable: String

  public init(
    compiler: String, moduleFolders: [String], moduleMaps: [String], libraryFolder: String,
    executable: String = ""
  ) {
    self.executable = executable
    self.compiler = compiler
    self.moduleFolders = moduleFolders
    self.moduleMaps = moduleMaps
    self.libraryFolder = libraryFolder
  }

  /// The toolchain of an executable built by `swift build`.
  ///
  /// - Parameter executable: The path of `litgan` itself.
  public static func beside(executable: String) -> Toolchain {
    let folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent().path
    return Toolchain(
      compiler: "swiftc", moduleFolders: [folder + "/Modules"],
      moduleMaps: [folder + "/CMathShims.build/module.modulemap"], libraryFolder: folder,
      executable: executable)
  }

  /// What a program is compiled and linked with, by name, in order.
  func modules() -> [(name: String, path: String)] {
    var modules: [(name: String, path: String)] = []
    for folder in moduleFolders {
      // A folder that cannot be listed has nothing that could be imported either.
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() where name.hasSuffix(".swiftmodule") {
        modules.append((String(name.dropLast(".swiftmodule".count)), folder + "/" + name))
      }
    }
    return modules + [(Self.notebook, libraryFolder + "/" + Self.notebook)]
  }

  #if os(macOS)
    private static let notebook = "libNotebook.dylib"
  #else
    private static let notebook = "libNotebook.so"
  #endif

  /// The library that notes which files a program opens.
  var openedFilesLibrary: String { libraryFolder + "/libOpenedFiles.so" }

  /// The variables of litgan's environment that the compiler is to see; no other may change what it
  /// makes.
  static let passedVariables =
    harmless + ["DEVELOPER_DIR", "LD_LIBRARY_PATH", "SDKROOT", "TOOLCHAINS"]
  /// Those that change nothing but where the compiler is found and where it writes.
  static let harmless = ["HOME", "PATH", "TMPDIR"]

  /// The compiler's environment.
  static func environment(from environment: [String: String]) -> [String: String] {
    environment.filter { passedVariables.contains($0.key) }
  }

  /// The arguments that make a program of `main.swift`, both in the working folder.
  ///
  /// Playground mode reports the values of statements; line tables give a crash its line, and are
  /// all the debug information there is: with more of it the compiler would emit the module too,
  /// which doubles its work.
  /// Swift 5 mode, because in Swift 6 mode a chapter's top-level variables would belong to the
  /// main actor and its functions could not use them.
  var arguments: [String] {
    [
      "-module-name", "Chapter", "-swift-version", "5", "-Onone", "-gline-tables-only",
      "-suppress-warnings", "-diagnostic-style", "llvm",
    ] + Program.compilerFlags + moduleFolders.flatMap { ["-I", $0] }
      + moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=" + $0] } + [
        "-L", libraryFolder, "-lNotebook", "-Xlinker", "-rpath", "-Xlinker", libraryFolder,
        "-use-ld=lld", "main.swift", "-o", "program",
      ]
  }

  /// The program that extracts symbol graphs: it stands beside the compiler.
  var symbolGraphExtractor: String {
    let folder = compiler.lastIndex(of: "/").map { String(compiler[...$0]) } ?? ""
    return folder + "swift-symbolgraph-extract"
  }

  /// The arguments that write a module's symbol graphs into the working folder.
  func symbolGraphArguments(_ module: String) -> [String] {
    [
      "-module-name", module, "-target", Self.target, "-output-dir", ".",
      "-minimum-access-level", "public", "-skip-synthesized-members",
    ] + moduleFolders.flatMap { ["-I", $0] }
      + moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=" + $0] }
  }

  /// The platform that litgan was built for; its modules were, too.
  private static var target: String {
    #if arch(arm64)
      let processor = "aarch64"
    #else
      let processor = "x86_64"
    #endif
    #if os(macOS)
      return (processor == "aarch64" ? "arm64" : processor) + "-apple-macosx15.0"
    #else
      return processor + "-unknown-linux-gnu"
    #endif
  }
}
