import Foundation
import Testing

/// Chapters that do what no chapter should, in the sandbox.
@Suite("Hostile chapters", .serialized, .enabled(if: Bubblewrap.works, "bubblewrap does not work"))
struct HostileChapterTests: FailingBuild {
  /// What a chapter's only block gives in a build that succeeds.
  private func page(of code: String, environment: [String] = []) throws -> String {
    let book = try TestBook(["01.md": "```swift run\n//| echo: false\n\(code)\n```\n"])
    let result = try TestBook.run(
      "/usr/bin/env", environment + [TestBook.executable, "build", "book"], in: book.folder)
    #expect(result.errors == "")
    try #require(result.status == 0)
    return book.page("01.html")
  }

  @Test("no file of the machine can be read into the page")
  func reading() throws {
    try expectChapter(
      """
      ```swift run
      import Glibc
      func text(_ path: String) -> Int32 {
        let file = open(path, O_RDONLY)
        precondition(file >= 0, "\\(path): \\(String(cString: strerror(errno)))")
        return file
      }
      ```

      ```swift run
      text("/etc/passwd")
      ```
      """,
      fails: """
        book/01.md:8:3: error: the block crashed: /etc/passwd: No such file or directory [crash]
          8 |   precondition(file >= 0, "\\(path): \\(String(cString: strerror(errno)))")
            |   ^~~~~~~~~~~~
          help: blocks see only their own folder: name what they read, as '//| depends: data.csv' \
        does, or '--trust' them with your files

        """)
  }

  @Test("what Foundation throws is told at its line, with what to do")
  func foundation() throws {
    try expectChapter(
      """
      ```swift run
      import Foundation

      try Data().write(to: URL(fileURLWithPath: "/usr/lib/litgan-hostile"))
      ```
      """,
      fails: """
        book/01.md:7:1: error: the block crashed: Error raised at top level: \
        Error Domain=NSCocoaErrorDomain Code=642 "The volume is read only."\
        UserInfo={NSFilePath=/usr/lib/litgan-hostile, NSURL=file:///usr/lib/litgan-hostile, \
        NSUnderlyingError=Error Domain=NSPOSIXErrorDomain Code=30 "Read-only file system"} [crash]
          7 | try Data().write(to: URL(fileURLWithPath: "/usr/lib/litgan-hostile"))
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: blocks see only their own folder: name what they read, as '//| depends: data.csv' \
        does, or '--trust' them with your files

        """)
  }

  @Test("a connection that nobody takes is told at its line, with what to do")
  func connecting() throws {
    try expectChapter(
      """
      ```swift run
      import Glibc

      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          let status = connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
          precondition(status == 0, String(cString: strerror(errno)))
        }
      }
      ```
      """,
      fails: """
        book/01.md:13:5: error: the block crashed: Connection refused [crash]
          13 |     precondition(status == 0, String(cString: strerror(errno)))
             |     ^~~~~~~~~~~~
          help: blocks run without a network; '--trust' gives them yours

        """)
  }

  @Test("nothing can be written but in the program's folder")
  func writing() throws {
    let name = "litgan-hostile-\(UUID().uuidString)"
    let places = [
      "/\(name)", "/tmp/\(name)", "/usr/lib/\(name)", "/dev/\(name)", "/dev/shm/\(name)",
      "\(TestBook.executable)", "/proc/sys/kernel/core_pattern", "\(name)",
    ]
    let page = try page(
      of: """
        import Glibc
        for path in \(places) {
          let file = open(path, O_WRONLY | O_CREAT, 0o600)
          print(file < 0 ? String(cString: strerror(errno)) : "written")
        }
        """)
    // The last one is in its folder.
    #expect(
      page.contains(
        """
        Read-only file system
        No such file or directory
        Read-only file system
        Read-only file system
        Read-only file system
        Read-only file system
        Read-only file system
        written
        """), "\(page)")
    for place in places.dropLast() where place.hasSuffix(name) {
      #expect(!FileManager.default.fileExists(atPath: place), "\(place)")
    }
  }

  @Test("neither the book nor the cache can be deleted")
  func deleting() throws {
    let book = try TestBook(["01.md": Self.good])
    try book.write("kept", to: "cache/packages/kept")
    let folders = ["book", "cache"].map { book.folder.appendingPathComponent($0).path }
    try book.writeChapter(
      """
      ```swift run
      import Foundation
      for path in \(folders) {
        do { try FileManager.default.removeItem(atPath: path) } catch {
          print((error as? CocoaError)?.code == .fileNoSuchFile)
        }
      }
      ```
      """, to: "01.md")
    let result = try book.build(environment: ["LITGAN_CACHE": folders[1]])
    #expect(result.errors == "")
    #expect(book.page("01.html").contains("true\ntrue\n"))
    #expect(FileManager.default.fileExists(atPath: folders[0] + "/01.md"))
    #expect(FileManager.default.fileExists(atPath: folders[1] + "/packages/kept"))
  }

  @Test("secrets of litgan's environment are not the program's, nor those of its parent")
  func secrets() throws {
    let page = try page(
      of: """
        import Foundation
        print(ProcessInfo.processInfo.environment.count)
        for process in ["self", "1", String(getppid())] {
          let bytes = FileManager.default.contents(atPath: "/proc/\\(process)/environ") ?? Data()
          print(String(decoding: bytes, as: UTF8.self).contains("hunter2"))
        }
        """, environment: ["API_TOKEN=hunter2"])
    #expect(page.contains("false\nfalse\nfalse\n"))
    #expect(!page.contains("hunter2"))
  }

  @Test("secrets of litgan's environment are not the compiler's")
  func compilerSecrets() throws {
    let book = try TestBook(["01.md": "Two: `{swift} 1 + 1`.\n"])
    try book.write(
      """
      #!/bin/sh
      env >> '\(book.folder.path)/environment'
      exec "$(cat '\(book.folder.path)/swiftc')" "$@"

      """, to: "bin/swiftc")
    let script = """
      command -v swiftc > swiftc; chmod +x bin/swiftc
      API_TOKEN=hunter2 TMPDIR="$PWD" PATH="$PWD/bin:$PATH" '\(TestBook.executable)' build book
      """
    let result = try TestBook.run("/bin/sh", ["-c", script], in: book.folder)
    #expect(result.errors == "")
    #expect(result.status == 0)
    let environment = try String(
      contentsOf: book.folder.appendingPathComponent("environment"), encoding: .utf8)
    #expect(environment.contains("LC_ALL=C.UTF-8\n"))
    #expect(!environment.contains("API_TOKEN"))
  }

  @Test("the surroundings are the same everywhere")
  func surroundings() throws {
    let page = try page(
      of: """
        import Foundation
        print(ProcessInfo.processInfo.hostName, getuid(), TimeZone.current.secondsFromGMT())
        print(String(cString: setlocale(LC_ALL, "")), "a".hashValue == "a".hashValue)
        print(Set(0..<1000).prefix(5).map { $0 })
        """)
    let again = try self.page(
      of: """
        import Foundation
        print(ProcessInfo.processInfo.hostName, getuid(), TimeZone.current.secondsFromGMT())
        print(String(cString: setlocale(LC_ALL, "")), "a".hashValue == "a".hashValue)
        print(Set(0..<1000).prefix(5).map { $0 })
        """, environment: ["TZ=Asia/Tokyo", "LC_ALL=de_DE.UTF-8"])
    #expect(page.contains("litgan 1000 0\nC.UTF-8 true\n"), "\(page)")
    #expect(again == page)
  }

  @Test("there is no network, not even to the machine itself")
  func network() throws {
    let server = try LocalServer()
    let code = """
      import Glibc
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(\(server.port)).bigEndian
      address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
      let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      let status = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      print(status == 0 ? "connected" : String(cString: strerror(errno)))
      """
    #expect(try page(of: code).contains("Connection refused"))
    let book = try TestBook(["01.md": "```swift run\n//| echo: false\n\(code)\n```\n"])
    #expect(try book.build("--trust").status == 0)
    #expect(book.page("01.html").contains("connected"), "the server cannot be reached at all")
  }

  @Test("a program that kills its parent, and all others it may, kills nobody")
  func killing() throws {
    let page = try page(
      of: """
        import Glibc
        precondition(getppid() == 1, "not isolated: it would kill the tests")
        print(getppid(), kill(getppid(), SIGKILL), kill(-1, SIGKILL))
        """)
    #expect(page.contains("1 0 -1\n"))
  }

  @Test("a process that detaches itself is gone when the build is done")
  func detaching() throws {
    let mark = "litgan-daemon-\(UUID().uuidString)"
    let page = try page(
      of: """
        import Glibc
        if CommandLine.arguments.last == "\(mark)" {
          setsid()
          sleep(600)
        }
        let words = [strdup("program"), strdup("\(mark)"), nil]
        var daemon: pid_t = 0
        print(posix_spawn(&daemon, "/proc/self/exe", nil, nil, words, environ))
        usleep(300_000)
        print(kill(daemon, 0), getsid(daemon) == daemon)
        """)
    #expect(page.contains("0\n0 true\n"), "\(page)")
    #expect(Self.areGone(mark))
  }

  /// Whether no process has a word in its command line any more, at the latest in a minute.
  static func areGone(_ mark: String) -> Bool {
    for _ in 0..<3_000 {
      if !commandLines().contains(where: { $0.contains(mark) }) { return true }
      usleep(20_000)
    }
    return false
  }

  static func commandLines() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { Int($0) != nil }.compactMap { name in
      FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
}

/// Whether bubblewrap can make name spaces here.
enum Bubblewrap {
  static let path: String = {
    let found = try? TestBook.run(
      "/bin/sh", ["-c", "command -v bwrap"], in: FileManager.default.temporaryDirectory)
    return found?.output.trimmingCharacters(in: .whitespacesAndNewlines) ?? "bwrap"
  }()

  static let works: Bool = {
    let words = ["bwrap", "--unshare-all", "--unshare-user", "--ro-bind", "/", "/", "true"]
    let result = try? TestBook.run(
      "/usr/bin/env", words, in: FileManager.default.temporaryDirectory)
    return result?.status == 0
  }()
}

/// A socket of this machine that takes connections.
final class LocalServer {
  let port: UInt16
  private let descriptor: CInt

  init() throws {
    descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, size) + listen(descriptor, 4)
          + getsockname(descriptor, address, &size)
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    try #require(status == 0)
  }

  deinit { close(descriptor) }
}
