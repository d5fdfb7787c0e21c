import Book

/// What a memo's value is computed from, found by names.
struct MemoSlice {
  /// All statements of the chapter, in their order.
  let statements: [Statement]
  /// Which of them is the memo.
  let index: Int
  let call: MemoCall
  let chapter: SourceFile

  /// What the chapter declares at its top level. Other names come from modules, which are part of
  /// every key.
  private let declared: Set<String>
  private let variables: Set<String>

  init(_ statements: [Statement], _ index: Int, _ call: MemoCall, in chapter: SourceFile) {
    self.statements = statements
    self.index = index
    self.call = call
    self.chapter = chapter
    var declared: Set<String> = []
    var variables: Set<String> = []
    for (place, statement) in statements.enumerated() where place != index {
      declared.formUnion(statement.declared)
      variables.formUnion(statement.variables)
    }
    self.declared = declared
    self.variables = variables
  }

  /// The statements that the value may depend on: all declarations of types, and each statement
  /// before the memo, or function, that shares a name with the closure or with one already taken.
  ///
  /// - Complexity: O(statements² · names).
  var dependencies: [Int] {
    var taken = Set(statements.indices.filter { statements[$0].kind == .declaration })
    var names = Set(call.closure.map(\.text))
    for place in taken { names.formUnion(statements[place].names) }
    names.formIntersection(declared)
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (place, statement) in statements.enumerated()
      where place != index && !taken.contains(place)
        && (place < index || statement.kind == .function)
        && !statement.names.isDisjoint(with: names)
      {
        taken.insert(place)
        names.formUnion(statement.names.intersection(declared))
        isGrowing = true
      }
    }
    return taken.sorted()
  }

  /// All that the value is computed from, as one text.
  var text: String {
    (dependencies + [index]).map { statements[$0].text }.joined(separator: "\n\u{0}\n")
  }

  // MARK: What cannot be decided

  /// Why it cannot be known whether a kept value is still right; at most one fault a name.
  var faults: [Diagnostic] {
    var told: Set<String> = []
    return (unrepeatable + changing).filter { told.insert($0.message).inserted }
  }

  /// Names of the standard library, of Foundation and of libc by which code learns what no key covers.
  private static let unrepeatable: [(reason: String, names: Set<String>)] = [
    (
      "draws without a seed",
      [
        "SystemRandomNumberGenerator", "arc4random", "arc4random_uniform", "arc4random_buf", "rand",
        "random_r", "drand48", "getrandom", "getentropy", "UUID",
      ]
    ),
    (
      "asks for the time",
      [
        "ContinuousClock", "SuspendingClock", "Date", "clock", "clock_gettime", "gettimeofday",
        "time", "DispatchTime", "CFAbsoluteTimeGetCurrent",
      ]
    ),
    (
      "asks for its surroundings",
      [
        "getenv", "environ", "ProcessInfo", "CommandLine", "getpid", "gethostname", "readLine",
        "setenv",
      ]
    ),
    (
      "reads or writes files",
      [
        "FileManager", "FileHandle", "fopen", "open", "opendir", "read", "write", "fread", "fwrite",
        "contentsOfFile", "contentsOf", "stat", "mmap",
      ]
    ),
    (
      "reaches outside the program",
      [
        "Process", "posix_spawn", "system", "popen", "fork", "execv", "execve", "socket",
        "URLSession", "dlopen",
      ]
    ),
  ]

  /// Calls that draw from the system's generator unless they are given one.
  private static let drawing: Set<String> = ["random", "shuffled", "shuffle", "randomElement"]

  private var unrepeatable: [Diagnostic] {
    var faults: [Diagnostic] = []
    for place in dependencies + [index] {
      let statement = statements[place]
      for word in statement.words where !declared.contains(word.text) {
        let reason =
          Self.unrepeatable.first { $0.names.contains(word.text) && isUse(word, of: statement) }?
          .reason ?? (isUnseeded(word, in: statement) ? "draws without a seed" : nil)
        guard let reason else { continue }
        faults.append(
          fault(
            "the memo '\(call.name)' depends on '\(word.text)', which \(reason)",
            at: statement.range(of: word),
            help: "compute it outside of what the memo depends on, or without a memo"))
      }
    }
    return faults
  }

  /// A label or a member of that name means nothing by itself, but for those of initialisers.
  private func isUse(_ word: Statement.Word, of statement: Statement) -> Bool {
    !word.isLabel || word.text.hasPrefix("contentsOf")
  }

  private func isUnseeded(_ word: Statement.Word, in statement: Statement) -> Bool {
    guard Self.drawing.contains(word.text), word.isLabel else { return false }
    let code = statement.code
    let open = word.offset + word.text.utf8.count
    guard open < code.bytes.count, code.bytes[open] == UInt8(ascii: "("),
      let end = code.end(ofParenthesesAt: open)
    else { return false }
    return !code.arguments(of: open..<end).contains { $0.label == "using" }
  }

  /// The closure, and the functions and types that it may call, must not depend on variables: those
  /// may be changed by it, and a value that is kept changes nothing.
  private var changing: [Diagnostic] {
    var faults: [Diagnostic] = []
    func check(_ words: [Statement.Word], in statement: Statement) {
      for word in words where variables.contains(word.text) && !word.isLabel {
        faults.append(
          fault(
            "the memo '\(call.name)' uses '\(word.text)', which is a variable of the chapter",
            at: statement.range(of: word),
            help: "read it through a constant: let copy = \(word.text)"))
      }
    }
    check(call.closure, in: statements[index])
    var names = Set(call.closure.map(\.text)).intersection(declared)
    var taken: Set<Int> = []
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (place, statement) in statements.enumerated()
      where place != index && !taken.contains(place) && holdsCode(statement)
        && !statement.declared.isDisjoint(with: names)
      {
        taken.insert(place)
        names.formUnion(statement.names.intersection(declared))
        isGrowing = true
        check(statement.words, in: statement)
      }
    }
    return faults
  }

  /// Whether calling what a statement declares runs its text: a function, a type, or a constant that
  /// is a closure.
  private func holdsCode(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .declaration, .function: return true
    case .other: return false
    case .constant:
      let bytes = statement.code.bytes
      guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return false }
      return bytes[(equals + 1)...].first { $0 > 32 } == UInt8(ascii: "{")
    }
  }

  private func fault(_ message: String, at range: Range<Int>, help: String) -> Diagnostic {
    Diagnostic("undecided-memo", message, in: chapter, at: range, help: [help])
  }
}
