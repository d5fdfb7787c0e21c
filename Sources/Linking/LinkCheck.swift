public import Book
import Foundation

/// Follows every link of a book to what it leads to.
public enum LinkCheck {
  /// Where the links lead.
  ///
  /// - Parameters:
  ///   - folder: The book's, to which the chapters' paths are relative.
  ///   - exists: Whether a file is there, by its path.
  /// - Returns: Them, and the faults: links that lead nowhere, and pictures without words for those
  ///   who do not see them.
  /// - Complexity: O(text) for each chapter, when links stand where they are looked for.
  public static func links(
    of chapters: [Chapter], in folder: String, exists: @escaping (_ path: String) -> Bool
  ) -> (map: LinkMap, faults: [Diagnostic]) {
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
    map.files = files.sorted()
    return (map, diagnostics)
  }

  /// Links of which the page or the place on it is not there when all pages are.
  ///
  /// - Parameters:
  ///   - pages: The paths of all files of the site.
  ///   - ids: Those of a page; asked for once for each page that is linked into.
  public static func dead(
    _ map: LinkMap, in chapters: [Chapter], pages: Set<String>,
    ids: (_ page: String) throws(Diagnostics) -> Set<String>
  ) throws(Diagnostics) -> [Diagnostic] {
    var known: [String: Set<String>] = [:]
    var dead: [Diagnostic] = []
    for link in map.pending {
      let file = chapters[link.chapter].source
      guard pages.contains(link.page) else {
        let near = nearestName(to: link.page, among: pages.sorted())
        dead.append(
          Diagnostic(
            "dead-link", "the site has no page '\(link.page)'", in: file, at: link.range,
            help: near.map { ["did you mean '\($0)'?"] } ?? []))
        continue
      }
      guard let anchor = link.anchor else { continue }
      if known[link.page] == nil { known[link.page] = try ids(link.page) }
      guard let places = known[link.page], !places.contains(anchor) else { continue }
      let near = nearestName(to: anchor, among: places.sorted())
      dead.append(
        Diagnostic(
          "dead-anchor", "the page '\(link.page)' has no place '\(anchor)'", in: file,
          at: link.range, help: near.map { ["did you mean '#\($0)'?"] } ?? []))
    }
    return dead
  }

  /// A path as seen from the book's folder, or nil for one outside of it.
  static func inBook(_ path: String, root: String) -> String? {
    let path = path.split(separator: "/").joined(separator: "/")
    if root.isEmpty || root == "." { return path.hasPrefix("..") ? nil : path }
    return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : nil
  }
}
