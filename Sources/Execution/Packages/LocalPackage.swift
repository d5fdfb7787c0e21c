import Book
import Caching
import Foundation

/// A Swift package of the author's own, in a folder that `book.yml` names.
struct LocalPackage: Sendable {
  let item: BookConfiguration.Item
  /// Absolute, without `..` in it.
  let folder: String

  /// - Parameter book: The book's folder; packages are named as seen from there.
  /// - Throws: That there is no such package.
  init(
    _ item: BookConfiguration.Item, in book: String, of configuration: SourceFile
  ) throws(Diagnostics) {
    self.item = item
    let path = resolvedPath(item.name, from: book + "/")
    folder = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if !files.fileExists(atPath: folder, isDirectory: &isFolder) || !isFolder.boolValue {
      let parent = (folder as NSString).deletingLastPathComponent
      // Only a hint is lost when the folder cannot be listed.
      let names = ((try? files.contentsOfDirectory(atPath: parent)) ?? []).filter {
        files.fileExists(atPath: "\(parent)/\($0)/Package.swift")
      }
      let near = nearestName(to: (folder as NSString).lastPathComponent, among: names.sorted())
      let lead = (item.name as NSString).deletingLastPathComponent
      throw Diagnostics([
        Diagnostic(
          "missing-package", "there is no folder '\(item.name)'", in: configuration,
          at: item.range,
          help: near.map { ["did you mean '\(lead.isEmpty ? $0 : lead + "/" + $0)'?"] } ?? [])
      ])
    }
    if !files.fileExists(atPath: folder + "/Package.swift") {
      throw Diagnostics([
        Diagnostic(
          "missing-package", "the folder '\(item.name)' has no Package.swift", in: configuration,
          at: item.range, help: ["'swift package init' in it makes a package"])
      ])
    }
  }

  /// By which packages that depend on it call it.
  var identity: String { (folder as NSString).lastPathComponent.lowercased() }

  /// The names and the contents of all that may change what a package is built to, in one digest.
  ///
  /// What `swift build` writes, and files whose names begin with a dot, are left out.
  ///
  /// - Complexity: O(bytes of the folders).
  static func digest(of folders: [String]) -> Digest {
    var builder = Digest.Builder()
    for folder in folders.sorted() {
      builder.add(folder)
      for name in files(in: folder) {
        builder.add(name)
        builder.add(Array(FileManager.default.contents(atPath: folder + "/" + name) ?? Data()))
      }
    }
    return builder.digest()
  }

  /// The paths of the files that `digest` takes, as the author's folder has them.
  static func paths(in folder: String) -> [String] {
    files(in: folder).map { folder + "/" + $0 }
  }

  /// The files that `digest` takes, by their paths in a folder.
  static func files(in folder: String) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
    var names: [String] = []
    while let name = walk.nextObject() as? String {
      if (name as NSString).lastPathComponent.hasPrefix(".") {
        walk.skipDescendants()
      } else if walk.fileAttributes?[.type] as? FileAttributeType != .typeDirectory {
        names.append(name)
      }
    }
    return names.sorted()
  }
}
