import ArgumentParser
import Book
import Catalogue

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Says what the name in brackets after an error means.",
    discussion: "Without a name: the names of all faults, with a phrase for each.")

  @Argument(help: "The name in brackets, such as unknown-option.")
  var identifier: String?

  func run() throws {
    let known = try Catalogue.identifiers()
    guard let identifier else {
      let width = known.map(\.count).max() ?? 0
      for name in known {
        let padding = String(repeating: " ", count: width - name.count)
        print("\(name)\(padding)  \(try Catalogue.entry(name).title)")
      }
      return
    }
    guard known.contains(identifier) else {
      let near = nearestName(to: identifier, among: known).map { "did you mean '\($0)'?" }
      throw ValidationError(
        "no fault is called '\(identifier)'; " + (near ?? "litgan explain lists all"))
    }
    print(try Catalogue.entry(identifier).plainText, terminator: "")
  }
}
