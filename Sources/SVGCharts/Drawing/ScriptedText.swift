/// A text cut into runs on the line, above it and below it.
///
/// Unicode has no subscript g and few others, so `P_g` and `x^2` say them: `_` or `^`, after a
/// letter or sign that stands alone, lowers or raises the next character or the group in braces.
/// In `weight_decay` the underscore follows a word, and stays an underscore.
struct ScriptedText: Sendable {
  enum Level: Sendable {
    case line
    case raised
    case lowered
  }

  struct Run: Sendable {
    var text: String
    var level: Level
  }

  private(set) var runs: [Run] = []

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var line = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if let script = Self.script(in: scalars, at: index) {
        append(line, .line)
        line = String.UnicodeScalarView()
        var content = String.UnicodeScalarView()
        for scalar in scalars[script.content] { content.append(scalar) }
        append(content, scalars[index].value == 0x5F ? .lowered : .raised)
        index = script.next
      } else {
        line.append(scalars[index])
        index += 1
      }
    }
    append(line, .line)
  }

  private mutating func append(_ scalars: String.UnicodeScalarView, _ level: Level) {
    if !scalars.isEmpty { runs.append(Run(text: String(scalars), level: level)) }
  }

  /// What a `_` or `^` lowers or raises, if that is what it does.
  private static func script(
    in scalars: [Unicode.Scalar], at index: Int
  ) -> (content: Range<Int>, next: Int)? {
    guard scalars[index].value == 0x5F || scalars[index].value == 0x5E else { return nil }
    guard index > 0, index + 1 < scalars.count, scalars[index - 1].value != 0x20 else { return nil }
    if scalars[index + 1].value == 0x7B {
      guard let end = scalars[(index + 2)...].firstIndex(where: { $0.value == 0x7D }) else {
        return nil
      }
      return end > index + 2 ? (index + 2..<end, end + 1) : nil
    }
    // A letter takes its combining marks with it: σ̂ is one.
    var next = index + 2
    while next < scalars.count, isCombining(scalars[next]) { next += 1 }
    var letter = index - 1
    while letter > 0, isCombining(scalars[letter]) { letter -= 1 }
    let followsWord = letter > 0 && isLetter(scalars[letter]) && isLetter(scalars[letter - 1])
    let precedesWord = next < scalars.count && isLetter(scalars[next])
    if followsWord || precedesWord || scalars[index + 1].value == 0x20 { return nil }
    return (index + 1..<next, next)
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x20D0...0x20FF: true
    default: false
    }
  }

  /// A letter of the Latin or Greek alphabets.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x3FF: true
    default: false
    }
  }
}

extension SVGWriter {
  /// Ends a `<text>` element whose content may hold subscripts and superscripts.
  mutating func close(scripted content: String) {
    let runs = ScriptedText(content).runs
    raw(">")
    // A shift holds for all that follows, so each run first undoes the one before.
    var shift = 0
    for run in runs {
      let wanted = run.level == .line ? 0 : run.level == .lowered ? 25 : -35
      if run.level == .line, shift == 0 {
        escaped(run.text)
        continue
      }
      raw("<tspan dy=\"")
      number(Double(wanted - shift) / (run.level == .line ? 100 : 70))
      raw("em\"")
      if run.level != .line { raw(" font-size=\"70%\"") }
      raw(">")
      escaped(run.text)
      raw("</tspan>")
      shift = wanted
    }
    end("text")
  }
}
