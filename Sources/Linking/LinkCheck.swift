public import Book
import Foundation

/// Follows every link of a book to what it leads to.
public enum LinkCheck {
  /// Where the links lead.
  ///
  /// - Parameters:
  ///   - folder: The book's, to which the chapters' paths are relative.
  ///   - exists: Whether a file is there, by its path.
  /// - Throws: Links that lead nowhere, and pictures without words for those who do not see them.
  /// - Complexity: O(text) for each chapter, when links stand where they are looked for.
  public static func links(
    of chapters: [Chapter], in folder: String, exists: @escaping (_ path: String) -> Bool
  ) throws(Diagnostics) -> LinkMap {
    let root = folder.split(separator: "/").joined(separator: "/")
    let pages = Dictionary(
      chapters.map { (inBook($0.source.path, root: root) ?? $0.source.path, $0.slug + ".html") },
      uniquingKeysWith: { first, _ in first })
    var map = LinkMap(rewritten: chapters.map { _ in [:] })
    var diagnostics: [Diagnostic] = []
    var files: Set<String> = []
    for (index, chapter) in chapters.enumerated() {
      let follow = Following(
        chapter: chapter, index: index, root: root, pages: pages, exists: exists)
      for link in ChapterLinks(chapter).all {
        do throws(Diagnostics) {
          try follow.take(link, into: &map, &files)
        } catch {
          diagnostics += error.all
        }
      }
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    map.files = files.sorted()
    return map
  }

  /// Links of which the page or the place on it is not there when all pages are.
  ///
  /// - Parameter ids: Of each page of the site by its path.
  public static func dead(
    _ map: LinkMap, in chapters: [Chapter], ids: [String: Set<String>]
  ) -> [Diagnostic] {
    map.pending.compactMap { link in
      let file = chapters[link.chapter].source
      guard let known = ids[link.page] else {
        return Diagnostic(
          "dead-link", "the site has no page '\(link.page)'", in: file, at: link.range,
          help: nearestName(to: link.page, among: ids.keys.sorted())
            .map { ["did you mean '\($0)'?"] } ?? [])
      }
      guard let anchor = link.anchor, !known.contains(anchor) else { return nil }
      return Diagnostic(
        "dead-anchor", "the page '\(link.page)' has no place '\(anchor)'", in: file,
        at: link.range,
        help: nearestName(to: anchor, among: known.sorted())
          .map { ["did you mean '#\($0)'?"] } ?? [])
    }
  }

  /// A path as seen from the book's folder, or nil for one outside of it.
  static func inBook(_ path: String, root: String) -> String? {
    let path = path.split(separator: "/").joined(separator: "/")
    if root.isEmpty || root == "." { return path.hasPrefix("..") ? nil : path }
    return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : nil
  }
}
