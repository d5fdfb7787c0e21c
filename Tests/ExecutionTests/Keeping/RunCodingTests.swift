import Records
import Testing

@testable import Execution

@Suite("Runs as they are kept")
struct RunCodingTests {
  @Test("a run comes back as it was")
  func returned() {
    var run = ProgramRun(compilerOutput: "error: no")
    #expect(ProgramRun(kept: run.bytes) == run)
    run.compilerOutput = nil
    run.ending = .signalled(4)
    run.records = [1, 2, 3]
    run.printed = Array("printed".utf8)
    run.fatalError = "over"
    run.crash = Record.Place(line: 3, column: 7)
    run.position = RunPosition(place: Record.Place(line: 2, column: 1), isRepeated: true)
    run.names = [
      IndexedName(place: Record.Place(line: 1, column: 4), usr: "s:7GANMathA"),
      IndexedName(place: Record.Place(line: 2, column: 4), usr: "s:7GANMathB"),
      IndexedName(place: Record.Place(line: 9, column: 1), usr: "s:7GANMathA"),
    ]
    #expect(ProgramRun(kept: run.bytes) == run)
  }

  @Test("a run that was kept before values had series and code had names is none")
  func former() {
    var bytes = ProgramRun(compilerOutput: "").bytes
    #expect(bytes[0] == 2)
    bytes[0] = 1
    #expect(ProgramRun(kept: bytes) == nil)
  }

  @Test("a name without a symbol makes it no run")
  func nameless() {
    var run = ProgramRun(compilerOutput: "")
    run.names = [IndexedName(place: Record.Place(line: 1, column: 1), usr: "s:7GANMathA")]
    var bytes = run.bytes
    bytes[bytes.count - 8] = 7
    #expect(ProgramRun(kept: bytes) == nil)
  }

  @Test("bytes of another form are no run")
  func refused() {
    let bytes = ProgramRun(compilerOutput: "").bytes
    #expect(ProgramRun(kept: []) == nil)
    for count in 0..<bytes.count { #expect(ProgramRun(kept: Array(bytes[..<count])) == nil) }
    #expect(ProgramRun(kept: [9] + bytes.dropFirst()) == nil)
  }
}
