import Records

/// Where a program's code names a symbol of the modules that it imports, as the compiler resolved it.
struct IndexedName: Sendable, Equatable {
  /// Where the name begins, in the chapter's code.
  var place: Record.Place
  /// The compiler's own name for the symbol, the same as in the module's symbol graph.
  var usr: String
}

extension CodeIndex {
  /// The names of symbols of some modules, in the order of their places.
  func names(of modules: [String]) -> [IndexedName] {
    let marks = modules.map { "\($0.utf8.count)\($0)" }
    return occurrences.compactMap { occurrence in
      guard !occurrence.isDefinition, marks.contains(where: { occurrence.usr.contains($0) }) else {
        return nil
      }
      return IndexedName(place: occurrence.place, usr: occurrence.usr)
    }
  }
}
