/// One chapter's blocks as one Swift program.
public struct Program: Sendable, Equatable {
  /// The chapter's file: places in the program's diagnostics are places in it.
  public var chapter: SourceFile
  public var slug: String
  /// The text of `main.swift`.
  public var swift: String
  /// The blocks, in order; offsets in the chapter of the code of each.
  public var cells: [Range<Int>]
  /// The inline values, by their numbers in the chapter; offsets of each expression.
  public var inlineValues: [Range<Int>]

  public init(
    chapter: SourceFile, slug: String, swift: String, cells: [Range<Int>],
    inlineValues: [Range<Int>]
  ) {
    self.chapter = chapter
    self.slug = slug
    self.swift = swift
    self.cells = cells
    self.inlineValues = inlineValues
  }

  /// Whether there is nothing to run.
  public var isEmpty: Bool { cells.isEmpty && inlineValues.isEmpty }
}
