/// Something that a block says it reads: its result is kept as long as that is as it was.
public struct Dependency: Sendable, Equatable {
  public var source: Source
  /// Offsets of the option's value in the chapter.
  public var range: Range<Int>

  public enum Source: Sendable, Equatable, Hashable {
    /// A file, which the program finds under `name` in the folder that it runs in.
    case file(name: String, path: String)
    /// A variable of litgan's environment, which the program finds in its own.
    case variable(String)
  }

  public init(_ source: Source, range: Range<Int>) {
    self.source = source
    self.range = range
  }
}
