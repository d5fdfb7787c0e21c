/// What a text may hold beside CommonMark and formulas.
struct Dialect {
  /// `` `{swift} … ` `` is a value rather than a code span.
  var wantsValues = false
  /// References, footnotes, tables, blocks, spans, smart punctuation.
  var isExtended = false
  var quotes = QuoteStyle.english
}
