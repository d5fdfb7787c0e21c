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
}
