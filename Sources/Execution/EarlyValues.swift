import Book
import Records

/// A place where a chapter asks for a variable before the line that gives it its value.
///
/// Swift lets the code of a `main.swift` name a variable that a later line defines, and finds zeros
/// there.
struct EarlyValue: Sendable, Equatable {
  /// Where a variable, or what uses it, is named.
  var use: Record.Place
  /// Where the variable is defined.
  var definition: Record.Place
}

extension CodeIndex {
  /// The first use of each variable that comes before its definition, itself or by a function that
  /// uses it.
  ///
  /// What stands in functions, in closures that are kept in variables and in computed variables is
  /// used where those are named.
  ///
  /// - Parameter text: That of `main.swift`: what a closure may keep for later is not told.
  /// - Complexity: O(places · names that one leads to).
  func earlyValues(in text: String) -> [EarlyValue] {
    lazy var closures = ClosureUse(text)
    let getters = Set(occurrences.map(\.container).filter { $0.hasSuffix("vg") })
    func isStored(_ usr: String) -> Bool {
      usr.hasSuffix("vp") && !getters.contains(usr.dropLast() + "g")
    }
    var variables: [String: Occurrence] = [:]
    for found in occurrences
    where found.isDefinition && !found.isMember && isStored(found.usr) {
      variables[found.usr] = found
    }
    /// Whether a variable holds a function. The type of a variable is the end of its name; that of
    /// a function ends with `c`.
    func holdsFunction(_ usr: String) -> Bool { usr.hasSuffix("cvp") }
    /// Whether code in a container runs when it is called, not where it stands.
    func isDeferred(_ container: String) -> Bool {
      !container.isEmpty && (variables[container] == nil || holdsFunction(container))
    }
    var uses: [String: Set<String>] = [:]
    for found in occurrences {
      if found.isDefinition {
        // Whoever calls a requirement may call what implements it.
        if !found.overridden.isEmpty { uses[found.overridden, default: []].insert(found.usr) }
      } else if isDeferred(found.container) {
        let container =
          found.container.hasSuffix("vg") ? found.container.dropLast() + "p" : found.container
        uses[container, default: []].insert(found.usr)
      }
    }
    var early: [EarlyValue] = []
    var told: Set<String> = []
    for found in occurrences where !found.isDefinition && !isDeferred(found.container) {
      let isFunction = holdsFunction(found.usr) || !found.usr.hasSuffix("vp")
      var names: Set<String> = []
      var reached: Set = [found.usr]
      var next = [found.usr]
      while let usr = next.popLast() {
        if let variable = variables[usr], variable.position > found.position { names.insert(usr) }
        next += uses[usr, default: []].filter { reached.insert($0).inserted }
      }
      // Few names come to this.
      guard !names.isEmpty,
        !closures.isMaybeLater(
          at: found.position, isFunction: isFunction && names != [found.usr])
      else { continue }
      early += names.sorted().filter { told.insert($0).inserted }.compactMap { name in
        variables[name].map { EarlyValue(use: found.place, definition: $0.place) }
      }
    }
    return early
  }
}

/// Puts early values into words.
struct EarlyValueReport {
  let program: Program
  let places: CodeMap

  func failures(_ early: [EarlyValue]) -> [Diagnostic] {
    early.compactMap { value in
      guard let use = name(at: value.use), let definition = name(at: value.definition) else {
        return nil
      }
      let isProse = program.inlineValues.contains { $0.contains(use.lowerBound) }
      let cell = program.cells.first { $0.contains(use.lowerBound) }
      let place =
        cell?.contains(definition.lowerBound) ?? false ? "a line" : "a block"
      let (user, variable) = (program.chapter.text(use), program.chapter.text(definition))
      let fault =
        user == variable
        ? "'\(variable)' has no value yet" : "'\(user)' uses '\(variable)', which has no value yet"
      return Diagnostic(
        "early-value", "\(fault): \(place) further down defines it", in: program.chapter, at: use,
        help: [
          isProse
            ? "move the block before the sentence; 'echo: false' hides its code"
            : "define '\(variable)' before this line"
        ])
    }
  }

  /// The name or the operator that begins at a place; the name before it, where a value is called.
  private func name(at place: Record.Place) -> Range<Int>? {
    guard
      let start = places.offset(
        line: place.line, utf8Column: place.column, in: program.chapter)
    else { return nil }
    let bytes = program.chapter.bytes
    let name = bytes[start...].prefix(while: SwiftCode.isName).count
    if name > 0 { return start..<(start + name) }
    let called = bytes[..<start].reversed().prefix(while: SwiftCode.isName).count
    if bytes[start] == UInt8(ascii: "("), called > 0 { return (start - called)..<start }
    let sign = bytes[start...].prefix { "+-*/%<>=!&|^~?.".utf8.contains($0) }.count
    return start..<(start + max(sign, 1))
  }
}
