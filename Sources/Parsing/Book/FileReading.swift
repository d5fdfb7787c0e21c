import Book

/// Reads a file that a chapter names: its bytes, or why there are none, and the names beside it.
public struct FileReading: Sendable {
  var contents: @Sendable (_ path: String) -> Result<[UInt8], Unreadable>
  var names: @Sendable (_ folder: String) -> [String]

  /// Why a file cannot be read.
  struct Unreadable: Error {
    let message: String
    var isMissing = false
  }

  /// The nearest name in the folder where a file was looked for.
  func suggestion(for name: String, from path: String) -> [String] {
    let target = resolvedPath(name, from: path).split(
      separator: "/", omittingEmptySubsequences: false)
    let folder = target.dropLast().joined(separator: "/")
    let near = nearestName(to: String(target.last ?? ""), among: names(folder).sorted())
    return near.map { ["did you mean '\($0)'?"] } ?? []
  }
}
