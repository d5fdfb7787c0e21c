import Foundation

/// Reads one column of a formula from left to right.
struct FormulaReader {
  /// A piece of TeX.
  struct Item {
    var tex: String
    var isRelation = false
    /// `|` or `‖`, whose side is not known before the whole group is.
    var bar: Character?

    init(_ tex: String, isRelation: Bool = false, bar: Character? = nil) {
      self.tex = tex
      self.isRelation = isRelation
      self.bar = bar
    }
  }

  let characters: [Character]
  var position = 0

  init(_ characters: [Character]) {
    self.characters = characters
  }

  /// The items up to a closing bracket, or to the end.
  mutating func group() -> [Item] {
    var items: [Item] = []
    while let character = current, FormulaSigns.closing[character] == nil {
      items.append(item())
    }
    // A bracket that nothing opened is set as it stands.
    if let character = current, depth == 0, let tex = FormulaSigns.closing[character] {
      position += 1
      return items + [Item(tex)] + group()
    }
    return items
  }

  private var depth = 0
  var current: Character? { peek(0) }

  func peek(_ offset: Int) -> Character? {
    characters.indices.contains(position + offset) ? characters[position + offset] : nil
  }

  /// The items as TeX, bars with their sides.
  static func joined(_ items: [Item]) -> String {
    var counts: [Character: Int] = [:]
    for item in items { if let bar = item.bar { counts[bar, default: 0] += 1 } }
    var isOpen: [Character: Bool] = [:]
    let tex = items.map { item in
      guard let bar = item.bar else { return item.tex }
      let name = bar == "|" ? "vert " : "Vert "
      if counts[bar] == 1 { return "\\mathbin{\\\(name)}" }
      isOpen[bar, default: false].toggle()
      return (isOpen[bar]! ? "\\l" : "\\r") + name
    }.joined()
    // A command's name ends with a space, which is one too many before another and before a script.
    return tex.replacing("  ", with: " ").replacing(" _", with: "_").replacing(" ^", with: "^")
  }

  // MARK: Items

  private mutating func item() -> Item {
    let character = current!
    if character == "|" || character == "‖" {
      position += 1
      return Item("", bar: character)
    }
    if let tex = FormulaSigns.relations[character] {
      position += 1
      return Item(tex, isRelation: true)
    }
    if isWord(at: position) { return Item(word()) }
    return Item(atom())
  }

  /// One sign, number or group; scripts are items of their own.
  private mutating func atom() -> String {
    let character = current!
    if let matrix = matrix() { return matrix }
    if FormulaSigns.opening[character] != nil { return brackets() }
    if character.isASCII, character.isNumber { return number() }
    if FormulaSigns.superscripts[character] != nil {
      return "^{" + run(FormulaSigns.superscripts) + "}"
    }
    if FormulaSigns.subscripts[character] != nil {
      return "_{" + run(FormulaSigns.subscripts) + "}"
    }
    position += 1
    switch character {
    case "√":
      while current == " " { position += 1 }
      return "\\sqrt{\(argument())}"
    case "^", "_": return "\(character){\(script(after: character))}"
    case "*" where current == "(" || current == nil: return "^{*}"
    case "Σ" where !isMatrix: return "\\sum "
    default: break
    }
    return Self.sign(character)
  }

  /// A sum's sign becomes a matrix's by a capital index.
  private var isMatrix: Bool {
    current == "_" && peek(1)?.isUppercase == true
  }

  private static func sign(_ character: Character) -> String {
    if let tex = FormulaSigns.letters[character] ?? FormulaSigns.others[character] { return tex }
    let scalars = Array(
      String(character).decomposedStringWithCanonicalMapping.unicodeScalars)
    if scalars.count == 2, let accent = FormulaSigns.accents[scalars[1]] {
      return "\\\(accent){\(sign(Character(scalars[0])))}"
    }
    return String(character)
  }

  private mutating func run(_ table: [Character: String]) -> String {
    var tex = ""
    while let character = current, let part = table[character] {
      tex += part
      position += 1
    }
    return tex
  }

  /// `12`, `1.5` or `1e-5`.
  private mutating func number() -> String {
    var digits = ""
    while let character = current,
      character.isASCII && character.isNumber
        || character == "." && peek(1)?.isNumber == true
    {
      digits.append(character)
      position += 1
    }
    guard current == "e", let sign = peek(1), let digit = peek(2), "-−".contains(sign),
      digit.isNumber
    else { return digits }
    position += 2
    let exponent = "10^{-\(number())}"
    return digits == "1" ? exponent : "\(digits) \\cdot \(exponent)"
  }

  private mutating func brackets() -> String {
    let open = FormulaSigns.opening[current!]!
    let (inner, close) = inner()
    return open + inner + (close.flatMap { FormulaSigns.closing[$0] } ?? "")
  }

  /// What stands between the brackets at the position, which moves behind them, and the closing
  /// one: nil where the column ends without it.
  private mutating func inner() -> (tex: String, close: Character?) {
    position += 1
    depth += 1
    let tex = Self.joined(group())
    depth -= 1
    let close = current
    if close != nil { position += 1 }
    return (tex, close)
  }

  /// What a root is drawn over.
  private mutating func argument() -> String {
    guard let character = current else { return "" }
    if character == "(" { return inner().tex }
    var tex = atom()
    while let next = current, FormulaSigns.subscripts[next] != nil { tex += atom() }
    return tex
  }

  private mutating func script(after mark: Character) -> String {
    guard let character = current else { return "" }
    if character == "(" || character == "{" { return inner().tex }
    if character == "−" || character == "-" {
      position += 1
      return "-" + script(after: mark)
    }
    var letters = ""
    while let letter = current, letter.isASCII, letter.isLetter {
      letters.append(letter)
      position += 1
      if mark == "^" { break }
    }
    if letters.isEmpty, character == "½" {
      position += 1
      return "1/2"
    }
    if letters.isEmpty { return atom() }
    return letters.count > 2 ? "\\mathrm{\(letters)}" : letters
  }

  // MARK: Matrices

  /// `[a b; c d]` at the position, if that is what stands there.
  private mutating func matrix() -> String? {
    guard current == "[" else { return nil }
    var depth = 0
    var rows: [[[Character]]] = [[[]]]
    var hasCommas = false
    var index = position + 1
    scan: while index < characters.count {
      let character = characters[index]
      if FormulaSigns.opening[character] != nil { depth += 1 }
      if FormulaSigns.closing[character] != nil {
        if depth == 0 { break scan }
        depth -= 1
      }
      if character == ",", depth == 0 { hasCommas = true }
      index += 1
    }
    guard index < characters.count else { return nil }
    depth = 0
    for character in characters[(position + 1)..<index] {
      if FormulaSigns.opening[character] != nil { depth += 1 }
      if FormulaSigns.closing[character] != nil { depth -= 1 }
      let row = rows.count - 1
      if depth == 0, character == ";" {
        rows.append([[]])
      } else if depth == 0, character == (hasCommas ? "," : " ") {
        rows[row].append([])
      } else {
        rows[row][rows[row].count - 1].append(character)
      }
    }
    guard rows.count > 1 else { return nil }
    position = index + 1
    let cells = rows.map { row in
      row.filter { !$0.allSatisfy { $0 == " " } }.map { cell in
        var reader = FormulaReader(cell)
        return Self.joined(reader.group())
      }.joined(separator: " & ")
    }
    return "\\begin{bmatrix} " + cells.joined(separator: " \\\\ ") + " \\end{bmatrix}"
  }
}
