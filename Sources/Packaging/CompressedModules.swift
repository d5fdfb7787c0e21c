/// The modules of all packages, compressed once: they are most of every archive.
public struct CompressedModules: Sendable {
  let entries: [CompressedPage]

  /// - Complexity: O(bytes of the sources).
  public init(_ sources: ModuleSources) {
    entries = sources.files.map { CompressedPage($0) }
  }
}
