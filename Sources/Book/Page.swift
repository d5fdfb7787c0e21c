/// A file of the site.
public struct Page: Sendable, Equatable {
  /// Relative to the site's folder, with `/` between its parts.
  public var path: String
  public var content: [UInt8]

  public init(path: String, content: [UInt8]) {
    self.path = path
    self.content = content
  }
}
