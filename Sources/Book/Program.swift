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
  /// The blocks that are meant to fail, each in a program of its own.
  public var intendedFailures: [IntendedFailure]

  /// A block that is meant to fail, after the blocks before it.
  public struct IntendedFailure: Sendable, Equatable {
    /// Its number.
    public var cell: Int
    /// The text of `main.swift`.
    public var swift: String
    /// Offsets of the option that says so.
    public var option: Range<Int>

    public init(cell: Int, swift: String, option: Range<Int>) {
      self.cell = cell
      self.swift = swift
      self.option = option
    }
  }

  public init(
    chapter: SourceFile, slug: String, swift: String, cells: [Range<Int>],
    inlineValues: [Range<Int>], intendedFailures: [IntendedFailure] = []
  ) {
    self.chapter = chapter
    self.slug = slug
    self.swift = swift
    self.cells = cells
    self.inlineValues = inlineValues
    self.intendedFailures = intendedFailures
  }

  /// What tells the compiler to report the value of each statement: its playground mode, without
  /// reports that are not used; that of a closure that must not escape would not compile.
  public static let compilerFlags = [
    "-Xfrontend", "-playground",
    "-Xfrontend", "-playground-option", "-Xfrontend", "NoScopeEvents",
    "-Xfrontend", "-playground-option", "-Xfrontend", "NoFunctionParameters",
  ]

  /// Whether there is nothing to run.
  public var isEmpty: Bool { cells.isEmpty && inlineValues.isEmpty }
}
