/// A line of colons that opens or closes a block of text: Pandoc's fenced div.
struct FenceLine {
  /// From the first colon to the last visible character.
  var range: Range<Int>
  /// What stands between the colons; empty for a fence that closes.
  var words: Range<Int>

  /// - Parameter rest: A line from its first visible character on.
  init?(_ rest: ArraySlice<UInt8>) {
    let colon = UInt8(ascii: ":")
    let colons = rest.prefix { $0 == colon }
    guard colons.count >= 3 else { return nil }
    var end = rest.endIndex
    while end > colons.endIndex, LineForm.isSpace(rest[end - 1]) { end -= 1 }
    range = rest.startIndex..<end
    // `::: note :::` is as good as `::: note`.
    while end > colons.endIndex, rest[end - 1] == colon { end -= 1 }
    while end > colons.endIndex, LineForm.isSpace(rest[end - 1]) { end -= 1 }
    var start = colons.endIndex
    while start < end, LineForm.isSpace(rest[start]) { start += 1 }
    words = start..<end
  }
}
