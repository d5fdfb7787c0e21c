import Book

/// Dates as references show them.
enum EntryDates {
  /// `2017`, `forthcoming`, `n.d.` when there is none.
  static func year(_ date: Bibliography.Date?) -> String {
    guard let date else { return "n.d." }
    return date.literal ?? String(date.year)
  }

  /// `February 24, 2017`; nil when no more than the year is known.
  static func full(_ date: Bibliography.Date?) -> String? {
    guard let date, let month = month(date) else { return nil }
    return month + (date.day.map { " \($0)," } ?? "") + " \(date.year)"
  }

  static func month(_ date: Bibliography.Date?) -> String? {
    guard let month = date?.month else { return nil }
    return months[month - 1]
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
