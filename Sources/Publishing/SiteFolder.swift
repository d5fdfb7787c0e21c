import Book
import CSiteSteps
import Foundation

/// The folder of a site: the only file that writes it.
///
/// Files that are to be placed wait in `.litgan-waiting`, which a build that was killed leaves
/// behind and the next one clears.
struct SiteFolder {
  /// The manifest's name: one path a line, in order.
  static let manifestName = ".litgan-manifest"
  private static let waitingName = ".litgan-waiting"

  private let root: String
  /// The open folder, locked: two builds cannot write one site.
  private var descriptor: Int32?
  /// Folders that were made for the site, outermost first.
  private var made: [String] = []
  /// Folders known to be there.
  private var present: Set<String> = []
  var isPublished = false

  init(_ root: String) {
    self.root = root
  }

  /// What stands where a page belongs.
  enum Comparison {
    case absent, same, different
  }

  func comparison(_ page: Page) -> Comparison {
    let file = open(root + "/" + page.path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return errno == ENOENT || errno == ENOTDIR ? .absent : .different }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, Int(status.st_size) == page.content.count else {
      return .different
    }
    var offset = 0
    return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      while offset < page.content.count {
        let count = read(file, buffer.baseAddress, buffer.count)
        guard count > 0, offset + count <= page.content.count else { return .different }
        let isEqual = page.content.withUnsafeBytes {
          memcmp($0.baseAddress! + offset, buffer.baseAddress!, count) == 0
        }
        guard isEqual else { return .different }
        offset += count
      }
      return .same
    }
  }

  // MARK: Waiting files

  /// Writes a file that waits for its place; the folder has been entered.
  func stage(_ bytes: [UInt8], as number: Int) throws(Refusal) {
    try write(bytes, to: waiting("\(number)"))
  }

  /// The bytes of a file that waits, or of one in its place.
  func contents(waiting number: Int?, at path: String) throws(Refusal) -> Data {
    let file = number.map { waiting("\($0)") } ?? root + "/" + path
    guard let data = FileManager.default.contents(atPath: file) else { throw .system(errno) }
    return data
  }

  // MARK: Steps

  /// One change of what readers see.
  enum Step {
    /// A waiting file gets its place.
    case place(waiting: String, path: String)
    /// A file goes that a former build wrote.
    case remove(String)
  }

  /// Takes all steps, even when litgan is killed while it waits for them.
  ///
  /// - Complexity: One renaming or removal each; readers may see some of the files new and others
  ///   old for that long.
  mutating func take(_ steps: [Step]) throws(Refusal) {
    guard !steps.isEmpty else { return }
    var names: [(from: UnsafeMutablePointer<CChar>?, to: UnsafeMutablePointer<CChar>)] = []
    defer {
      for name in names {
        free(name.from)
        free(name.to)
      }
    }
    for step in steps {
      switch step {
      case .place(let waiting, let path):
        try makeFolder(of: path)
        names.append((strdup(self.waiting(waiting)), strdup(root + "/" + path)))
      case .remove(let path): names.append((nil, strdup(root + "/" + path)))
      }
    }
    var failed = 0
    let reason = site_take_steps(
      names.map { site_step(from: UnsafePointer($0.from), to: UnsafePointer($0.to)) }, names.count,
      &failed)
    guard reason == 0 else {
      guard case .place(_, let path) = steps[failed], path != Self.manifestName else {
        throw .system(reason)
      }
      throw .system(reason, page: path)
    }
    for case .remove(let path) in steps { removeEmptyFolders(above: path) }
  }

  /// Whether a file is there.
  func has(_ path: String) -> Bool { access(root + "/" + path, F_OK) == 0 }

  private func removeEmptyFolders(above path: String) {
    var parts = path.split(separator: "/").dropLast()
    // rmdir refuses a folder with anything in it.
    while !parts.isEmpty, rmdir(root + "/" + parts.joined(separator: "/")) == 0 {
      parts = parts.dropLast()
    }
  }

  // MARK: The manifest

  /// What litgan has written.
  func manifest() throws(Refusal) -> Set<String> {
    guard let data = FileManager.default.contents(atPath: root + "/" + Self.manifestName) else {
      return []
    }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    // A manifest that names a place outside the site was not written by litgan.
    return Set(lines.filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") })
  }

  /// Writes a manifest that waits for its place.
  mutating func stageManifest(_ paths: Set<String>, as name: String) throws(Refusal) -> Step {
    try enter()
    let text = paths.sorted().joined(separator: "\n") + "\n"
    try write(Array(text.utf8), to: waiting(name))
    return .place(waiting: name, path: Self.manifestName)
  }

  // MARK: Entering and leaving

  /// Makes the folder and the one where files wait, once.
  mutating func enter() throws(Refusal) {
    guard descriptor == nil else { return }
    try makeRoot()
    guard access(root, W_OK) == 0 else { throw .unwritable("no permission to write in it") }
    let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno) }
    // A file system without locks has none to offer; all others tell of a second build.
    guard Self.lock(descriptor) else {
      close(descriptor)
      throw .busy
    }
    self.descriptor = descriptor
    let path = root + "/" + Self.waitingName
    do {
      if FileManager.default.fileExists(atPath: path) {
        try FileManager.default.removeItem(atPath: path)
      }
    } catch {
      throw .system(EACCES)
    }
    guard mkdir(path, 0o777) == 0 else { throw .system(errno) }
  }

  /// Waits for a moment: a build that was killed may have steps left to take.
  private static func lock(_ descriptor: Int32) -> Bool {
    for _ in 0..<100 {
      guard flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return true }
      usleep(10_000)
    }
    return false
  }

  private mutating func makeRoot() throws(Refusal) {
    var path = root.hasPrefix("/") ? "" : "."
    for part in root.split(separator: "/") {
      path += "/" + part
      var status = stat()
      if stat(path, &status) == 0 {
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .unwritable("'\(part)' is a file") }
      } else {
        guard mkdir(path, 0o777) == 0 else { throw .unwritable(Refusal.words(errno)) }
        made.append(path)
      }
    }
  }

  /// Clears what waits; a folder that was made for nothing goes.
  mutating func leave() {
    guard let descriptor else { return }
    // What cannot be cleared waits for the next build, which tells what is wrong with the folder.
    try? FileManager.default.removeItem(atPath: root + "/" + Self.waitingName)
    if !isPublished { for folder in made.reversed() { rmdir(folder) } }
    close(descriptor)
    self.descriptor = nil
  }

  private func waiting(_ name: String) -> String { "\(root)/\(Self.waitingName)/\(name)" }

  private mutating func makeFolder(of path: String) throws(Refusal) {
    try enter()
    var folder = root
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      guard present.insert(folder).inserted else { continue }
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw .system(errno) }
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(Refusal) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .system(errno) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .system(errno) }
      rest = rest.dropFirst(count)
    }
  }
}
