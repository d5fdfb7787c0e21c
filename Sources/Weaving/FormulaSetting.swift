/// What KaTeX made of a formula.
enum FormulaSetting: Sendable {
  /// With the CSS classes in it.
  case html(String, classes: ClassSet)
  /// The position counts UTF-16 units of the TeX; nil when KaTeX names none, or one in a macro.
  case fault(message: String, position: Int?, length: Int)

  /// What a formula is set from.
  struct Key: Hashable, Comparable {
    var tex: String
    var isDisplay: Bool

    static func < (one: Key, other: Key) -> Bool {
      one.tex == other.tex ? !one.isDisplay && other.isDisplay : one.tex < other.tex
    }
  }
}
