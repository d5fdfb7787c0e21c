import Book
import Foundation

/// One build of a book's packages.
struct PackageWork {
  let toolchain: Toolchain
  let configuration: BookConfiguration
  let packages: [LocalPackage]
  /// The folder of these packages in the cache.
  let home: String

  /// A package and what its manifest says.
  struct Member {
    var folder: String
    var manifest: PackageManifest
    /// Where `book.yml` names it, or the one that depends on it.
    var item: BookConfiguration.Item
  }

  /// The packages, and after them those of the same machine that they depend on.
  ///
  /// - Throws: What is wrong with a manifest.
  func manifests() async throws(Diagnostics) -> [Member] {
    var open = packages.map { (folder: $0.folder, item: $0.item) }
    var members: [Member] = []
    while !open.isEmpty {
      let (folder, item) = open.removeFirst()
      guard !members.contains(where: { $0.folder == folder }) else { continue }
      let output = try await swift(
        ["package", "--package-path", folder, "--scratch-path", home + "/build", "dump-package"],
        for: item)
      do {
        let manifest = try JSONDecoder().decode(PackageManifest.self, from: output)
        try check(manifest, of: folder, item)
        members.append(Member(folder: folder, manifest: manifest, item: item))
        open += manifest.localDependencies.map { ($0, item) }
      } catch let error as Diagnostics {
        throw error
      } catch {
        throw Diagnostics([
          Diagnostic(
            "package-failed", "what 'swift package' says of '\(item.name)' cannot be read",
            in: configuration.source, at: item.range)
        ])
      }
    }
    return members
  }

  /// - Throws: That a package of `book.yml` has nothing that a block could import.
  private func check(
    _ manifest: PackageManifest, of folder: String, _ item: BookConfiguration.Item
  ) throws(Diagnostics) {
    guard manifest.modules.isEmpty, packages.contains(where: { $0.folder == folder }) else {
      return
    }
    throw Diagnostics([
      Diagnostic(
        "package-failed", "the package '\(item.name)' offers no library that blocks could import",
        in: configuration.source, at: item.range,
        help: ["give its Package.swift a product '.library(name:targets:)'"])
    ])
  }

  /// Builds the library of all.
  ///
  /// - Throws: The compiler's errors, at their places.
  func build(_ members: [Member]) async throws(Diagnostics) {
    let products = zip(packages, members).flatMap { package, member in
      member.manifest.products.filter(\.isLibrary).map {
        ".product(name: \($0.name.debugDescription), package: \(package.identity.debugDescription))"
      }
    }
    let manifest = """
      // swift-tools-version: 6.0
      import PackageDescription

      let package = Package(
        name: "BookPackages",
        platforms: [.macOS(.v15)],
        products: [
          .library(name: "BookPackages", type: .dynamic, targets: ["BookPackages"])
        ],
        dependencies: [\(list(packages.map { ".package(path: \($0.folder.debugDescription))" }))],
        targets: [.target(name: "BookPackages", dependencies: [\(list(products))])]
      )

      """
    let sources = home + "/wrapper/Sources/BookPackages"
    do {
      try FileManager.default.createDirectory(
        atPath: sources, withIntermediateDirectories: true)
      try Data(manifest.utf8).write(to: URL(fileURLWithPath: home + "/wrapper/Package.swift"))
      try Data().write(to: URL(fileURLWithPath: sources + "/BookPackages.swift"))
    } catch {
      throw Diagnostics([unwritable(error)])
    }
    _ = try await swift(
      [
        "build", "-c", "release", "--package-path", home + "/wrapper", "--scratch-path",
        home + "/build", "--product", "BookPackages",
      ], for: packages[0].item)
  }

  private func list(_ items: [String]) -> String { items.joined(separator: ", ") }

  /// Copies what was built to where it stays.
  func keep(_ members: [Member], contentHash: String) throws -> BuiltPackages {
    let files = FileManager.default
    let folder = home + "/" + contentHash
    let made = home + "/build/release"
    if !files.fileExists(atPath: folder) {
      let draft = home + "/\(UUID().uuidString)"
      try files.createDirectory(atPath: draft, withIntermediateDirectories: true)
      try files.copyItem(
        atPath: made + "/libBookPackages.so", toPath: draft + "/libBookPackages.so")
      try files.copyItem(atPath: made + "/Modules", toPath: draft + "/Modules")
      for name in try files.contentsOfDirectory(atPath: made) where name.hasSuffix(".build") {
        let map = "\(made)/\(name)/module.modulemap"
        guard files.fileExists(atPath: map) else { continue }
        try files.copyItem(atPath: map, toPath: "\(draft)/\(name.dropLast(6)).modulemap")
      }
      // Another build may have been faster; then its folder is the same.
      if rename(draft, folder) != 0 { try files.removeItem(atPath: draft) }
    }
    let maps = try files.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".modulemap") }
    return BuiltPackages(
      moduleFolder: folder + "/Modules",
      moduleMaps: maps.sorted().map { folder + "/" + $0 } + ownModuleMaps(members),
      libraryFolder: folder,
      modules: zip(packages, members).flatMap { $1.manifest.modules },
      sources: members.map { member in
        let isNamed = packages.contains { $0.folder == member.folder }
        return BuiltPackages.Source(
          folder: member.folder,
          products: isNamed ? member.manifest.products.filter(\.isLibrary).map(\.name) : [])
      }, contentHash: contentHash)
  }

  /// Module maps that authors of C targets wrote themselves.
  private func ownModuleMaps(_ members: [Member]) -> [String] {
    members.flatMap { member in
      member.manifest.targets.flatMap { target in
        ["include/module.modulemap", "module.modulemap"]
          .map { "\(member.folder)/Sources/\(target.name)/\($0)" }
          .filter(FileManager.default.fileExists(atPath:))
      }
    }
  }

  /// What a command of the package manager prints.
  ///
  /// - Throws: What it finds wrong.
  private func swift(
    _ arguments: [String], for item: BookConfiguration.Item
  ) async throws(Diagnostics) -> Data {
    do {
      try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
      let scratch = try Scratch()
      defer { scratch.remove() }
      let result = try await ChildProcess.run(
        toolchain.packageManager, arguments, environment: Toolchain.environment,
        in: scratch.path, output: "out", error: "err", limits: .init(time: .seconds(1800)))
      guard result.ending == .exited(0) else {
        throw PackageFaults(configuration: configuration, item: item)
          .faults(in: scratch.text("err") + scratch.text("out"))
      }
      return Data(scratch.bytes("out"))
    } catch let error as Diagnostics {
      throw error
    } catch let refusal as Scratch.Refusal {
      throw Diagnostics([refusal.diagnostic])
    } catch let error as ChildProcess.Unstartable {
      throw Diagnostics([
        Diagnostic(
          "no-compiler", "cannot start '\(toolchain.packageManager)': \(error.reason)", path: nil,
          help: ["install Swift 6.2 or later: the program stands beside swiftc"])
      ])
    } catch {
      throw Diagnostics([unwritable(error)])
    }
  }

  private func unwritable(_ error: any Error) -> Diagnostic {
    Diagnostic(
      "cannot-write", "cannot build the book's packages: \(error.localizedDescription)",
      path: home, help: ["look whether the disk is full, then build again"])
  }
}
