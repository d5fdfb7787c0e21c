import Book
import Yams

/// A YAML mapping whose keys and values know their places in a file. Keys are checked against the
/// ones allowed; what does not fit becomes a diagnostic.
struct YAMLMapping {
  /// A scalar value.
  struct Value {
    var text: String
    /// Offsets of the value in the file, quotes included.
    var range: Range<Int>
    /// Offset of each byte of `text`; exact for plain scalars on one line and for quoted ones
    /// without escapes, the value's start otherwise.
    var offsets: OffsetMap
    /// Offsets of the first escape sequence with a letter in a value in double quotes.
    var escape: Range<Int>?
    /// The value as YAML's core schema types it.
    fileprivate var node: Yams.Node
  }

  let file: SourceFile
  let position: (Mark) -> Int
  private let leftOut: [String: String]
  var entries: [(key: String, keyRange: Range<Int>, node: Yams.Node)] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Where the mapping stands; for faults that have no better place.
  let range: Range<Int>

  /// - Parameters:
  ///   - text: The YAML.
  ///   - range: The part of the file that the YAML stands in.
  ///   - position: The offset in the file of a mark in the YAML.
  ///   - allowed: The keys that may stand in it.
  ///   - leftOut: Keys that another tool has and litgan has not, with what to do instead.
  ///   - kind: What a key is called in a message: `cell option`.
  init(
    _ text: String, in file: SourceFile, at range: Range<Int>, allowed: [String],
    leftOut: [String: String] = [:], kind: String, position: @escaping (Mark) -> Int
  ) {
    self.file = file
    self.range = range
    self.position = position
    self.leftOut = leftOut
    do {
      // The default would look into the environment for each mapping.
      guard let node = try compose(yaml: text, .default, .default, .utf8) else { return }
      read(node, allowed: allowed, kind: kind)
    } catch let error as YamlError {
      diagnostics.append(Self.diagnostic(error, file: file, range: range, position: position))
    } catch {
      diagnostics.append(Diagnostic("invalid-yaml", "\(error)", in: file, at: range))
    }
  }

  init(
    node: Yams.Node, file: SourceFile, range: Range<Int>, allowed: [String], kind: String,
    position: @escaping (Mark) -> Int
  ) {
    self.file = file
    self.range = range
    self.position = position
    leftOut = [:]
    read(node, allowed: allowed, kind: kind)
  }

  private mutating func read(_ node: Yams.Node, allowed: [String], kind: String) {
    guard let mapping = node.mapping else {
      let place = node.mark.map(position) ?? range.lowerBound
      diagnostics.append(
        Diagnostic(
          "invalid-yaml", "expected 'key: value' lines", in: file,
          at: place..<min(range.upperBound, lineEnd(place))))
      return
    }
    for (keyNode, node) in mapping {
      guard let key = keyNode.string, let mark = keyNode.mark else { continue }
      let start = position(mark)
      let keyRange = start..<(start + key.utf8.count)
      if allowed.contains(key) {
        entries.append((key, keyRange, node))
      } else if let advice = leftOut[key] {
        diagnostics.append(
          Diagnostic(
            "left-out-option", "litgan has no \(kind) '\(key)'", in: file, at: keyRange,
            help: [advice]))
      } else {
        diagnostics.append(
          Diagnostic(
            kind == "cell option" ? "unknown-option" : "unknown-key", "unknown \(kind) '\(key)'",
            in: file, at: keyRange, help: Self.suggestion(for: key, among: allowed)))
      }
    }
  }

  func lineEnd(_ offset: Int) -> Int {
    file.lineRange(file.location(of: offset).line).upperBound
  }

  // MARK: Typed values

  func keyRange(_ key: String) -> Range<Int>? {
    entries.first { $0.key == key }?.keyRange
  }

  /// A scalar, or nil when the key is absent; a diagnostic when it holds something else.
  mutating func value(_ key: String) -> Value? {
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    guard case .scalar = entry.node, let value = scalar(entry.node) else {
      fault("'\(key)' takes one value, not a list or a mapping", at: entry.keyRange)
      return nil
    }
    if value.text.isEmpty, value.range.isEmpty {
      fault("'\(key)' has no value", at: entry.keyRange)
      return nil
    }
    return value
  }

  mutating func string(_ key: String) -> String? { value(key)?.text }

  mutating func bool(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    guard let bool = value.node.bool else {
      fault("'\(key)' is true or false, not '\(value.text)'", at: value.range)
      return nil
    }
    return bool
  }

  /// One of a few words, of which true and false are two.
  mutating func choice(_ key: String, among words: [String]) -> String? {
    guard let value = value(key) else { return nil }
    if let bool = value.node.bool { return bool ? "true" : "false" }
    guard !words.contains(value.text) else { return value.text }
    let list = words.dropLast().joined(separator: ", ") + " or " + words.last!
    let near = nearestName(to: value.text, among: words)
    fault(
      "'\(key)' is \(list), not '\(value.text)'", at: value.range,
      help: near.map { ["did you mean '\($0)'?"] } ?? [])
    return nil
  }

  /// A whole number from 1 on.
  mutating func count(_ key: String, upTo limit: Int = .max) -> Int? {
    guard let value = value(key) else { return nil }
    guard let count = value.node.int, count >= 1, count <= limit else {
      let range = limit == .max ? "from 1 on" : "from 1 to \(limit)"
      fault("'\(key)' is a whole number \(range), not '\(value.text)'", at: value.range)
      return nil
    }
    return count
  }

  /// One value, or a list of them.
  mutating func values(_ key: String) -> [Value] {
    guard let entry = entries.first(where: { $0.key == key }) else { return [] }
    guard case .sequence(let sequence) = entry.node else { return value(key).map { [$0] } ?? [] }
    var values: [Value] = []
    for node in sequence {
      if case .scalar = node, let value = scalar(node), !value.text.isEmpty {
        values.append(value)
      } else {
        let start = node.mark.map(position) ?? entry.keyRange.lowerBound
        fault("'\(key)' is one text or a list of texts", at: start..<lineEnd(start))
      }
    }
    return values
  }

  mutating func strings(_ key: String) -> [Value] {
    guard let entry = entries.first(where: { $0.key == key }) else { return [] }
    guard let sequence = entry.node.sequence else {
      fault("'\(key)' is a list, one '- name' a line", at: entry.keyRange)
      return []
    }
    var values: [Value] = []
    for node in sequence {
      if case .scalar = node, let value = scalar(node), !value.text.isEmpty {
        values.append(value)
      } else {
        fault("'\(key)' is a list of names", at: entry.keyRange)
      }
    }
    return values
  }

  mutating func mapping(_ key: String, allowed: [String], kind: String) -> YAMLMapping? {
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    let mapping = YAMLMapping(
      node: entry.node, file: file, range: entry.keyRange, allowed: allowed, kind: kind,
      position: position)
    return mapping
  }

  mutating func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  mutating func fault(_ message: String, at range: Range<Int>, help: [String] = []) {
    diagnostics.append(Diagnostic("invalid-value", message, in: file, at: range, help: help))
  }

  func scalar(_ node: Yams.Node) -> Value? {
    guard let scalar = node.scalar, let mark = scalar.mark else { return nil }
    let start = position(mark)
    let end = max(start, lineEnd(start))
    let quote = scalar.style == .doubleQuoted || scalar.style == .singleQuoted ? 1 : 0
    var offsets = OffsetMap()
    let content = start + quote
    let isVerbatim =
      content + scalar.string.utf8.count <= end
      && file.bytes[content..<(content + scalar.string.utf8.count)]
        .elementsEqual(scalar.string.utf8)
    if isVerbatim {
      offsets.append(text: 0, source: content)
      return Value(
        text: scalar.string, range: start..<(content + scalar.string.utf8.count + quote),
        offsets: offsets, node: node)
    }
    for offset in 0...scalar.string.utf8.count { offsets.append(text: offset, source: start) }
    var value = Value(text: scalar.string, range: start..<end, offsets: offsets, node: node)
    if scalar.style == .doubleQuoted {
      value.escape = (start..<end).dropLast().first {
        file.bytes[$0] == UInt8(ascii: "\\") && isLetter(file.bytes[$0 + 1])
      }.map { $0..<($0 + 2) }
    }
    return value
  }
}
