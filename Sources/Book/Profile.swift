/// How long the parts of a build took.
public struct Profile: Sendable, Equatable {
  /// What a build or a chapter is at.
  public enum Stage: String, Sendable, CaseIterable {
    case reading
    case buildingPackages = "building packages"
    case compiling
    case running
    case weaving
    case publishing
  }

  /// One stage of one chapter, or of the whole book. Times are in seconds from the build's start.
  public struct Span: Sendable, Equatable {
    public var stage: Stage
    /// The chapter's page, without `.html`; nil for the whole book.
    public var chapter: String?
    public var start: Double
    public var end: Double

    public init(stage: Stage, chapter: String?, start: Double, end: Double) {
      self.stage = stage
      self.chapter = chapter
      self.start = start
      self.end = end
    }
  }

  /// In the order in which they ended.
  public private(set) var spans: [Span] = []

  public init() {}

  public mutating func add(_ span: Span) {
    spans.append(span)
  }

  /// What a chapter spent in a stage, in seconds; several times are added up.
  public func seconds(_ stage: Stage, of chapter: String?) -> Double {
    spans.reduce(0) { sum, span in
      span.stage == stage && span.chapter == chapter ? sum + span.end - span.start : sum
    }
  }

  /// From the build's start to the end of its last stage, in seconds.
  public var total: Double { spans.map(\.end).max() ?? 0 }
}
