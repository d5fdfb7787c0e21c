import Book

/// The lists, quotes and fenced blocks that are open around a line.
extension BlockOutline {
  enum Container {
    case quote
    /// A block between fences of colons, which asks nothing of its lines.
    case fenced(Range<Int>)
    /// Its lines are indented by four columns.
    case footnote
    /// Columns by which a line must be indented to belong to the item.
    case item(indent: Int, isEmpty: Bool)
  }

  /// Consumes the marks of the containers that the line continues.
  func matchContainers(_ cursor: inout LineCursor) -> Int {
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote:
        var ahead = cursor
        guard ahead.indentation <= 3 else { return index }
        ahead.skipSpaces()
        guard ahead.next == UInt8(ascii: ">") else { return index }
        ahead.advance(1)
        ahead.consume(columns: 1)
        cursor = ahead
      case .fenced: break
      case .footnote:
        if cursor.isBlank {
          cursor.skipSpaces()
        } else {
          guard cursor.indentation >= 4 else { return index }
          cursor.consume(columns: 4)
        }
      case .item(let indent, let isEmpty):
        if cursor.isBlank {
          guard !isEmpty else { return index }
          cursor.skipSpaces()
        } else {
          guard cursor.indentation >= indent else { return index }
          cursor.consume(columns: indent)
        }
      }
    }
    return containers.count
  }

  mutating func open(_ container: Container, at offset: Int) -> Bool {
    containers.append(container)
    guard containers.count > Self.deepest else { return true }
    isTooDeep = true
    faults.add(.tooDeep(Self.deepest, in: file, at: offset..<(offset + 1)))
    return false
  }

  /// Ends what the new block is not part of; called once a line.
  mutating func begin(_ opened: inout Bool, _ matched: Int) {
    closeOpen(opened: opened, matched: matched)
    opened = true
    leaf = .none
  }

  mutating func closeOpen(opened: Bool, matched: Int) {
    if !opened { closeContainers(to: matched) }
  }

  mutating func closeContainers(to count: Int) {
    while containers.count > count {
      leaf = .none
      followsTable = false
      switch containers.removeLast() {
      case .fenced(let fence):
        unclosed.insert(fence.lowerBound)
        guard !isTooDeep else { continue }
        faults.add(
          Diagnostic(
            "unclosed-fence", "the block has no end", in: file, at: fence,
            help: ["end it with a line of ::: where its text ends"]))
      case .footnote: elements.append(.footnoteCloses(at: lineStart))
      default: break
      }
    }
  }

  /// The innermost item has something in it, so that a blank line no longer ends it.
  mutating func markNotEmpty() {
    followsTable = false
    if case .item(let indent, true) = containers.last {
      containers[containers.count - 1] = .item(indent: indent, isEmpty: false)
    }
  }
}
