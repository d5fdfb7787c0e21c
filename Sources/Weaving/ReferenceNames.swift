import Reference

/// Where the symbols of a module stand: the page and the id of each.
struct ReferenceNames {
  private struct Key: Hashable {
    var title: String
    var declaration: String
    var line: Int
  }

  private struct Place: Equatable {
    var page: String
    var id: String
  }

  private var ids: [Key: String] = [:]
  /// By title, with and without parameters; nil for a name of several symbols.
  private var places: [String: Place?] = [:]

  init(_ module: ReferenceModule) {
    for file in module.files {
      var used: [String: Int] = [:]
      for symbol in file.symbols {
        let wanted = Self.id(symbol.title)
        used[wanted, default: 0] += 1
        let id = used[wanted] == 1 ? wanted : "\(wanted)-\(used[wanted]!)"
        ids[Self.key(symbol)] = id
        let place = Place(page: file.page, id: id)
        let short = (symbol.path.dropLast() + [symbol.baseName]).joined(separator: ".")
        for name in Set([symbol.title, short]) {
          places[name] = places[name] == nil ? .some(place) : .some(nil)
        }
      }
    }
  }

  /// Unique on the symbol's page.
  func id(_ symbol: ReferenceModule.Symbol) -> String {
    guard let id = ids[Self.key(symbol)] else {
      preconditionFailure("\(symbol.title) is no symbol of the module")
    }
    return id
  }

  /// Address of the one symbol of this name, seen from a page; nil when there is none, or several.
  func link(_ name: String, from file: ReferenceModule.File) -> String? {
    guard case .some(.some(let place)) = places[name] else { return nil }
    return (place.page == file.page ? "" : place.page) + "#" + place.id
  }

  private static func key(_ symbol: ReferenceModule.Symbol) -> Key {
    Key(title: symbol.title, declaration: symbol.declaration, line: symbol.line)
  }

  /// Letters, digits and full stops stay; every other run of signs becomes a hyphen. An operator,
  /// which has nothing else, is spelt by its code points.
  private static func id(_ title: String) -> String {
    var id = ""
    for character in title {
      if character.isLetter || character.isNumber || character == "." || character == "_" {
        id.append(character)
      } else if "(): ".contains(character) {
        if !id.isEmpty, id.last != "-" { id.append("-") }
      } else {
        id += character.unicodeScalars.map { "u" + String($0.value, radix: 16) }.joined()
      }
    }
    while id.last == "-" { id.removeLast() }
    return id
  }
}
