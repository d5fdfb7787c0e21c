/// Words in a formula: names of functions, abbreviations, differentials, and prose between signs.
extension FormulaReader {
  private func isLetter(_ index: Int) -> Bool {
    characters.indices.contains(index) && characters[index].isASCII && characters[index].isLetter
  }

  /// Whether a word of two or more letters begins there.
  func isWord(at index: Int) -> Bool { isLetter(index) && isLetter(index + 1) }

  /// The word that begins there; hyphens and apostrophes between letters belong to it.
  private func word(at start: Int) -> String {
    var end = start
    while isLetter(end)
      || end > start && "-'’".contains(characters[min(end, characters.count - 1)])
        && isLetter(end - 1) && isLetter(end + 1)
    {
      end += 1
    }
    return String(characters[start..<end])
  }

  /// Whether a word is part of the mathematics: a function, or an abbreviation in capitals.
  private func isName(_ word: String, endingAt end: Int) -> Bool {
    if FormulaSigns.functions.contains(word) || Self.isAbbreviation(word) { return true }
    if Self.isDifferential(word) { return true }
    guard characters.indices.contains(end) else { return false }
    let next = characters[end]
    return "(_^*".contains(next) || FormulaSigns.superscripts[next] != nil
      || FormulaSigns.subscripts[next] != nil
  }

  /// Capitals, with a `d` before them that makes a differential: `KL`, `dJS`.
  private static func isAbbreviation(_ word: String) -> Bool {
    word.drop { $0 == "d" }.count > 1 && word.drop { $0 == "d" }.allSatisfy(\.isUppercase)
  }

  private static func isDifferential(_ word: String) -> Bool {
    word.count == 2 && word.first == "d" && "mpqtxyz".contains(word.last!)
  }

  mutating func word() -> String {
    let word = word(at: position)
    let end = position + word.count
    guard isName(word, endingAt: end) else { return prose() }
    let previous = position > 0 ? characters[position - 1] : " "
    position = end
    if FormulaSigns.functions.contains(word) { return "\\\(word) " }
    if Self.isDifferential(word) {
      return (previous == " " ? "\\," : "") + "\\mathrm{d}\(word.last!)"
    }
    if word.first == "d", Self.isAbbreviation(word) {
      return "\\mathrm{d}\\operatorname{\(word.dropFirst())}"
    }
    return "\\operatorname{\(word)}"
  }

  /// Words and the punctuation behind them, with the spaces that part them from signs.
  private mutating func prose() -> String {
    var text = ""
    let before = characters[..<position].last { $0 != " " }
    if position > 0, characters[position - 1] == " ", let before, !isOperator(before) {
      text = " "
    }
    while position < characters.count {
      let word = word(at: position)
      guard word.count > 1, !isName(word, endingAt: position + word.count) else { break }
      text += word
      position += word.count
      while let mark = current, ":,;.".contains(mark) {
        text.append(mark)
        position += 1
      }
      guard current == " " else { break }
      if isWord(at: position + 1) {
        text += " "
        position += 1
      } else {
        if let next = peek(1), !isOperator(next) { text += " " }
        break
      }
    }
    return "\\text{\(text)}"
  }

  private func isOperator(_ character: Character) -> Bool {
    FormulaSigns.relations[character] != nil || "+−·/×".contains(character)
  }
}
