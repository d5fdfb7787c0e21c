public import Book

/// Which identifiers the code of a chapter uses: that of its executed blocks and inline values.
///
/// Comments and string literals do not count; a name in an interpolation neither.
public struct ChapterUses: Sendable, Equatable {
  private var words: Set<String> = []
  /// Those that follow a full stop.
  private var members: Set<String> = []

  public init(_ chapter: Chapter) {
    for cell in chapter.cells {
      for line in cell.lines { read(chapter.source.text(line)) }
    }
    for value in chapter.inlineValues { read(value.expression) }
  }

  /// Whether the chapter uses a symbol: a function or a type by its name, a member by its name
  /// after a full stop where the chapter names the type too. Operators and initialisers are not
  /// looked for.
  public func contains(_ symbol: ReferenceModule.Symbol) -> Bool {
    guard symbol.isMember else { return words.contains(symbol.baseName) }
    return members.contains(symbol.baseName)
      && symbol.path.dropLast().allSatisfy { words.contains($0) }
  }

  private mutating func read(_ line: String) {
    var word = ""
    var previous: Character = " "
    var beforeWord: Character = " "
    var isString = false
    func isPart(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_"
    }
    for character in line + "\n" {
      if !isString, isPart(character) {
        if word.isEmpty { beforeWord = previous }
        word.append(character)
      } else if !word.isEmpty {
        words.insert(word)
        if beforeWord == "." { members.insert(word) }
        word = ""
      }
      if character == "\"", previous != "\\" { isString.toggle() }
      if !isString, character == "/", previous == "/" { return }
      previous = character
    }
  }
}
