import Records

/// The values that one statement gave: the first ones, how many there were, of numbers the last one,
/// the least, the greatest and a series that stays short.
struct StatementValues {
  private var count = 0
  private var kind = Kind.texts
  /// The first numbers.
  private var numbers: [Double] = []
  private var last = 0.0
  private var least = Double.infinity
  private var greatest = -Double.infinity
  /// Every `stride`th number.
  private var series: [Double] = []
  private var stride = 1
  private var next = 0
  /// The first values that are no numbers.
  private var texts: [String] = []
  private var later: ValueRecord.Later?

  enum Kind {
    case integers, numbers, texts
  }

  /// Notes a value.
  ///
  /// - Complexity: O(1) for numbers; of other values the 1st, the 2nd, the 4th, the 16th, the 64th …
  ///   are put into words.
  mutating func note<Value>(_ value: Value) {
    if Value.self == Double.self {
      note(unsafeBitCast(value, to: Double.self), .numbers)
    } else if Value.self == Int.self,
      let number = Double(exactly: unsafeBitCast(value, to: Int.self))
    {
      note(number, .integers)
    } else if Value.self == Float.self {
      note(Double(unsafeBitCast(value, to: Float.self)), .numbers)
    } else {
      count += 1
      switch count {
      case 1: texts = [Displays.inspection(of: value)]
      case 2:
        // Of several matrices the corners would be a page.
        texts = texts.map { String($0.prefix { $0 != "\n" }) } + [Displays.summary(of: value)]
      // The 4th, the 16th, the 64th …
      case let count where count & (count - 1) == 0 && count.trailingZeroBitCount % 2 == 0:
        later = .init(index: count - 1, text: Displays.summary(of: value))
      default: break
      }
    }
  }

  @inline(__always)
  mutating func note(_ number: Double, _ kind: Kind) {
    if count == next { sample(number, kind) }
    last = number
    // A value that is no number is neither.
    if number < least { least = number }
    if number > greatest { greatest = number }
    count += 1
  }

  /// Notes a number of the series; the first ones all are.
  private mutating func sample(_ number: Double, _ kind: Kind) {
    if count == 0 { self.kind = kind }
    if numbers.count < ValueRecord.told { numbers.append(number) }
    if series.count == ValueRecord.drawn {
      series = Swift.stride(from: 0, to: series.count, by: 2).map { series[$0] }
      stride *= 2
    }
    if count % stride == 0 { series.append(number) }
    next = (count / stride + 1) * stride
  }

  func record(name: String, place: Record.Place) -> ValueRecord {
    guard kind != .texts else {
      return ValueRecord(name: name, place: place, count: count, texts: texts, later: later)
    }
    var record = ValueRecord(name: name, place: place, count: count, texts: [])
    // A generic function may have been given values of several types, and not every integer is a
    // number with a point too.
    if !texts.isEmpty {
      record.texts = [text(of: numbers[0]), texts[0]]
      return record
    }
    guard count > 1 else {
      record.texts = [kind == .integers ? text(of: last) : "\(last)"]
      return record
    }
    record.texts = numbers.map(text)
    if count > numbers.count { record.later = .init(index: count - 1, text: text(of: last)) }
    // Of numbers that are all told everybody sees it.
    if count > numbers.count, least <= greatest {
      record.range = .init(least: text(of: least), greatest: text(of: greatest))
    }
    if count > ValueRecord.told {
      record.series = series
      if (count - 1) % stride != 0 { record.series.append(last) }
    }
    return record
  }

  private func text(of number: Double) -> String {
    guard kind == .integers, let integer = Int(exactly: number) else {
      return number.formatted(.significantDigits(4))
    }
    return integer.formatted()
  }
}
