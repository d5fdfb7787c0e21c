/// Code spans, and the values that some of them ask for.
extension InlineScanner {
  mutating func codeSpan(at start: Int, _ found: inout [Finding]) -> Int {
    let length = text[start...].prefix { $0 == UInt8(ascii: "`") }.count
    let open = start + length
    let runs = backtickRuns[length] ?? []
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle] < open { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count else { return open }
    let close = runs[low]
    skipped.append(start..<(close + length))
    if options.wantsValues, let (language, expression) = value(in: open..<close) {
      found.append(
        Finding(
          kind: language == "swift" ? .inlineValue : .foreignValue(language: language),
          range: start..<(close + length), content: expression))
    }
    return close + length
  }

  /// The language and the expression of `{language} expression`.
  func value(in span: Range<Int>) -> (String, Range<Int>)? {
    guard text[span].first == UInt8(ascii: "{") else { return nil }
    let name = text[span].dropFirst().prefix(while: isLetter)
    let after = text[name.endIndex..<span.upperBound]
    guard !name.isEmpty, after.first == UInt8(ascii: "}"),
      let space = after.dropFirst().first, Self.isWhite(space)
    else { return nil }
    let expression = after.dropFirst(2).drop(while: Self.isWhite)
    let length = expression.count - expression.reversed().prefix(while: Self.isWhite).count
    return (
      String(decoding: name, as: UTF8.self),
      expression.startIndex..<(expression.startIndex + length)
    )
  }
}
