import Book
import SystemPackage
import Weaving

/// The file that says where a build's time went.
struct TimingsFile {
  let path: String

  /// - Throws: That it cannot be written, or that a file of the theme is missing.
  func write(_ profile: Profile, of title: String, jobs: Int) throws(Diagnostics) {
    let page = try TimingsPage.html(of: profile, title: title, jobs: jobs)
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter { _ = try file.writeAll(page.utf8) }
    } catch {
      throw Diagnostics([
        Diagnostic(
          "unwritable-timings", "cannot write the timings: \(Self.words(error))", path: path,
          help: ["the site is written; name another file with --timings"])
      ])
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error as? Errno {
    case .noSuchFileOrDirectory: "there is no such folder"
    case .isDirectory: "it is a folder"
    case .permissionDenied, .notPermitted: "no permission"
    case .noSpace: "the disk is full"
    case .readOnlyFileSystem: "the file system is read-only"
    default: "\(error)"
    }
  }
}
