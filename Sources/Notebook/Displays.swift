import Records

/// How values become text: for blocks, for prose, and for the values of variables.
///
/// Of what holds other values only the first few are looked at, so that the text of a value costs
/// little however large the value is.
enum Displays {
  static func display<Value>(of value: Value) throws(DisplayError) -> Display {
    if let displayable = value as? any Displayable { return try displayable.display() }
    return .text(text(of: value, limit: 24, depth: 0))
  }

  /// In prose: numbers are rounded to six significant digits and written as people write them.
  static func inlineText<Value>(of value: Value) -> String {
    text(of: value, limit: 24, depth: 0)
  }

  /// One line, at most 80 characters.
  static func summary<Value>(of value: Value) -> String {
    let text = text(of: value, limit: 6, depth: 0, room: 80)
    guard text.utf8.count > 80 else { return text }
    return text.prefix(79) + "…"
  }

  /// - Parameters:
  ///   - limit: How many elements or fields are shown.
  ///   - depth: How many values hold this one; from the third on only the kind is told.
  ///   - room: How many bytes are of use: what comes after them is left out.
  static func text<Value>(
    of value: Value, limit: Int, depth: Int, room: Int = .max
  ) -> String {
    switch value {
    case let number as Double: return number.formatted()
    case let number as any BinaryInteger: return number.formatted()
    // Where it points differs from run to run.
    case is any _Pointer: return "\(type(of: value))"
    case let text as String: return depth == 0 ? text : "\"\(text.prefix(80))\""
    case let summarised as any Summarised: return summarised.summary
    case let values as any Collection: return list(values, limit: limit, depth: depth, room: room)
    case let described as any CustomStringConvertible: return described.description
    default: return fields(of: value, limit: limit, depth: depth, room: room)
    }
  }

  /// `[1, 2, … (441 in all)]`
  static func list(
    _ values: some Collection, limit: Int, depth: Int, room: Int = .max
  ) -> String {
    guard depth < 2 else { return "[\(values.count) in all]" }
    var list = "["
    for value in values.prefix(limit) where list.utf8.count <= room {
      if list != "[" { list += ", " }
      list += text(of: value, limit: limit, depth: depth + 1, room: room - list.utf8.count)
    }
    return list + (values.count > limit ? ", … (\(values.count) in all)]" : "]")
  }

  /// `Point(x: 1, y: 2)`, a tuple without its name, an enumeration's case.
  private static func fields<Value>(
    of value: Value, limit: Int, depth: Int, room: Int
  ) -> String {
    let mirror = Mirror(reflecting: value)
    let isTuple = mirror.displayStyle == .tuple
    if mirror.displayStyle == .optional {
      return mirror.children.first.map {
        text(of: $0.value, limit: limit, depth: depth, room: room)
      } ?? "nil"
    }
    if mirror.displayStyle == .enum {
      guard let payload = mirror.children.first else { return String(describing: value) }
      let name = payload.label ?? "\(type(of: value))"
      return name + "(" + text(of: payload.value, limit: limit, depth: depth + 1, room: room) + ")"
    }
    let name = isTuple ? "" : "\(type(of: value))"
    guard depth < 2, !mirror.children.isEmpty else { return isTuple ? "()" : name }
    let opening = name + "("
    var fields = opening
    for child in mirror.children.prefix(limit) where fields.utf8.count <= room {
      if fields != opening { fields += ", " }
      if let label = child.label, !label.hasPrefix(".") { fields += label + ": " }
      let room = room - fields.utf8.count
      fields += text(of: child.value, limit: limit, depth: depth + 1, room: room)
    }
    return fields + ")"
  }
}
