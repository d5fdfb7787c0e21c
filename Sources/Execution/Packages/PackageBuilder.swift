public import Book
import Caching
import Foundation

/// Builds a book's packages, once for each state that they are in.
///
/// `swift build` makes one dynamic library of them all, through a package of our own that depends
/// on them. What it made is copied into a folder that is named by the state and never changes, so
/// that a build that runs at the same time, or an author who goes back, finds what it needs.
public struct PackageBuilder: Sendable {
  private let toolchain: Toolchain
  private let folder: String

  /// - Parameter cache: The folder below which packages are built.
  public init(toolchain: Toolchain, cache: String) {
    self.toolchain = toolchain
    self.folder = cache + "/packages"
  }

  /// What is known from the last build: where to look for changes.
  private struct Stamp: Codable {
    var folders: [String]
    var built: BuiltPackages
  }

  /// The packages that a book names, built.
  ///
  /// - Parameters:
  ///   - book: The book's folder.
  ///   - progress: Called when there is something to build.
  /// - Returns: nil when the book names none.
  /// - Throws: That one is not there, or all that the compiler says of them.
  public func packages(
    of configuration: BookConfiguration, in book: String, progress: () -> Void
  ) async throws(Diagnostics) -> BuiltPackages? {
    guard !configuration.packages.isEmpty else { return nil }
    let packages = try found(configuration, in: book)
    let home = home(of: packages)
    if let stamp = readStamp(in: home), stamp.built.contentHash == hash(of: stamp.folders),
      FileManager.default.fileExists(atPath: stamp.built.library)
    {
      keepFromPruning(home)
      return stamp.built
    }
    progress()
    let work = PackageWork(
      toolchain: toolchain, configuration: configuration, packages: packages, home: home)
    let manifests = try await work.manifests()
    let folders = manifests.map(\.folder)
    let hash = hash(of: folders)
    try await work.build(manifests)
    do {
      let built = try work.keep(manifests, contentHash: hash)
      try JSONEncoder().encode(Stamp(folders: folders, built: built))
        .write(to: URL(fileURLWithPath: home + "/stamp.json"), options: .atomic)
      prune()
      return built
    } catch {
      throw Diagnostics([
        Diagnostic(
          "cannot-write", "cannot keep the book's packages: \(error.localizedDescription)",
          path: home, help: ["look whether the disk is full, then build again"])
      ])
    }
  }

  /// - Throws: All that are not there.
  private func found(
    _ configuration: BookConfiguration, in book: String
  ) throws(Diagnostics) -> [LocalPackage] {
    var packages: [LocalPackage] = []
    var faults: [Diagnostic] = []
    for item in configuration.packages {
      do throws(Diagnostics) {
        packages.append(try LocalPackage(item, in: book, of: configuration.source))
      } catch {
        faults += error.all
      }
    }
    guard faults.isEmpty else { throw Diagnostics(faults) }
    return packages
  }

  private func hash(of folders: [String]) -> String {
    var builder = Digest.Builder()
    builder.add(toolchain.compilerIdentity)
    builder.add(LocalPackage.digest(of: folders).hexadecimal)
    return Self.name(builder.digest())
  }

  /// The folder of these packages, whatever their state.
  private func home(of packages: [LocalPackage]) -> String {
    var builder = Digest.Builder()
    for package in packages { builder.add(package.folder) }
    return folder + "/" + Self.name(builder.digest())
  }

  /// Half a digest tells folders apart, and paths in them stay short enough for every tool.
  private static func name(_ digest: Digest) -> String { String(digest.hexadecimal.prefix(32)) }

  /// Packages that no build has asked for in so many seconds are removed: thirty days.
  private static let lifetime = 30.0 * 24 * 3600

  private func keepFromPruning(_ home: String) {
    // Without permission to say so they are built again in thirty days.
    try? FileManager.default.setAttributes(
      [.modificationDate: Date()], ofItemAtPath: home + "/stamp.json")
  }

  /// Removes what has not been used for long.
  private func prune() {
    let files = FileManager.default
    // What cannot be removed is litter, not a fault of the book.
    for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] {
      let home = folder + "/" + name
      let date = try? files.attributesOfItem(atPath: home + "/stamp.json")[.modificationDate]
      if let date = date as? Date, -date.timeIntervalSinceNow > Self.lifetime {
        try? files.removeItem(atPath: home)
      }
    }
  }

  private func readStamp(in home: String) -> Stamp? {
    // None, or one that cannot be read: the packages are built again.
    FileManager.default.contents(atPath: home + "/stamp.json")
      .flatMap { try? JSONDecoder().decode(Stamp.self, from: $0) }
  }
}
