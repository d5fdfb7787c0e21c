/// The works that a book may cite, as read from its file of references.
public struct Bibliography: Sendable, Equatable {
  /// In the order of the file.
  public var entries: [Entry]
  /// The file, and the formulas of its titles.
  public var text: Chapter
  private var numbers: [String: Int]

  public init(entries: [Entry], text: Chapter) {
    self.entries = entries
    self.text = text
    numbers = Dictionary(
      entries.enumerated().map { ($1.id.text, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The entry that a citation's key names.
  public subscript(key: String) -> Entry? { numbers[key].map { entries[$0] } }

  /// The entries that some chapter cites, in the order of the file.
  public func cited(in chapters: [Chapter]) -> [Entry] {
    let keys = Set(chapters.flatMap { $0.citations.flatMap { $0.items.map(\.key.text) } })
    return entries.filter { keys.contains($0.id.text) }
  }

  /// The entries that no chapter cites, in the order of the file.
  public func uncited(in chapters: [Chapter]) -> [Entry] {
    let keys = Set(cited(in: chapters).map(\.id.text))
    return entries.filter { !keys.contains($0.id.text) }
  }

  /// A work, with CSL's names for what is known of it.
  public struct Entry: Sendable, Equatable {
    public var id: PlacedName
    public var kind: Kind
    public var authors: [Name] = []
    public var editors: [Name] = []
    /// Inline nodes.
    public var title: [Node] = []
    /// What it stands in: a journal, a book, the proceedings, a site.
    public var container: [Node] = []
    public var issued: Date?
    public var accessed: Date?
    /// The other fields by their names, as they stand in the file.
    public var fields: [String: String] = [:]

    public init(id: PlacedName, kind: Kind) {
      self.id = id
      self.kind = kind
    }
  }

  /// A person, or with `literal` alone a body of persons.
  public struct Name: Sendable, Hashable {
    public var family: String
    public var given: String
    /// `van der`, which stays with the family name in a sentence and is not sorted by.
    public var particle: String
    /// `von`, which stands only with the given name.
    public var droppingParticle: String
    /// `Jr.`
    public var suffix: String
    public var literal: String

    public init(
      family: String = "", given: String = "", particle: String = "",
      droppingParticle: String = "", suffix: String = "", literal: String = ""
    ) {
      self.family = family
      self.given = given
      self.particle = particle
      self.droppingParticle = droppingParticle
      self.suffix = suffix
      self.literal = literal
    }
  }

  /// A year with what is known of its months and days, or words: `forthcoming`.
  public struct Date: Sendable, Hashable {
    public var year: Int
    public var month: Int?
    public var day: Int?
    public var literal: String?

    public init(year: Int = 0, month: Int? = nil, day: Int? = nil, literal: String? = nil) {
      self.year = year
      self.month = month
      self.day = day
      self.literal = literal
    }
  }

  /// CSL's types, as far as litgan has a form for them.
  public enum Kind: String, Sendable, CaseIterable {
    case article
    case articleJournal = "article-journal"
    case articleMagazine = "article-magazine"
    case articleNewspaper = "article-newspaper"
    case book
    case chapter
    case dataset
    case entry
    case entryEncyclopedia = "entry-encyclopedia"
    case manuscript
    case paperConference = "paper-conference"
    case post
    case postWeblog = "post-weblog"
    case report
    case software
    case thesis
    case webpage
  }
}

extension Citation.Item {
  /// Whether the key is a label, by its prefix; otherwise it names an entry of the bibliography.
  public var isCrossReference: Bool { LabelKind(label: key.text) != nil }
}
