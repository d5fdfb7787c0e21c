import Book
import Foundation

/// Follows the links of one chapter.
struct Following {
  let chapter: Chapter
  let index: Int
  /// The book's folder.
  let root: String
  /// The pages of chapters by their files' paths in the book.
  let pages: [String: String]
  let exists: (String) -> Bool

  /// Notes what a link leads to.
  ///
  /// - Throws: That it leads nowhere.
  func take(
    _ link: ChapterLinks.Link, into map: inout LinkMap, _ files: inout Set<String>
  ) throws(Diagnostics) {
    if link.hasAlternative == false {
      throw fault(
        "missing-alt", "the picture has no alternative text", link,
        help: ["say what it shows: ![A rising line](\(link.destination))"])
    }
    switch LinkTarget(link.destination) {
    case .external:
      map.external.append(
        LinkMap.External(destination: link.destination, chapter: index, range: link.range))
    case .empty:
      throw fault("dead-link", "the link has no destination", link)
    case .absolute:
      throw fault(
        "absolute-link", "'\(link.destination)' leads away from the folder that the site is in",
        link, help: ["write it relative to this file, or with https:// in front"])
    case .anchor(let anchor):
      guard !anchor.isEmpty else { return }
      map.pending.append(pending(chapter.slug + ".html", anchor, link))
    case .relative(let path, let anchor):
      try take(link, path: path, anchor: anchor, &map, &files)
    }
  }

  private func take(
    _ link: ChapterLinks.Link, path: String, anchor: String?, _ map: inout LinkMap,
    _ files: inout Set<String>
  ) throws(Diagnostics) {
    let own = chapter.source.place(of: link.range.lowerBound).path
    let target = resolvedPath(path, from: own)
    let inBook = LinkCheck.inBook(target, root: root)
    if let inBook, let page = pages[inBook] {
      map.rewritten[index][link.destination] = Self.encoded(page, anchor)
      if anchor != nil { map.pending.append(pending(page, anchor, link)) }
    } else if let inBook, exists(target) {
      files.insert(inBook)
      map.rewritten[index][link.destination] = Self.encoded(inBook, anchor)
    } else if path.hasSuffix(".html"), let page = Self.inSite(path) {
      map.pending.append(pending(page, anchor, link))
    } else if exists(target) {
      throw fault(
        "outside-file", "'\(target)' stands outside the book's folder", link,
        help: ["the site holds files of the book only: copy it there"])
    } else {
      let near = nearestName(to: inBook ?? target, among: pages.keys.sorted())
      throw fault(
        "dead-link", "there is no file '\(target)'", link,
        help: near.map { ["did you mean '\($0)'?"] } ?? [])
    }
  }

  private func pending(_ page: String, _ anchor: String?, _ link: ChapterLinks.Link)
    -> LinkMap.Pending
  {
    LinkMap.Pending(page: page, anchor: anchor, chapter: index, range: link.range)
  }

  private func fault(
    _ identifier: String, _ message: String, _ link: ChapterLinks.Link, help: [String] = []
  ) -> Diagnostics {
    Diagnostics([
      Diagnostic(identifier, message, in: chapter.source, at: link.range, help: help)
    ])
  }

  /// A page's path in the site, where all chapters' pages stand at the top.
  private static func inSite(_ path: String) -> String? {
    let joined = resolvedPath(path, from: "")
    return joined.hasPrefix("..") ? nil : joined
  }

  private static func encoded(_ path: String, _ anchor: String?) -> String {
    let path = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    let anchor = anchor.map {
      "#" + ($0.addingPercentEncoding(withAllowedCharacters: .urlFragmentAllowed) ?? $0)
    }
    return path + (anchor ?? "")
  }
}
