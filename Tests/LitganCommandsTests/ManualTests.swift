import Foundation
import Testing

@Suite("The manual and the completions")
struct ManualTests {
  private static let page = BuiltBook.root.appendingPathComponent("docs/litgan.1")

  /// What ArgumentParser tells of the commands.
  private struct Help: Decodable {
    struct Command: Decodable {
      struct Argument: Decodable {
        struct Name: Decodable {
          var name: String
        }
        var names: [Name]?
        var abstract: String?
        var shouldDisplay: Bool
      }
      var commandName: String
      var abstract: String?
      var arguments: [Argument]?
      var subcommands: [Command]?
      var shouldDisplay: Bool?
    }
    var command: Command
  }

  private func help() throws -> Help.Command {
    let result = try TestBook.run(
      TestBook.executable, ["--experimental-dump-help"], in: BuiltBook.root)
    return try JSONDecoder().decode(Help.self, from: Data(result.output.utf8)).command
  }

  /// A text as words, however its lines are broken.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("the manual has every command and every option as the commands have them")
  func complete() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let sections = page.components(separatedBy: "\n.It Em ")
    let commands = try help().subcommands ?? []
    #expect(commands.count >= 10)
    for command in commands where command.commandName != "help" {
      let section = try #require(
        sections.first { $0.hasPrefix(command.commandName + "\n") },
        "no '\(command.commandName)' in docs/litgan.1: make manual writes it anew")
      for text in [command.abstract] + (command.arguments ?? []).map(\.abstract) {
        guard let text else { continue }
        // What mandoc would take for a macro is escaped.
        #expect(
          words(section).contains(words(text).prefix(30)),
          "'\(command.commandName)' says in docs/litgan.1 nothing of: \(text)")
      }
      for name in (command.arguments ?? []).filter(\.shouldDisplay).flatMap({ $0.names ?? [] })
      where name.name.count > 1 {
        #expect(section.contains("-" + name.name), "\(command.commandName) --\(name.name)")
      }
    }
  }

  @Test("mandoc finds nothing wrong with the manual")
  func lint() throws {
    let result = try TestBook.run(
      "/usr/bin/mandoc", ["-Tlint", "-Wwarning", Self.page.path], in: BuiltBook.root)
    #expect(result.output == "")
    #expect(result.status == 0)
    let book = try TestBook([:])
    try book.write(".Dd today\n.Xx\n", to: "wrong.1")
    #expect(
      try TestBook.run(
        "/usr/bin/mandoc", ["-Tlint", "-Wwarning", "wrong.1"], in: book.folder
      ).status != 0)
  }

  @Test("bash reads its completions, and completes commands and options")
  func completions() throws {
    let book = try TestBook([:])
    let script = try book.litgan("--generate-completion-script", "bash").output
    try book.write(
      script + """

        complete_words() {
          COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
          COMPREPLY=(); _litgan litgan "${@: -1}" "${@: -2:1}"; echo "${COMPREPLY[@]}"
        }
        complete_words litgan ser
        complete_words litgan serve --po

        """, to: "try.bash")
    let result = try TestBook.run("/bin/bash", ["try.bash"], in: book.folder)
    // The options' order is ArgumentParser's, and another each time.
    let completed = result.output.split(separator: "\n").map { $0.split(separator: " ").sorted() }
    #expect(completed == [["serve"], ["--poll", "--port"]], "\(result.errors)")
    for shell in ["zsh", "fish"] {
      let script = try book.litgan("--generate-completion-script", shell).output
      #expect(script.contains("serve"))
    }
  }
}
