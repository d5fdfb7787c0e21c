import Testing

@testable import Execution

@Test("errors and their notes are read from the compiler's output, warnings are not")
func compilerMessages() {
  let messages = CompilerMessages(
    """
    chapters/02-kr.md:42:14: error: cannot find 'costt' in scope
       let a = costt
               ^~~~~
    chapters/02-kr.md:40:5: note: 'cost' declared here
    chapters/02-kr.md:50:1: warning: unused [#no-usage]
    a: b.md:7:3: error: missing return [#NoReturn]
    <unknown>:0: error: cannot open file
    """)
  #expect(
    messages.errors == [
      .init(
        file: "chapters/02-kr.md", line: 42, column: 14, text: "cannot find 'costt' in scope",
        notes: [
          .init(file: "chapters/02-kr.md", line: 40, column: 5, text: "'cost' declared here")
        ]),
      .init(file: "a: b.md", line: 7, column: 3, text: "missing return"),
    ])
}

@Test("the text of a fatal error is what stands after it")
func fatalErrors() {
  #expect(
    CrashReport.fatalError(
      in: "Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range\n\n*** Signal 4")
      == "Index out of range")
  #expect(CrashReport.fatalError(in: "Chapter/01.md:3: Fatal error\n") == "fatal error")
  #expect(CrashReport.fatalError(in: "nothing") == nil)
}
