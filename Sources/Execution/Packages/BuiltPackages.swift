public import Book
import Foundation

/// A book's packages as a chapter's program needs them.
public struct BuiltPackages: Sendable, Equatable, Codable {
  /// The folder with the modules' `.swiftmodule` files.
  public var moduleFolder: String
  /// The module maps of C targets.
  public var moduleMaps: [String]
  /// The folder with the dynamic library that holds all of their code, `libBookPackages`.
  public var libraryFolder: String
  /// What blocks may import.
  public var modules: [String]
  /// The packages that `book.yml` names, and those of this machine that they depend on.
  public var sources: [Source]
  /// Changes with whatever could change the packages: their files, those of the packages on this
  /// machine that they depend on, and the compiler.
  public var contentHash: String

  /// A package's folder.
  public struct Source: Sendable, Equatable, Codable {
    public var folder: String
    /// The libraries that blocks import; none of a package that others depend on.
    public var products: [String]

    /// The package's files, by their paths in its folder.
    public var files: [Page] {
      LocalPackage.files(in: folder).map { name in
        let content = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
        return Page(path: name, content: Array(content))
      }
    }
  }

  /// The paths of all files of the packages.
  public var files: [String] { sources.flatMap { LocalPackage.paths(in: $0.folder) } }

  /// The dynamic library.
  var library: String { libraryFolder + "/libBookPackages.so" }
}
