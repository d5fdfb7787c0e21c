import Book
import Catalogue
import Reference
import Synchronization

/// What weaving a book's pages keeps for the next time: pages whose sources seldom change.
///
/// It belongs to one configuration, one theme and one set of JavaScript libraries.
final class WeavingMemory: Sendable {
  private struct ReferencePages {
    var modules: [ReferenceModule]
    var users: [ReferenceUser]
    var pages: [Page]
    var typesetter: Typesetter
  }

  private let reference = Mutex<ReferencePages?>(nil)
  private let diagnostics = Mutex<(entries: [Entry], page: Page, typesetter: Typesetter)?>(nil)
  private let search = Mutex<[String: [UInt8]]>([:])
  private let styles = Mutex<(names: Set<String>, pages: [Page])?>(nil)

  /// The reference pages of modules, woven when the modules or what chapters use of them changed.
  ///
  /// - Parameters:
  ///   - typesetter: What the pages' formulas are counted in.
  ///   - weave: Weaves them with a typesetter of their own.
  func reference(
    _ modules: [ReferenceModule], _ users: [ReferenceUser], _ typesetter: Typesetter,
    weave: (Typesetter) throws(Diagnostics) -> [Page]
  ) throws(Diagnostics) -> [Page] {
    let known = reference.withLock { $0 }
    if let known, known.modules == modules, known.users == users {
      typesetter.use(known.typesetter)
      return known.pages
    }
    let own = typesetter.anew()
    let pages = try weave(own)
    typesetter.use(own)
    reference.withLock {
      $0 = ReferencePages(modules: modules, users: users, pages: pages, typesetter: own)
    }
    return pages
  }

  /// The page of all that may be wrong, woven once.
  ///
  /// - Parameter weave: Weaves it with a typesetter of its own.
  func diagnostics(
    _ entries: [Entry], _ typesetter: Typesetter,
    weave: (Typesetter) throws(Diagnostics) -> Page
  ) throws(Diagnostics) -> Page {
    if let known = diagnostics.withLock({ $0 }), known.entries == entries {
      typesetter.use(known.typesetter)
      return known.page
    }
    let own = typesetter.anew()
    let page = try weave(own)
    typesetter.use(own)
    diagnostics.withLock { $0 = (entries, page, own) }
    return page
  }

  /// An index of the search, by the name of its shelf.
  ///
  /// - Parameter mayBeOld: Whether one that was made before will do.
  func search(
    _ shelf: String, mayBeOld: Bool, make: () throws(Diagnostics) -> [UInt8]
  ) throws(Diagnostics) -> [UInt8] {
    if mayBeOld, let known = search.withLock({ $0[shelf] }) { return known }
    let index = try make()
    search.withLock { $0[shelf] = index }
    return index
  }

  /// KaTeX's style and fonts for formulas with these classes and signs.
  func styles(
    _ names: Set<String>, make: () throws(Diagnostics) -> [Page]
  ) throws(Diagnostics) -> [Page] {
    if let known = styles.withLock({ $0 }), known.names == names { return known.pages }
    let pages = try make()
    styles.withLock { $0 = (names, pages) }
    return pages
  }
}
