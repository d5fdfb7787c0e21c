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
  /// - Complexity: O(places · names that one leads to).
  func earlyValues() -> [EarlyValue] {
    let getters = Set(occurrences.map(\.container).filter { $0.hasSuffix("vg") })
    func isStored(_ usr: String) -> Bool {
      usr.hasSuffix("vp") && !getters.contains(usr.dropLast() + "g")
    }
    var variables: [String: Occurrence] = [:]
    for found in occurrences
    where found.isDefinition && !found.isMember && isStored(found.usr) {
      variables[found.usr] = found
    }
    /// Whether code in a container runs when it is called, not where it stands. The type of a
    /// variable is the end of its name; that of a function ends with `c`.
    func isDeferred(_ container: String) -> Bool {
      !container.isEmpty && (variables[container] == nil || container.hasSuffix("cvp"))
    }
    var uses: [String: Set<String>] = [:]
    for found in occurrences where !found.isDefinition && isDeferred(found.container) {
      let container =
        found.container.hasSuffix("vg") ? found.container.dropLast() + "p" : found.container
      uses[container, default: []].insert(found.usr)
    }
    var early: [EarlyValue] = []
    var told: Set<String> = []
    for found in occurrences where !found.isDefinition && !isDeferred(found.container) {
      var reached: Set = [found.usr]
      var next = [found.usr]
      while let usr = next.popLast() {
        if let variable = variables[usr], variable.position > found.position,
          told.insert(usr).inserted
        {
          early.append(EarlyValue(use: found.place, definition: variable.place))
        }
        next += uses[usr, default: []].filter { reached.insert($0).inserted }
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

  /// The name that begins at a place.
  private func name(at place: Record.Place) -> Range<Int>? {
    guard
      let start = places.offset(
        line: place.line, utf8Column: place.column, in: program.chapter)
    else { return nil }
    let length = program.chapter.bytes[start...].prefix(while: SwiftCode.isName).count
    return start..<(start + max(length, 1))
  }
}
