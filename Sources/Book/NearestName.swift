/// The known name most like a misspelt one, or nil when none is close.
///
/// Distance is Damerau–Levenshtein (optimal string alignment) on lower-cased text; a name is
/// close when at most a third of its characters, and at least one, would have to change.
///
/// - Complexity: O(candidates · length²).
public func nearestName(to word: String, among candidates: some Sequence<String>) -> String? {
  let typed = Array(word.lowercased())
  var best: (name: String, distance: Int)?
  for name in candidates {
    let distance = editDistance(typed, Array(name.lowercased()))
    guard distance <= max(1, max(typed.count, name.count) / 3) else { continue }
    if best == nil || distance < best!.distance { best = (name, distance) }
  }
  return best?.name
}

/// Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var twoBack: [Int] = []
  var previous = Array(0...b.count)
  for i in 0..<a.count {
    var current = [i + 1]
    for j in 0..<b.count {
      var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, twoBack[j - 1] + 1) }
      current.append(cost)
    }
    twoBack = previous
    previous = current
  }
  return previous[b.count]
}

extension Diagnostic {
  /// The help line that offers the nearest name, or lists all when none is near.
  public static func suggestion(for word: String, among names: [String]) -> [String] {
    if let name = nearestName(to: word, among: names) { return ["did you mean '\(name)'?"] }
    return ["known here: \(names.sorted().joined(separator: ", "))"]
  }
}
