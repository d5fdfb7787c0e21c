/// What differs between the keys of two builds, in words.
struct KeyChanges {
  let old: [RunKey.Part]
  let new: [RunKey.Part]
  /// The line of a block or a value, by the name of its part.
  let lines: [String: Int]

  /// One sentence each; none when nothing differs.
  var words: [String] { surroundings + code }

  private var surroundings: [String] {
    var words: [String] = []
    for kind in RunKey.Kind.allCases where kind != .block && kind != .value {
      let before = old.filter { $0.kind == kind }
      let after = new.filter { $0.kind == kind }
      guard before != after else { continue }
      switch kind {
      case .litgan: words.append("litgan changed" + change(before.first?.name, after.first?.name))
      case .compiler:
        words.append("the compiler changed" + change(before.first?.name, after.first?.name))
      case .flags: words.append("the compiler's flags changed")
      case .limits:
        words.append("the limits changed" + change(before.first?.value, after.first?.value))
      case .isolation:
        words.append(
          "it would be run otherwise" + change(before.first?.value, after.first?.value))
      case .machine:
        words.append("the machine changed: " + list(differing(before, after)))
      case .module:
        words.append("modules that blocks import changed: " + list(differing(before, after)))
      case .file, .variable:
        for name in differing(before, after) {
          let verb =
            !before.contains { $0.name == name }
            ? "was declared"
            : !after.contains { $0.name == name } ? "is no longer declared" : "changed"
          words.append(kind == .variable ? "the variable \(name) \(verb)" : "\(name) \(verb)")
        }
      case .block, .value: break
      }
    }
    return words
  }

  private var code: [String] {
    let isCode: (RunKey.Part) -> Bool = { $0.kind == .block || $0.kind == .value }
    var gone = old.filter(isCode)
    var fresh: [RunKey.Part] = []
    for part in new.filter(isCode) {
      // A block without a label is known by its code: its number changes with those before it.
      let index =
        gone.firstIndex(of: part)
        ?? gone.firstIndex { $0.kind == part.kind && $0.value == part.value }
      if let index { gone.remove(at: index) } else { fresh.append(part) }
    }
    var words: [String] = []
    for part in fresh {
      let index = gone.firstIndex { $0.kind == part.kind && $0.name == part.name }
      if let index { gone.remove(at: index) }
      let place = lines[part.name].map { " (line \($0))" } ?? ""
      words.append("\(part.name) \(index == nil ? "is new" : "changed")\(place)")
    }
    words += gone.map { "\($0.name) is gone" }
    if words.isEmpty, old.filter(isCode).map(\.value) != new.filter(isCode).map(\.value) {
      words.append("the order of the code changed")
    }
    return words
  }

  private func change(_ before: String?, _ after: String?) -> String {
    guard let before, let after, before != after else { return "" }
    return ": \(before) → \(after)"
  }

  private func differing(_ before: [RunKey.Part], _ after: [RunKey.Part]) -> [String] {
    let names = Set(
      before.filter { !after.contains($0) }.map(\.name)
        + after.filter { !before.contains($0) }.map(\.name))
    return names.sorted()
  }

  private func list(_ names: [String]) -> String {
    names.count > 3
      ? names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
      : names.joined(separator: ", ")
  }
}
