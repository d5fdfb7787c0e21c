/// What formulas became, so that one that stands in many places is set once.
///
/// It holds what was used last, up to some megabytes: all formulas of an ordinary book, and of a
/// book of ten thousand chapters those that come again.
struct FormulaMemo {
  struct Key: Hashable {
    var tex: String
    var isDisplay: Bool
  }

  /// What KaTeX made of a formula.
  enum Setting {
    case html(String)
    /// The position counts UTF-16 units of the TeX; nil when KaTeX names none, or one in a macro.
    case fault(message: String, position: Int?, length: Int)
  }

  /// Bytes of HTML in `recent` at which it becomes `earlier`, and what was there is forgotten.
  static let limit = 16 << 20

  private var recent: [Key: Setting] = [:]
  private var earlier: [Key: Setting] = [:]
  private var size = 0

  /// What is known of a formula; it counts as used.
  mutating func setting(_ key: Key) -> Setting? {
    if let setting = recent[key] { return setting }
    guard let setting = earlier[key] else { return nil }
    keep(setting, for: key)
    return setting
  }

  mutating func keep(_ setting: Setting, for key: Key) {
    if case .html(let html) = setting { size += html.utf8.count }
    recent[key] = setting
    guard size > Self.limit else { return }
    earlier = recent
    recent = [:]
    size = 0
  }
}
