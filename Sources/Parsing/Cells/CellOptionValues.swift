import Book

extension CellOptions {
  /// Those that `execute` in book.yml may set for all blocks.
  static let executeNames = ["echo", "eval", "output", "include"]
  /// Those that stand in book.yml by themselves.
  static let codeNames = ["code-fold", "code-summary", "code-values", "code-link", "code-copy"]

  /// Takes the options that a mapping sets.
  mutating func read(_ mapping: inout YAMLMapping) {
    switch mapping.choice("echo", among: ["true", "false", "fenced"]) {
    case "true": echo = .code
    case "false": echo = .hidden
    case "fenced": echo = .fenced
    default: break
    }
    evaluates = mapping.bool("eval") ?? evaluates
    isIncluded = mapping.bool("include") ?? isIncluded
    switch mapping.choice("output", among: ["true", "false", "asis"]) {
    case "true": output = .shown
    case "false": output = .hidden
    case "asis": output = .asIs
    default: break
    }
    readCode(&mapping)
  }

  /// Takes `code-fold` and those that begin like it.
  mutating func readCode(_ mapping: inout YAMLMapping) {
    switch mapping.choice("code-fold", among: ["true", "false", "show"]) {
    case "true": fold = .closed
    case "false": fold = .none
    case "show": fold = .open
    default: break
    }
    foldSummary = mapping.string("code-summary") ?? foldSummary
    showsValues = mapping.bool("code-values") ?? showsValues
    linksNames = mapping.bool("code-link") ?? linksNames
    isCopied = mapping.bool("code-copy") ?? isCopied
  }
}
