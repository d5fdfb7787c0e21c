import Foundation

/// The places on a page that a link can lead to: the values of `id` and, on links, of `name`.
public enum PageIDs {
  /// - Parameter html: A page as litgan weaves it, with what HTML its author wrote.
  public static func ids(in html: String) -> Set<String> {
    Set(
      html.matches(of: /\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)')/).map { match in
        String(match.output.1 ?? match.output.2 ?? "")
          .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      })
  }
}
