/// Where the links of a book lead, found before anything is woven.
public struct LinkMap: Sendable, Equatable {
  /// For each chapter: the destinations that are written otherwise on its page, and how.
  public var rewritten: [[String: String]]
  /// Files of the book's folder that pages link to or show; they become files of the site.
  public var files: [String]
  /// Links into a page or to one that is no chapter's: what is there is known when all is woven.
  public var pending: [Pending]
  /// Links that leave the site, in the order of the text.
  public var external: [External]

  public init(
    rewritten: [[String: String]] = [], files: [String] = [], pending: [Pending] = [],
    external: [External] = []
  ) {
    self.rewritten = rewritten
    self.files = files
    self.pending = pending
    self.external = external
  }

  /// A link of which nobody knows yet whether it leads anywhere.
  public struct Pending: Sendable, Equatable {
    /// The page's path in the site.
    public var page: String
    /// The id on the page, or nil for the page as a whole.
    public var anchor: String?
    public var chapter: Int
    public var range: Range<Int>

    public init(page: String, anchor: String?, chapter: Int, range: Range<Int>) {
      self.page = page
      self.anchor = anchor
      self.chapter = chapter
      self.range = range
    }
  }

  /// A link to somewhere else.
  public struct External: Sendable, Equatable {
    public var destination: String
    public var chapter: Int
    public var range: Range<Int>

    public init(destination: String, chapter: Int, range: Range<Int>) {
      self.destination = destination
      self.chapter = chapter
      self.range = range
    }
  }
}
