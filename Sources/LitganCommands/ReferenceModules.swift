import Book
import Execution
import Reference

extension SymbolGraphs {
  /// The public symbols of a module that a book names.
  func module(_ item: BookConfiguration.Item) async throws(Diagnostics) -> ReferenceModule {
    let bytes = try await digest(of: item, format: ReferenceModule.format) {
      (graphs) throws(Diagnostics) in
      do throws(ReferenceModule.Unreadable) {
        return try ReferenceModule(name: item.name, symbolGraphs: graphs).encoded()
      } catch {
        throw Self.unreadable(item, error)
      }
    }
    do throws(ReferenceModule.Unreadable) {
      return try ReferenceModule(encoded: bytes)
    } catch {
      throw Self.unreadable(item, error)
    }
  }

  private static func unreadable(
    _ item: BookConfiguration.Item, _ error: ReferenceModule.Unreadable
  ) -> Diagnostics {
    Diagnostics([
      Diagnostic(
        "damaged-symbol-graph", "the symbols of '\(item.name)' cannot be read: \(error.reason)",
        path: nil,
        help: ["delete the folder SymbolGraphs beside litgan's executable, and build again"])
    ])
  }
}
