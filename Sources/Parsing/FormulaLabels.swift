import Book

/// `\label{eq-kr}`, `\eqref{eq-kr}` and `\ref{eq-kr}` inside a formula, which KaTeX does not know.
enum FormulaLabels {
  /// The formula with its label taken out, spaces standing there instead, and its references noted.
  static func taken(from formula: Formula, in file: SourceFile, _ faults: inout Faults) -> Formula {
    guard formula.tex.utf8.contains(UInt8(ascii: "\\")) else { return formula }
    var formula = formula
    var tex = Array(formula.tex.utf8)
    var offset = 0
    while let backslash = tex[offset...].firstIndex(of: UInt8(ascii: "\\")) {
      let name = tex[(backslash + 1)...].prefix(while: isLetter)
      offset = max(name.endIndex, min(backslash + 2, tex.count))
      let command = String(decoding: name, as: UTF8.self)
      guard ["label", "eqref", "ref"].contains(command) else { continue }
      let whole = formula.offsets.source(of: backslash..<name.endIndex)
      let label = tex[name.endIndex...].dropFirst().prefix { $0 != UInt8(ascii: "}") }
      guard name.endIndex < tex.count, tex[name.endIndex] == UInt8(ascii: "{"),
        label.endIndex < tex.count, !label.isEmpty
      else {
        faults.add(
          Diagnostic(
            "invalid-label", "\\\(command) takes a label in braces", in: file, at: whole,
            help: ["write \\\(command){eq-name}"]))
        continue
      }
      offset = label.endIndex + 1
      let placed = PlacedName(
        String(decoding: label, as: UTF8.self),
        range: formula.offsets.source(of: label.startIndex..<label.endIndex))
      guard command == "label" else {
        formula.references.append(
          Formula.Reference(
            label: placed, command: backslash..<offset, isParenthesised: command == "eqref"))
        continue
      }
      if !formula.isDisplay || formula.label != nil {
        faults.add(
          Diagnostic(
            "invalid-label",
            formula.isDisplay
              ? "a formula has one label" : "only a formula between $$ has a number",
            in: file, at: whole))
      }
      let attributes = Attributes(label: placed, range: whole)
      for fault in KnownAttributes.equation.faults(of: attributes, in: file) { faults.add(fault) }
      formula.label = placed
      for index in backslash..<offset { tex[index] = UInt8(ascii: " ") }
    }
    formula.tex = String(decoding: tex, as: UTF8.self)
    return formula
  }
}
