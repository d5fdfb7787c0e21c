public import Book

/// Writes a site whose files are all at hand; `Publication` takes them one by one.
public enum Publisher {
  /// What publishing changed.
  public struct Summary: Sendable, Equatable {
    public var written: [String] = []
    public var removed: [String] = []
    public var unchanged = 0

    /// How many files are not as they were.
    public var changed: Int { written.count + removed.count }
  }

  /// Makes a folder hold these pages.
  ///
  /// - Throws: Before anything changes, that the folder cannot be written or that a file stands in
  ///   the way which litgan did not write; afterwards, what the system refused.
  /// - Complexity: O(bytes of the site), to compare.
  public static func publish(
    _ pages: [Page], to folder: String
  ) throws(Diagnostics) -> Summary {
    let publication = Publication(to: folder)
    for page in pages { try publication.add(page) }
    return try publication.publish()
  }
}
