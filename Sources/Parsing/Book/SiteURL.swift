import Foundation

/// `site-url` of `book.yml`: where the site will be found.
enum SiteURL {
  /// With a slash at its end; a fault when it is no address that pages can stand below.
  static func read(_ mapping: inout YAMLMapping) -> String? {
    guard let value = mapping.value("site-url") else { return nil }
    let text = value.text.hasSuffix("/") ? value.text : value.text + "/"
    let parts = URLComponents(string: text)
    guard let parts, ["http", "https"].contains(parts.scheme), parts.host?.isEmpty == false,
      parts.query == nil, parts.fragment == nil, parts.user == nil
    else {
      mapping.fault(
        "'site-url' is an address that begins with https://, not '\(value.text)'", at: value.range,
        help: ["write site-url: https://example.org/book/"])
      return nil
    }
    return text
  }
}
