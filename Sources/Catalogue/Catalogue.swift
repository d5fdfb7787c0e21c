import Foundation

/// The explanations of all kinds of faults, each in a file of its own named after its identifier.
public enum Catalogue {
  /// The identifiers, in alphabetical order.
  ///
  /// - Throws: That the folder with the entries cannot be read.
  public static func identifiers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
      name.hasSuffix(".md") ? String(name.dropLast(3)) : nil
    }.sorted()
  }

  /// The entry of an identifier.
  ///
  /// - Throws: That its file cannot be read, or is none.
  public static func entry(_ identifier: String) throws -> Entry {
    let text = try String(contentsOfFile: folder + identifier + ".md", encoding: .utf8)
    return try Entry(identifier: identifier, text: text)
  }

  private static var folder: String { Bundle.module.bundlePath + "/Entries/" }
}
