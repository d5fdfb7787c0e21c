import Foundation
import Records

/// What compiling and running one `main.swift` gave, its places as the program knows them: nothing
/// in it depends on the chapter's prose.
struct ProgramRun: Sendable, Equatable {
  /// What the compiler printed when it refused the program; nothing was run then.
  var compilerOutput: String?
  var ending = ChildProcess.Ending.exited(0)
  /// What there was too much of, when the program was ended for it.
  var excess: Watchdog.Excess?
  /// Bytes of the longest of what the program printed and recorded, and of what it said of errors.
  var longestOutput = 0
  /// The records as the program wrote them.
  var records: [UInt8] = []
  var printed: [UInt8] = []
  /// Where it would have read variables before they have values; nothing was run then.
  var earlyValues: [EarlyValue] = []
  /// What the program said when it stopped itself.
  var fatalError: String?
  /// Where it crashed.
  var crash: Record.Place?
  /// What the code names, as the compiler resolved it.
  var names: [IndexedName] = []
  /// The statement that gave a value last.
  var position: RunPosition?

  /// Of a program that the compiler refused.
  init(compilerOutput: String) {
    self.compilerOutput = compilerOutput
  }

  /// Of a program that would read variables before they have values.
  init(earlyValues: [EarlyValue]) {
    self.earlyValues = earlyValues
  }

  /// Of a program that was run in a folder.
  init(_ result: ChildProcess.Result, in scratch: Scratch) {
    ending = result.ending
    excess = result.excess
    records = scratch.bytes("records")
    printed = scratch.bytes("stdout")
    if hasEndedWell { return }
    longestOutput = ["stdout", "stderr", "records"].map(scratch.size(of:)).max() ?? 0
    fatalError = CrashReport.fatalError(in: scratch.text("stderr"))
    crash = CrashReport(Data(scratch.bytes("crash.json")))?.place
    position = RunPosition(scratch.bytes("position"))
  }

  var hasEndedWell: Bool { excess == nil && ending == .exited(0) }
}
