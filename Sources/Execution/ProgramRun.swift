import Foundation
import Records

/// What compiling and running one `main.swift` gave, its places as the program knows them: nothing
/// in it depends on the chapter's prose.
struct ProgramRun: Sendable, Equatable {
  /// What the compiler printed when it refused the program; nothing was run then.
  var compilerOutput: String?
  var ending = ChildProcess.Ending.exited(0)
  var exceededTime = false
  /// The records as the program wrote them.
  var records: [UInt8] = []
  var printed: [UInt8] = []
  /// What the program said when it stopped itself.
  var fatalError: String?
  /// Where it crashed.
  var crash: Record.Place?
  /// The statement that gave a value last.
  var position: RunPosition?

  /// Of a program that the compiler refused.
  init(compilerOutput: String) {
    self.compilerOutput = compilerOutput
  }

  /// Of a program that was run in a folder.
  init(_ result: ChildProcess.Result, in scratch: Scratch) {
    ending = result.ending
    exceededTime = result.exceededTime
    records = scratch.bytes("records")
    printed = scratch.bytes("stdout")
    if hasEndedWell { return }
    fatalError = CrashReport.fatalError(in: scratch.text("stderr"))
    crash = CrashReport(Data(scratch.bytes("crash.json")))?.place
    position = RunPosition(scratch.bytes("position"))
  }

  var hasEndedWell: Bool { !exceededTime && ending == .exited(0) }
}
