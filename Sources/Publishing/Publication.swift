public import Book
import Synchronization

/// A site on its way to a folder.
///
/// Pages wait in a folder beside the site, so that no more than a few of them stand in memory, and
/// take their places when all are there. Only files whose content differs are written, each by a
/// renaming, so that a reader sees the old file or the new one and never a part; a process of its own
/// does it, which ends its work when litgan is killed. What litgan wrote
/// earlier and this build did not make is removed; a manifest remembers which files those are.
/// Nothing else in the folder is ever touched. A publication that is let go before `publish` leaves
/// everything as it was.
public final class Publication: Sendable {
  private struct State {
    var folder: SiteFolder
    var former: Set<String>?
    /// Changed files by their paths: the numbers under which they wait.
    var waiting: [String: Int] = [:]
    var unchanged: Set<String> = []
    /// Files in the way.
    var foreign: [Diagnostic] = []

    /// What an earlier build wrote.
    mutating func formerPaths() throws(SiteFolder.Refusal) -> Set<String> {
      if let former { return former }
      let paths = try folder.manifest()
      former = paths
      return paths
    }
  }

  private let path: String
  /// The folder for what changes nothing that others could see; threads need not wait for it.
  private let folder: SiteFolder
  private let state: Mutex<State>

  public init(to folder: String) {
    path = folder
    self.folder = SiteFolder(folder)
    state = Mutex(State(folder: SiteFolder(folder)))
  }

  deinit {
    state.withLock { $0.folder.leave() }
  }

  /// Takes a file of the site. Safe to call from several threads.
  ///
  /// - Throws: That the folder cannot be written.
  public func add(_ page: Page) throws(Diagnostics) {
    let comparison = folder.comparison(page)
    let number: Int? = try telling { (state) throws(SiteFolder.Refusal) in
      let former = try state.formerPaths()
      switch comparison {
      case .same: state.unchanged.insert(page.path)
      case .different where !former.contains(page.path):
        state.foreign.append(
          Diagnostic(
            "foreign-file", "litgan did not write this file and will not replace it",
            path: path + "/" + page.path,
            help: ["move it away, or build into another folder with --output"]))
      case .absent, .different:
        try state.folder.enter()
        state.waiting[page.path] = state.waiting.count
        return state.waiting.count - 1
      }
      return nil
    }
    guard let number else { return }
    do throws(SiteFolder.Refusal) {
      try folder.stage(page.content, as: number)
    } catch {
      throw Diagnostics([error.beforeChanges.diagnostic(path)])
    }
  }

  /// The paths of the files that were added.
  public var paths: Set<String> {
    state.withLock { $0.unchanged.union($0.waiting.keys) }
  }

  /// The folder and all files in it that are litgan's, their manifest among them.
  public var files: [String] {
    [path] + ([SiteFolder.manifestName] + paths).map { path + "/" + $0 }
  }

  /// The bytes of a file that was added, or nil for another one.
  ///
  /// - Throws: That the folder cannot be read.
  public func contents(_ page: String) throws(Diagnostics) -> [UInt8]? {
    try telling { (state) throws(SiteFolder.Refusal) in
      let number = state.waiting[page]
      guard number != nil || state.unchanged.contains(page) else { return nil }
      return Array(try state.folder.contents(waiting: number, at: page))
    }
  }

  /// Makes the folder hold the pages that were added.
  ///
  /// - Throws: Before anything changes, that a file stands in the way which litgan did not write;
  ///   afterwards, what the system refused.
  public func publish() throws(Diagnostics) -> Publisher.Summary {
    let foreign = state.withLock { $0.foreign }
    guard foreign.isEmpty else { throw Diagnostics(foreign) }
    return try telling { (state) throws(SiteFolder.Refusal) in
      let former = try state.formerPaths()
      let paths = state.unchanged.union(state.waiting.keys)
      // First what may have been written, then the files, then what was: cut off at any moment, as
      // by a power failure, the next build knows every file that is litgan's.
      let known = former.union(paths)
      var steps: [SiteFolder.Step] = []
      if known != former { steps.append(try state.folder.stageManifest(known, as: "known")) }
      var summary = Publisher.Summary(unchanged: state.unchanged.count)
      for (path, number) in state.waiting.sorted(by: { $0.key < $1.key }) {
        steps.append(.place(waiting: "\(number)", path: path))
        summary.written.append(path)
      }
      for path in former.subtracting(paths).sorted() {
        if state.folder.has(path) { summary.removed.append(path) }
        steps.append(.remove(path))
      }
      if known != paths { steps.append(try state.folder.stageManifest(paths, as: "manifest")) }
      try state.folder.take(steps)
      state.folder.isPublished = true
      return summary
    }
  }

  /// What the folder refuses, in words.
  private func telling<Value: Sendable>(
    _ body: (inout State) throws(SiteFolder.Refusal) -> Value
  ) throws(Diagnostics) -> Value {
    do throws(SiteFolder.Refusal) {
      return try state.withLock { (state) throws(SiteFolder.Refusal) in try body(&state) }
    } catch {
      throw Diagnostics([error.diagnostic(path)])
    }
  }
}
