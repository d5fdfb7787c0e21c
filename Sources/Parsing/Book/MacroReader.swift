import Book

/// Reads `macros` of book.yml: the name of a command, and the TeX that stands for it.
///
/// Whether KaTeX can set a definition is checked where KaTeX is at hand.
enum MacroReader {
  static func macros(of mapping: inout YAMLMapping, in file: SourceFile) -> [Macro] {
    mapping.texts("macros").compactMap { name, value in
      if let fault = fault(of: name, in: file) ?? fault(of: value, in: file) {
        mapping.add(fault)
        return nil
      }
      return Macro(
        name: name, definition: value.text, offsets: value.offsets, range: value.range)
    }
  }

  /// A command is a backslash and letters, or a backslash and one other sign.
  private static func fault(of name: PlacedName, in file: SourceFile) -> Diagnostic? {
    let sign = name.text.dropFirst()
    let isCommand =
      name.text.hasPrefix("\\")
      && (sign.count == 1 || !sign.isEmpty && sign.utf8.allSatisfy(isLetter))
    guard !isCommand else { return nil }
    let letters = name.text.filter { $0.isASCII && $0.isLetter }
    return Diagnostic(
      "invalid-macro", "'\(name.text)' is not the name of a TeX command", in: file,
      at: name.range,
      help: [
        "a name is a backslash and letters"
          + (letters.isEmpty ? "" : ": \\\(letters)")
      ])
  }

  private static func fault(of value: YAMLMapping.Value, in file: SourceFile) -> Diagnostic? {
    if let escape = value.escape {
      return Diagnostic(
        "invalid-macro", "a backslash in double quotes is YAML's, not TeX's", in: file,
        at: escape, help: ["put the definition in single quotes: '…'"])
    }
    // KaTeX counts parameters up to the first that is missing.
    for number in 2...9 {
      guard let mark = value.text.range(of: "#\(number)"), !value.text.contains("#\(number - 1)")
      else { continue }
      let start = value.text.utf8.distance(
        from: value.text.startIndex, to: mark.lowerBound)
      return Diagnostic(
        "invalid-macro", "the definition has #\(number) and no #\(number - 1)", in: file,
        at: value.offsets.source(of: start..<(start + 2)),
        help: ["parameters are numbered from #1 on"])
    }
    return nil
  }
}
