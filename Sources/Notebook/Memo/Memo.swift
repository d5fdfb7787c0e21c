#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A value that is computed once, and taken from earlier builds as long as nothing changed that it
/// is computed from.
///
/// ```swift
/// let history = memo("train-wgan") {
///   var random = SeededGenerator(seed: 1)
///   return train(steps: 5000, using: &random)
/// }
/// ```
///
/// It is a statement of its own at the top of a block, and the only value of a constant. What it is
/// computed from litgan finds by names: the closure's text, and every statement before it that shares
/// a name with what is found. The closure reads constants of the chapter, changes nothing outside
/// itself and prints nothing.
///
/// - Parameters:
///   - name: The chapter's only memo of this name: letters, digits, `-`, `_` and `.`.
///   - compute: Computes the value when there is none.
/// - Returns: The value, with the same bits whether it was computed or kept.
public func memo<Value: Codable>(
  _ name: String, _ compute: () throws -> Value
) rethrows -> Value {
  guard let file = Memos.file(of: name) else { return try StatementLog.unrecorded(compute) }
  if let bytes = file.bytes, let value = try? BinaryDecoder.decode(Value.self, from: bytes) {
    return value
  }
  let before = Recorder.traces()
  let value = try StatementLog.unrecorded(compute)
  if Recorder.traces() != before {
    fatalError(
      "the memo '\(name)' prints, displays or claims something, which a value that is kept would not"
    )
  }
  do {
    let bytes = try BinaryEncoder.encode(value)
    // What is taken later is what was read back now.
    let read = try BinaryDecoder.decode(Value.self, from: bytes)
    file.write(bytes)
    return read
  } catch {
    fatalError("the value of the memo '\(name)' cannot be kept: \(error)")
  }
}

/// Where the values are that litgan gave the program, and where it looks for new ones.
enum Memos {
  /// A folder; nil when nothing is kept.
  nonisolated(unsafe) static var folder: String?

  struct File {
    let path: String

    /// Nil when there is none.
    var bytes: [UInt8]? {
      guard let file = fopen(path, "r") else { return nil }
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { break }
        bytes += buffer[..<count]
      }
      return ferror(file) == 0 ? bytes : nil
    }

    /// Writes the whole file, or none.
    func write(_ bytes: [UInt8]) {
      let part = path + ".part"
      guard let file = fopen(part, "w") else { return refuse() }
      let written = fwrite(bytes, 1, bytes.count, file)
      guard fclose(file) == 0, written == bytes.count, rename(part, path) == 0 else {
        return refuse()
      }
    }

    private func refuse() {
      fatalError("cannot write \(path): \(String(cString: strerror(errno)))")
    }
  }

  static func file(of name: String) -> File? {
    folder.map { File(path: "\($0)/\(name)") }
  }
}
