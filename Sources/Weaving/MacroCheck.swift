public import Book

/// Whether KaTeX can set the definitions of a book's macros.
extension Typesetter {
  /// What KaTeX refuses, at its place in `book.yml`.
  ///
  /// A definition is set with a letter for each parameter. It has to be whole: half of an
  /// environment, as TeX would take it, is refused.
  ///
  /// - Throws: That KaTeX cannot be loaded.
  public func faults(
    of macros: [Macro], in file: SourceFile
  ) throws(Diagnostics) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for macro in macros {
      // A parameter's two signs become two, so that places stay what they are.
      let sample = macro.definition.replacing(/#[1-9]/, with: " x")
      let setting = try setting(FormulaSetting.Key(tex: sample, isDisplay: true), isShown: false)
      guard case .fault(let message, let position, let length) = setting else { continue }
      // What a colour or a length is has to be known, and a letter is none.
      if let position, message.hasPrefix("Invalid "),
        macro.definition.utf16.dropFirst(position).prefix(length + 2).contains(0x23)
      {
        continue
      }
      let formula = Formula(
        tex: macro.definition, isDisplay: false, offsets: macro.offsets, range: macro.range)
      faults.append(
        Diagnostic(
          "invalid-macro", "KaTeX cannot set the macro '\(macro.name.text)': \(message)",
          in: file, at: Self.range(position, length, of: formula)))
    }
    return faults
  }
}
