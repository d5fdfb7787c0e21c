import Foundation

/// What `swift package dump-package` says of a package, as far as it matters here.
struct PackageManifest: Decodable {
  var products: [Product]
  var dependencies: [Dependency]
  var targets: [Target]

  struct Product: Decodable {
    var name: String
    var type: [String: [String]?]
    var targets: [String]

    var isLibrary: Bool { type["library"] != nil }
  }

  struct Target: Decodable {
    var name: String
  }

  struct Dependency: Decodable {
    var fileSystem: [Local]?

    struct Local: Decodable {
      var path: String
    }
  }

  /// The folders of packages on this machine that it depends on.
  var localDependencies: [String] { dependencies.flatMap { $0.fileSystem ?? [] }.map(\.path) }

  /// The modules that a library of the package offers.
  var modules: [String] { products.filter(\.isLibrary).flatMap(\.targets) }
}
