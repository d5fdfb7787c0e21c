import Book

/// Names as the author–date style of the Chicago Manual writes them.
enum AuthorNames {
  /// In a sentence: `Peyré and Cuturi`, from four on `Goyal et al.`
  ///
  /// - Parameter needsInitials: Somebody else of the first one's family name is cited too.
  static func short(_ names: [Bibliography.Name], needsInitials: Bool = false) -> String {
    guard names.count < 4 else {
      return short([names[0]], needsInitials: needsInitials) + " et al."
    }
    var parts = names.map(familyName)
    if needsInitials, !names[0].given.isEmpty { parts[0] = initials(names[0]) + " " + parts[0] }
    return joined(parts)
  }

  /// In a list of references, the first with its family name first: `Peyré, Gabriel, and Marco
  /// Cuturi`; of more than ten the first seven.
  static func full(_ names: [Bibliography.Name]) -> String {
    guard let first = names.first else { return "" }
    let shown = names.count > 10 ? names.prefix(7) : names[...]
    let parts = [inverted(first)] + shown.dropFirst().map(plain)
    if names.count > 10 { return parts.joined(separator: ", ") + ", et al." }
    guard let last = parts.last, parts.count > 1 else { return parts[0] }
    return parts.dropLast().joined(separator: ", ") + ", and " + last
  }

  /// With given names first: `Doina Precup and Yee Whye Teh`.
  static func plain(_ names: [Bibliography.Name]) -> String {
    joined(names.map(plain))
  }

  private static func joined(_ parts: [String]) -> String {
    switch parts.count {
    case 0: ""
    case 1: parts[0]
    case 2: parts[0] + " and " + parts[1]
    default: parts.dropLast().joined(separator: ", ") + ", and " + parts[parts.count - 1]
    }
  }

  /// `van der Vaart`, `UNESCO`
  private static func familyName(_ name: Bibliography.Name) -> String {
    name.literal.isEmpty ? words(name.particle, name.family) : name.literal
  }

  /// `Aad van der Vaart`, `Martin Luther King Jr.`
  private static func plain(_ name: Bibliography.Name) -> String {
    guard name.literal.isEmpty else { return name.literal }
    return words(name.given, name.droppingParticle, name.particle, name.family, name.suffix)
  }

  /// `Vaart, Aad van der`, `King, Martin Luther, Jr.`
  private static func inverted(_ name: Bibliography.Name) -> String {
    guard name.literal.isEmpty else { return name.literal }
    let given = words(name.given, name.droppingParticle, name.particle)
    return [name.family, given, name.suffix].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// `G. H.` of `Gene Howard`.
  private static func initials(_ name: Bibliography.Name) -> String {
    name.given.split(separator: " ").map { "\($0.prefix(1))." }.joined(separator: " ")
  }

  private static func words(_ parts: String...) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
