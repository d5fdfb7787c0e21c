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
  /// Changes with whatever could change the packages: their files, those of the packages on this
  /// machine that they depend on, and the compiler.
  public var contentHash: String

  /// The dynamic library.
  var library: String { libraryFolder + "/libBookPackages.so" }
}
