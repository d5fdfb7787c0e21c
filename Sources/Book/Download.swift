/// A file of the site that a page offers to take away.
public struct Download: Sendable, Equatable {
  /// Relative to the site's folder.
  public var path: String
  /// In bytes.
  public var size: Int

  public init(path: String, size: Int) {
    self.path = path
    self.size = size
  }

  /// The size as people write it: `312 kB`, a kB being 1000 bytes.
  public var sizeText: String { "\(max(1, (size + 500) / 1000)) kB" }
}
