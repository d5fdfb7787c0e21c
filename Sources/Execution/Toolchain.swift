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
  /// The book's own packages, which blocks import too.
  public var packages: BuiltPackages?

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
  func moduleFiles() -> [(name: String, path: String)] {
    var modules: [(name: String, path: String)] = []
    for folder in moduleFolders + (packages.map { [$0.moduleFolder] } ?? []) {
      // A folder that cannot be listed has nothing that could be imported either.
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() where name.hasSuffix(".swiftmodule") {
        modules.append((String(name.dropLast(".swiftmodule".count)), folder + "/" + name))
      }
    }
    return modules + [(Self.notebook, libraryFolder + "/" + Self.notebook)]
      + (packages.map { [("the book's packages", $0.library)] } ?? [])
  }

  #if os(macOS)
    private static let notebook = "libNotebook.dylib"
  #else
    private static let notebook = "libNotebook.so"
  #endif

  /// Where the library stands that notes which files a program opens; nil on a system where none
  /// can stand before that of C.
  var openedFilesLibrary: String? {
    #if os(Linux)
      libraryFolder + "/libOpenedFiles.so"
    #else
      nil
    #endif
  }

  /// Of the variables in `environment` those that may change what the compiler makes.
  static let telling = ["DEVELOPER_DIR", "LD_LIBRARY_PATH", "SDKROOT", "TOOLCHAINS"]

  /// What the driver's commands are run with: what they look for, and none of the author's secrets.
  static let environment = ProcessInfo.processInfo.environment.filter { name, _ in
    [
      "DEVELOPER_DIR", "HOME", "LD_LIBRARY_PATH", "PATH", "SDKROOT", "TMPDIR", "TOOLCHAINS",
      "XDG_CACHE_HOME",
    ].contains(name)
  }.merging(["LC_ALL": "C.UTF-8", "TZ": "UTC"]) { _, own in own }

  /// The same for a command in a folder: the driver leaves a temporary folder behind.
  static func environment(in folder: String) -> [String: String] {
    environment.merging(["TMPDIR": folder]) { _, own in own }
  }

  /// What a program made by it reads when it runs: the Swift runtime and the modules it links.
  ///
  /// - Parameter plan: Whose first command is the compiler's own, beneath the toolchain's folder.
  func runtimeFiles(_ plan: CompilerPlan) -> [String] {
    let root = plan.commands.first.map { URL(fileURLWithPath: $0[0]).deletingLastPathComponent() }
    let folder = root?.deletingLastPathComponent().path ?? "/usr"
    return [folder + "/lib/swift", folder + "/libexec/swift", libraryFolder + "/libNotebook.so"]
      + (openedFilesLibrary.map { [$0] } ?? [])
      + (packages.map { [$0.library] } ?? [])
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
    ] + Program.compilerFlags + moduleArguments
      // First, so that its functions are found before those of the C library.
      + (openedFilesLibrary == nil ? [] : link("OpenedFiles", in: libraryFolder))
      + link("Notebook", in: libraryFolder)
      + (packages.map { link("BookPackages", in: $0.libraryFolder) } ?? []) + [
        "-index-store-path", CodeIndex.folder, "-index-ignore-system-modules",
        "-use-ld=lld", "-lm", "main.swift", "-o", "program",
      ]
  }

  /// Where the compiler finds modules.
  private var moduleArguments: [String] {
    (moduleFolders + (packages.map { [$0.moduleFolder] } ?? [])).flatMap { ["-I", $0] }
      + (moduleMaps + (packages?.moduleMaps ?? [])).flatMap {
        ["-Xcc", "-fmodule-map-file=" + $0]
      }
  }

  private func link(_ library: String, in folder: String) -> [String] {
    ["-L", folder, "-l" + library, "-Xlinker", "-rpath", "-Xlinker", folder]
  }

  /// What blocks may import that is not the system's.
  var modules: [String] { ["GANMath", "SVGCharts"] + (packages?.modules ?? []) }

  /// The program that extracts symbol graphs: it stands beside the compiler.
  var symbolGraphExtractor: String {
    beside("swift-symbolgraph-extract")
  }

  /// The path of the library that reads the index of a compiler, in the compiler's toolchain.
  public static func indexLibrary(beside compiler: String) -> String {
    #if os(macOS)
      let name = "libIndexStore.dylib"
    #else
      let name = "libIndexStore.so"
    #endif
    return URL(fileURLWithPath: compiler).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("lib/\(name)").path
  }

  /// The program that builds packages.
  var packageManager: String { beside("swift") }

  private func beside(_ name: String) -> String {
    (compiler.lastIndex(of: "/").map { String(compiler[...$0]) } ?? "") + name
  }

  /// litgan itself, what stands beside it, and folders with modules.
  public var files: [String] {
    let manager = FileManager.default
    // What cannot be listed cannot be read either.
    let beside = (try? manager.contentsOfDirectory(atPath: libraryFolder)) ?? []
    let resources = beside.filter { $0.hasSuffix(".resources") }.flatMap { name in
      (manager.subpaths(atPath: libraryFolder + "/" + name) ?? []).map { name + "/" + $0 } + [name]
    }
    return [executable] + moduleFolders + resources.map { libraryFolder + "/" + $0 }
  }

  /// What beside files and the environment decides what programs give, and how they are isolated.
  ///
  /// - Parameter isTrusted: Whether programs are to have litgan's own rights.
  public func circumstances(isTrusted: Bool) -> [String] {
    let sandbox = isTrusted ? nil : Sandbox(environment: ProcessInfo.processInfo.environment)
    let trial = sandbox.map { SandboxTrial(sandbox: $0, store: nil).key.hexadecimal }
    return [compilerIdentity, Surroundings.processor, trial ?? "none"]
  }

  /// Changes when another compiler is installed in the place of this one.
  var compilerIdentity: String {
    let folders = Self.environment["PATH", default: ""].split(separator: ":").map(String.init)
    let candidates = compiler.contains("/") ? [compiler] : folders.map { "\($0)/\(compiler)" }
    let files = FileManager.default
    guard let path = candidates.first(where: { files.isExecutableFile(atPath: $0) }) else {
      return compiler
    }
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    // Without attributes its path stands for it.
    let attributes = (try? files.attributesOfItem(atPath: file)) ?? [:]
    let date = attributes[.modificationDate] as? Date
    return "\(file) \(attributes[.size] ?? 0) \(date?.timeIntervalSince1970 ?? 0)"
  }

  /// The arguments that write a module's symbol graphs into the working folder.
  func symbolGraphArguments(_ module: String) -> [String] {
    [
      "-module-name", module, "-target", Self.target, "-output-dir", ".",
      "-minimum-access-level", "public", "-skip-synthesized-members",
    ] + moduleArguments
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
