import Foundation

/// The headings of a page, cut out of it: of ten thousand pages they are found in a second, where
/// to walk from tag to tag would take several.
enum PageHeadings {
  /// A page with no more in its `main` than its kicker and its headings, each in a section.
  ///
  /// - Complexity: O(bytes), nearly all of it the C library's search for `<`.
  static func html(of page: [UInt8]) -> [UInt8] {
    page.withUnsafeBytes { page in
      var html = Array("<main>".utf8)
      var isInMain = false
      var place = 0
      while let tag = offset(of: "<", in: page, from: place) {
        place = tag + 1
        guard isInMain else {
          isInMain = has("<main", page, at: tag)
          continue
        }
        if has("</main", page, at: tag) { break }
        let isHeading =
          has("<h", page, at: tag) && tag + 2 < page.count
          && (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(page[tag + 2])
        guard isHeading || has("<p class=\"chapter-number\"", page, at: tag) else { continue }
        var next = offset(of: "<", in: page, from: place)
        while let tag = next, !has(isHeading ? "</h" : "</p", page, at: tag) {
          next = offset(of: "<", in: page, from: tag + 1)
        }
        guard let end = next, let close = offset(of: ">", in: page, from: end) else { break }
        // An id of its own is as good as its section's: only words are looked for.
        if isHeading { html += "<section id=\"-\">".utf8 }
        html += page[tag...close]
        place = close
      }
      return html + "</main>".utf8
    }
  }

  private static func offset(
    of sign: Unicode.Scalar, in page: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard start < page.count, let base = page.baseAddress else { return nil }
    let found = memchr(base + start, Int32(sign.value), page.count - start)
    return found.map { UnsafeRawPointer($0) - base }
  }

  private static func has(
    _ text: StaticString, _ page: UnsafeRawBufferPointer, at offset: Int
  ) -> Bool {
    guard offset + text.utf8CodeUnitCount <= page.count, let base = page.baseAddress else {
      return false
    }
    return memcmp(base + offset, text.utf8Start, text.utf8CodeUnitCount) == 0
  }
}
