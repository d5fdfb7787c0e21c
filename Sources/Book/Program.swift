/// One chapter's blocks as one Swift program.
///
/// Its text follows from the chapter's code alone: edits of prose, captions and the options by which
/// blocks are shown leave it as it is.
public struct Program: Sendable, Equatable {
  /// The chapter's file, in which diagnostics have their places.
  public var chapter: SourceFile
  public var slug: String
  public var main: MainFile
  /// The blocks, in order; offsets in the chapter of the code of each.
  public var cells: [Range<Int>]
  /// The inline values, by their numbers in the chapter; offsets of each expression.
  public var inlineValues: [Range<Int>]
  /// The blocks that are meant to fail, each in a program of its own.
  public var intendedFailures: [IntendedFailure]
  /// What the blocks say that they read.
  public var dependencies: [Dependency] = []
  /// The values that are kept between runs.
  public var memos: [Memo] = []

  /// A value of a block that is kept between runs.
  public struct Memo: Sendable, Equatable {
    public var name: String
    /// The number of its block.
    public var cell: Int
    /// The text of all code that it is computed from.
    public var dependencies: String

    public init(name: String, cell: Int, dependencies: String) {
      self.name = name
      self.cell = cell
      self.dependencies = dependencies
    }
  }

  /// The text of a `main.swift`.
  public struct MainFile: Sendable, Equatable {
    public var text: String
    /// Leads from the places in it to the chapter.
    public var places: CodeMap
    public var parts: [Part] = []

    public init(text: String, places: CodeMap) {
      self.text = text
      self.places = places
    }
  }

  /// A block or a value of a `main.swift`.
  public struct Part: Sendable, Equatable {
    /// `block 'fig-js'`, or by its number: `block 3`, `value 2`.
    public var name: String
    public var isBlock: Bool
    /// Its code as the chapter has it, and what else of the block the text holds.
    public var code: String
    /// Where it begins in the chapter.
    public var offset: Int

    public init(name: String, isBlock: Bool, code: String, offset: Int) {
      self.name = name
      self.isBlock = isBlock
      self.code = code
      self.offset = offset
    }
  }

  /// A block that is meant to fail, after the blocks before it.
  public struct IntendedFailure: Sendable, Equatable {
    /// Its number.
    public var cell: Int
    public var main: MainFile
    /// Offsets of the option that says so.
    public var option: Range<Int>

    public init(cell: Int, main: MainFile, option: Range<Int>) {
      self.cell = cell
      self.main = main
      self.option = option
    }
  }

  public init(
    chapter: SourceFile, slug: String, main: MainFile, cells: [Range<Int>],
    inlineValues: [Range<Int>], intendedFailures: [IntendedFailure] = [],
    dependencies: [Dependency] = []
  ) {
    self.chapter = chapter
    self.slug = slug
    self.main = main
    self.cells = cells
    self.inlineValues = inlineValues
    self.intendedFailures = intendedFailures
    self.dependencies = dependencies
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
