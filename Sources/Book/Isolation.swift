/// What stood between the program of a chapter and the machine that ran it.
public enum Isolation: UInt8, Sendable {
  /// Limits on what it uses, and nothing else: it had the rights of whoever built the book.
  case limits
  /// Besides the limits: no network, no processes but its own, and of all files only those that it
  /// needs to run, to be written in its own folder alone.
  case sandbox
}

extension Isolation {
  /// In a build's report.
  public var report: String {
    switch self {
    case .limits: "blocks ran with your rights"
    case .sandbox: "blocks ran isolated"
    }
  }
}
