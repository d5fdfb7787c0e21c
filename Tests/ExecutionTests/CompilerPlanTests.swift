import Foundation
import Testing

@testable import Execution

@Suite("The compiler's plan")
struct CompilerPlanTests {
  @Test("commands lose the driver's folders, and keep quoted words whole")
  func commands() {
    let plan = CompilerPlan(
      """
      /opt/bin/swift-frontend -c main.swift -I '/a b/it'\\''s' -o /tmp/TemporaryDirectory.x1/main-1.o
      /opt/bin/clang @/tmp/TemporaryDirectory.x1/main.autolink /tmp/TemporaryDirectory.x1/main-1.o \
      -file-compilation-dir /scratch/1 -o program
      """, folder: "/scratch/1")
    #expect(
      plan?.commands == [
        ["/opt/bin/swift-frontend", "-c", "main.swift", "-I", "/a b/it's", "-o", "main-1.o"],
        [
          "/opt/bin/clang", "@main.autolink", "main-1.o", "-file-compilation-dir", ".", "-o",
          "program",
        ],
      ])
  }

  @Test(
    "what is no plan is none",
    arguments: [
      "", "error: no such option", "/bin/one -o program", "/bin/one 'open\n/bin/two program",
      "/bin/one \"open'\n/bin/two program",
    ])
  func none(text: String) {
    #expect(CompilerPlan(text, folder: "/x") == nil)
  }

  @Test("the driver of this machine gives a plan of several commands")
  func driver() async throws {
    let toolchain = Toolchain(
      compiler: "swiftc", moduleFolders: [], moduleMaps: [], libraryFolder: "/nowhere")
    let plan = try await CompilerPlan.ask(toolchain)
    #expect(plan.commands.count >= 2)
    #expect(plan.commands.last?.contains("program") == true)
  }

  #if os(Linux)
    @Test("it calls the linker itself, with the libraries that the object file asks for")
    func libraries() async throws {
      let toolchain = Toolchain(
        compiler: "swiftc", moduleFolders: [], moduleMaps: [], libraryFolder: "/nowhere")
      let plan = try await CompilerPlan.ask(toolchain)
      #expect(plan.commands.count == 2)
      let scratch = try Scratch()
      defer { scratch.remove() }
      try scratch.write("import Foundation\nprint(Date())\n", to: "main.swift")
      let compile = plan.commands[0].filter { $0 != "-playground" }
      let result = try await ChildProcess.run(
        compile[0], Array(compile.dropFirst()),
        environment: Toolchain.environment(in: scratch.path),
        in: scratch.path, output: "out", error: "err", limits: .init(time: .seconds(300)))
      #expect(result.ending == .exited(0), "\(scratch.text("err"))")
      let words = try plan.words(of: plan.commands[1], in: scratch.path)
      // What the toolchain's own program extracts.
      let asked = ["-lFoundation", "-lswiftCore", "-lFoundationEssentials"]
      #expect(asked.allSatisfy(words.contains), "\(words)")
      _ = try await ChildProcess.run(
        URL(fileURLWithPath: compile[0]).deletingLastPathComponent().path
          + "/swift-autolink-extract", [CompilerPlan.object, "-o", "names"],
        environment: Toolchain.environment(in: scratch.path), in: scratch.path, output: "out",
        error: "err",
        limits: .init(time: .seconds(60)))
      let extracted = scratch.text("names").split(separator: "\n").map(String.init)
      let object = scratch.bytes(CompilerPlan.object)
      let entries = AutolinkEntries.entries(of: object) ?? []
      #expect(!extracted.isEmpty && Set(extracted) == Set(entries))
      // A file that is cut off is read as far as it goes, or not at all.
      for length in [0, 3, 40, 63, object.count / 2] {
        #expect(AutolinkEntries.entries(of: Array(object.prefix(length))) == nil, "\(length)")
      }
      // Where the last section's header ends is nothing that is needed.
      for length in (object.count - 100)...object.count {
        let found = AutolinkEntries.entries(of: Array(object.prefix(length)))
        #expect(found == nil || found == entries, "\(length)")
      }
    }
  #endif
}
