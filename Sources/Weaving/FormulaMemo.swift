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

  /// A setting, and the site that it was last used in.
  private struct Entry {
    var setting: Setting
    var site: Int
  }

  private var recent: [Key: Entry] = [:]
  private var earlier: [Key: Entry] = [:]
  private var size = 0
  private var site = 0

  /// From now on formulas are used in another site.
  mutating func beginSite() {
    site += 1
  }

  /// What is known of a formula, and whether the site uses it for the first time since it was kept;
  /// it counts as used.
  mutating func use(_ key: Key) -> (setting: Setting, isFirst: Bool)? {
    if let entry = recent[key] {
      guard entry.site != site else { return (entry.setting, false) }
      recent[key]?.site = site
      return (entry.setting, true)
    }
    guard let entry = earlier[key] else { return nil }
    keep(entry.setting, for: key)
    return (entry.setting, entry.site != site)
  }

  mutating func keep(_ setting: Setting, for key: Key) {
    if case .html(let html) = setting { size += html.utf8.count }
    recent[key] = Entry(setting: setting, site: site)
    guard size > Self.limit else { return }
    earlier = recent
    recent = [:]
    size = 0
  }
}
