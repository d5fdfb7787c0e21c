import Book

/// What is wrong with one text, as found by one reader of it: the first hundred, since a file that
/// is no chapter at all would have millions.
struct Faults {
  private(set) var all: [Diagnostic] = []
  static let most = 100

  /// Whether what is added from here on is dropped.
  var isFull: Bool { all.count >= Self.most }

  mutating func add(_ diagnostic: @autoclosure () -> Diagnostic) {
    if !isFull { all.append(diagnostic()) }
  }
}

extension Diagnostic {
  static func tooDeep(_ levels: Int, in file: SourceFile, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "too-deep", "more than \(levels) levels stand inside one another", in: file, at: range,
      help: ["no reader follows so far: take something out of its surroundings"])
  }
}
