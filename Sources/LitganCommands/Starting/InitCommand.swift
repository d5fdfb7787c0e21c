import ArgumentParser
import Book
import Foundation

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes a folder with a book that can be built at once.",
    discussion: """
      Beside the book stands a Swift package of its own, whose code the book's first chapter shows \
      and runs.
      """)

  @Argument(help: "The folder to make; one that is there has to be empty.")
  var folder: String

  @OptionGroup var reporting: Reporting

  func run() throws {
    do throws(Diagnostics) {
      // A folder that cannot be listed cannot be written either, which is told then.
      let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      guard present.isEmpty else { throw AuthorFiles.taken(folder + "/" + present.min()!) }
      for (name, bytes) in try Self.files() {
        try AuthorFiles.create(folder + "/" + name, bytes)
      }
      reporting.print("\(folder): a book. In it, 'litgan serve' shows it in the browser.")
    } catch {
      reporting.report(error.all)
      throw ExitCode(1)
    }
  }

  /// The files of a new book, by their names.
  ///
  /// - Throws: That they do not stand beside the executable.
  private static func files() throws(Diagnostics) -> [(name: String, bytes: [UInt8])] {
    let root = Bundle.module.bundlePath + "/Template"
    let names = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
    var files: [(name: String, bytes: [UInt8])] = []
    for name in names.sorted() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
      guard !isFolder.boolValue else { continue }
      guard let data = FileManager.default.contents(atPath: root + "/" + name) else { continue }
      files.append((name, Array(data)))
    }
    guard !files.isEmpty else {
      throw Diagnostics([
        Diagnostic(
          "missing-theme", "cannot read the files of a new book", path: root,
          help: ["build litgan again: its resources stand beside the executable"])
      ])
    }
    return files
  }
}
