import Foundation
import Testing

/// What holds with a sandbox and without one: each test is made twice.
@Suite("Limits on programs", .serialized)
struct LimitTests: FailingBuild {
  private static let ways = Bubblewrap.works ? [[], ["--trust"]] : [["--trust"]]

  /// Builds a chapter whose text begins at line 4; its limits are small but for the time, which a
  /// busy machine may need.
  private func expect(
    _ text: String, fails printed: String, _ options: [String], seconds: Int = 120,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let book = try TestBook(
      ["01.md": text],
      configuration: """
        limits:
          seconds: \(seconds)
          memory-mib: 200
          output-mib: 2
          files-mib: 5

        """)
    let result = try TestBook.run(
      TestBook.executable, ["build", "book"] + options, in: book.folder)
    #expect(result.errors == printed, sourceLocation: location)
    #expect(result.status == 1, sourceLocation: location)
    #expect(book.site().isEmpty, sourceLocation: location)
  }

  @Test("processes without end are ended", arguments: ways)
  func processes(_ options: [String]) throws {
    let mark = "litgan-bomb-\(UUID().uuidString)"
    try expect(
      """
      ```swift run
      import Glibc
      // Each copy starts others, to a depth of three: 400 processes at most.
      let depth = CommandLine.arguments.count
      let words = (0...depth).map { _ in strdup("\(mark)") } + [nil]
      let program = "/proc/self/exe"
      var id: pid_t = 0
      ```

      ```swift run
      for _ in 0..<7 where depth < 4 { posix_spawn(&id, program, nil, nil, words, environ) }; sleep(60)
      ```
      """,
      fails: """
        book/01.md:14:1: error: the chapter had more than 32 processes at a time [process-limit]
          14 | for _ in 0..<7 where depth < 4 { posix_spawn(&id, program, nil, nil, words, environ) }; sleep(60)
             | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: start fewer, or raise 'processes' under 'limits' in book.yml

        """, options)
    #expect(HostileChapterTests.areGone(mark))
  }

  @Test("a hundred GiB are not to be had", arguments: ways)
  func allocation(_ options: [String]) throws {
    try expect(
      """
      ```swift run
      let many = [UInt8](repeating: 1, count: 100 << 30)
      ```
      """,
      fails: """
        book/01.md:5:1: error: the chapter needed more than 200 MiB of memory [memory-limit]
          5 | let many = [UInt8](repeating: 1, count: 100 << 30)
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: use less, or raise 'memory-mib' under 'limits' in book.yml

        """, options)
  }

  @Test("shared memory, which is no process's own, counts too", arguments: ways)
  func sharedMemory(_ options: [String]) throws {
    try expect(
      """
      ```swift run
      import Glibc
      let size = 400 << 20
      let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)!
      while true { memset(memory, 1, size) }
      ```
      """,
      fails: """
        book/01.md:8:1: error: the chapter needed more than 200 MiB of memory [memory-limit]
          8 | while true { memset(memory, 1, size) }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: use less, or raise 'memory-mib' under 'limits' in book.yml

        """, options)
  }

  @Test("what is printed past Swift's print ends too", arguments: ways)
  func printing(_ options: [String]) throws {
    try expect(
      """
      ```swift run
      import Glibc
      let text = [UInt8](repeating: 65, count: 1 << 20)
      for _ in 0..<10_000 { write(1, text, text.count) }
      ```
      """,
      fails: """
        book/01.md:7:1: error: the chapter printed more than 2 MiB [output-limit]
          7 | for _ in 0..<10_000 { write(1, text, text.count) }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: print less, or raise 'output-mib' under 'limits' in book.yml

        """, options)
  }

  @Test("a file of a hundred GiB is ended at its limit", arguments: ways)
  func oneFile(_ options: [String]) throws {
    try expect(
      """
      ```swift run
      import Glibc
      let file = open("large", O_WRONLY | O_CREAT, 0o600)
      let text = [UInt8](repeating: 65, count: 1 << 20)
      for _ in 0..<100_000 { write(file, text, text.count) }
      ```
      """,
      fails: """
        book/01.md:8:1: error: the chapter wrote more than 2 MiB to a file [file-limit]
          8 | for _ in 0..<100_000 { write(file, text, text.count) }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: write less, or raise 'output-mib' under 'limits' in book.yml

        """, options)
  }

  @Test("many files are ended at the limit of their folder", arguments: ways)
  func manyFiles(_ options: [String]) throws {
    try expect(
      """
      ```swift run
      import Glibc
      let text = [UInt8](repeating: 65, count: 1 << 20)
      for n in 0..<40 { write(creat("f\\(n)", 0o600), text, text.count); usleep(50_000) }
      ```
      """,
      fails: """
        book/01.md:7:1: error: the chapter wrote more than 5 MiB into its folder [file-limit]
          7 | for n in 0..<40 { write(creat("f\\(n)", 0o600), text, text.count); usleep(50_000) }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: write less, or raise 'files-mib' under 'limits' in book.yml

        """, options)
  }

  @Test("a program that sleeps for ever is woken", arguments: ways)
  func sleeping(_ options: [String]) throws {
    try expect(
      """
      ```swift run
      import Glibc
      func rest() { while true { sleep(1_000) } }
      ```

      ```swift run
      rest()
      ```
      """,
      fails: """
        book/01.md:10:1: error: the chapter was still running after 3 s [time-limit]
          10 | rest()
             | ^~~~~~
          help: mend an endless loop, or raise 'seconds' under 'limits' in book.yml

        """, options, seconds: 3)
  }
}
