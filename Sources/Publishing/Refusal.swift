import Book
import Foundation

extension SiteFolder {
  /// Why a site cannot be written.
  enum Refusal: Error {
    /// Known before anything was changed.
    case unwritable(String)
    /// Another build is writing the site.
    case busy
    /// An error number of the system, and the file of the site that it is about.
    case system(Int32, page: String? = nil)

    /// The same of a page that has no place yet.
    var beforeChanges: Refusal {
      if case .system(let number, nil) = self { .unwritable(Self.words(number)) } else { self }
    }

    func diagnostic(_ folder: String) -> Diagnostic {
      switch self {
      case .unwritable(let reason):
        Diagnostic(
          "unwritable-output", "cannot write to the output folder: \(reason)", path: folder,
          help: ["nothing was changed; name another folder with --output"])
      case .busy:
        Diagnostic(
          "busy-output", "another litgan is writing this site", path: folder,
          help: ["wait until it is done, or name another folder with --output"])
      case .system(let number, let page):
        Diagnostic(
          "cannot-write",
          "cannot write the \(page == nil ? "site" : "page"): \(Self.words(number))",
          path: page.map { "\(folder)/\($0)" } ?? folder,
          help: ["pages written so far are whole; run litgan build again when it is mended"])
      }
    }

    static func words(_ number: Int32) -> String {
      switch number {
      case EACCES, EPERM: "no permission"
      case ENOTDIR, EEXIST: "a file stands where a folder should be"
      case EISDIR, ENOTEMPTY: "a folder stands where a file should be"
      case ENOSPC, EDQUOT: "the disk is full"
      case EROFS: "the file system is read-only"
      default: String(cString: strerror(number))
      }
    }
  }
}
