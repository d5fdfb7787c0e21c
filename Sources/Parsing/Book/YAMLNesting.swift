import Book
import Yams

/// Lists and mappings inside a mapping.
extension YAMLMapping {
  /// The values of a mapping whose keys are the author's own.
  mutating func texts(_ key: String) -> [(name: PlacedName, value: Value)] {
    guard let entry = entries.first(where: { $0.key == key }) else { return [] }
    guard let mapping = entry.node.mapping else {
      fault("'\(key)' is a mapping, one 'name: text' a line", at: entry.keyRange)
      return []
    }
    var texts: [(name: PlacedName, value: Value)] = []
    for (keyNode, node) in mapping {
      guard let name = scalar(keyNode) else { continue }
      if case .scalar = node, let value = scalar(node), !value.text.isEmpty {
        texts.append((PlacedName(name.text, range: name.range), value))
      } else {
        fault("'\(name.text)' takes one text", at: name.range)
      }
    }
    return texts
  }

  func isScalar(_ key: String) -> Bool {
    if case .scalar = entries.first(where: { $0.key == key })?.node { true } else { false }
  }

  /// A mapping, or a list of them; each keeps its own diagnostics.
  mutating func mappings(_ key: String, allowed: [String], kind: String) -> [YAMLMapping] {
    guard let entry = entries.first(where: { $0.key == key }) else { return [] }
    let nodes = entry.node.sequence.map(Array.init) ?? [entry.node]
    return nodes.map { node in
      let start = node.mark.map(position) ?? entry.keyRange.lowerBound
      return YAMLMapping(
        node: node, file: file, range: start..<lineEnd(start), allowed: allowed, kind: kind,
        position: position)
    }
  }

  /// Whole numbers in a list, or in a list of one list.
  func numbers(_ key: String) -> [Int?] {
    guard let list = entries.first(where: { $0.key == key })?.node.sequence else { return [] }
    return (list.first?.sequence ?? list).map { $0.int ?? $0.string.flatMap { Int($0) } }
  }

  /// The mappings that a whole file lists, by themselves or under one key.
  static func list(
    in file: SourceFile, under key: String, allowed: [String], kind: String,
    _ diagnostics: inout [Diagnostic]
  ) -> [YAMLMapping] {
    let whole = 0..<file.bytes.count
    let position = { (mark: Mark) in file.offset(line: mark.line, column: mark.column) }
    do {
      guard let root = try compose(yaml: file.text(whole)) else { return [] }
      guard let list = root.sequence ?? root.mapping?[key]?.sequence else {
        diagnostics.append(
          Diagnostic(
            "invalid-yaml", "expected a list of entries under '\(key):'", in: file,
            at: root.mark.map { position($0)..<position($0) } ?? 0..<0,
            help: ["begin each with '- id: …'"]))
        return []
      }
      return list.map { node in
        let start = node.mark.map(position) ?? 0
        let end = file.lineRange(file.location(of: start).line).upperBound
        return YAMLMapping(
          node: node, file: file, range: start..<end, allowed: allowed, kind: kind,
          position: position)
      }
    } catch let error as YamlError {
      diagnostics.append(diagnostic(error, file: file, range: whole, position: position))
    } catch {
      diagnostics.append(Diagnostic("invalid-yaml", "\(error)", in: file, at: whole))
    }
    return []
  }
}
