/// What was made of texts, so that one that stands in many places is worked on once.
///
/// It holds what was used last, up to some megabytes: all formulas of an ordinary book, and of a
/// book of ten thousand chapters those that come again.
struct RecentMemo<Key: Hashable, Value> {
  /// Bytes in `recent` at which it becomes `earlier`, and what was there is forgotten.
  static var limit: Int { 16 << 20 }

  private var recent: [Key: (value: Value, size: Int)] = [:]
  private var earlier: [Key: (value: Value, size: Int)] = [:]
  private var size = 0
  /// Whether there was more than there is room for.
  private(set) var hasForgotten = false

  /// What was used, as long as there is room for all of it.
  var used: [Key: Value] { recent.mapValues(\.value) }

  /// What is known of a text; it counts as used.
  mutating func value(_ key: Key) -> Value? {
    if let known = recent[key] { return known.value }
    guard let known = earlier[key] else { return nil }
    keep(known.value, size: known.size, for: key)
    return known.value
  }

  /// - Parameter size: Bytes that the value takes.
  mutating func keep(_ value: Value, size added: Int, for key: Key) {
    size += added
    recent[key] = (value, added)
    guard size > Self.limit else { return }
    hasForgotten = true
    earlier = recent
    recent = [:]
    size = 0
  }
}
