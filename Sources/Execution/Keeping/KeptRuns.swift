public import Caching
import Records

/// What earlier runs gave, as long as everything that can change it is as it was.
///
/// Under the digest of a key stand the files that runs of it opened; a run is found when all of
/// them are as they were then. Several such lists stand there: a file may change back.
public struct KeptRuns: Sendable {
  let store: Store
  public let digests: FileDigests
  /// litgan's own version.
  let version: String

  private static let lists = Store.Kind("inputs")
  private static let runs = Store.Kind("runs")
  /// Lists under one key; the oldest goes.
  private static let mostLists = 8

  public init(in store: Store, version: String) {
    self.store = store
    self.version = version
    digests = FileDigests(store)
  }

  /// What a run gave of which nothing has changed.
  func run(for key: RunKey) -> (run: ProgramRun, opened: OpenedFiles)? {
    for opened in lists(for: key.digest) where opened.areUnchanged(digests) {
      if let bytes = store.value(of: Self.runs, for: Self.key(key.digest, opened)),
        let run = ProgramRun(kept: bytes)
      {
        return (run, opened)
      }
    }
    return nil
  }

  func keep(_ run: ProgramRun, for key: RunKey, _ opened: OpenedFiles) {
    store.keep(run.bytes, of: Self.runs, for: Self.key(key.digest, opened))
    var lists = lists(for: key.digest)
    // Another build that keeps a list at the same time takes this one away: its run is made anew.
    guard lists.first != opened else { return }
    lists.removeAll { $0 == opened }
    lists.insert(opened, at: 0)
    var encoder = ByteEncoder()
    encoder.integers(min(lists.count, Self.mostLists))
    for list in lists.prefix(Self.mostLists) { list.encode(into: &encoder) }
    store.keep(encoder.bytes, of: Self.lists, for: key.digest)
  }

  /// Takes what was kept of a chapter out of the store.
  ///
  /// - Parameters:
  ///   - book: The book's folder.
  ///   - slug: The chapter's.
  /// - Returns: Whether there was something.
  public func forget(_ book: String, _ slug: String) -> Bool {
    guard let last = LastBuild.read(from: store, book, slug) else { return false }
    for key in last.keys {
      for opened in lists(for: key) { store.forget(Self.runs, for: Self.key(key, opened)) }
      store.forget(Self.lists, for: key)
    }
    LastBuild.forget(in: store, book, slug)
    return true
  }

  /// Ends a build: what was learnt is kept, and the store made small enough.
  public func close(limit: Int) {
    digests.save()
    store.evict(downTo: limit)
  }

  private func lists(for key: Digest) -> [OpenedFiles] {
    guard let bytes = store.value(of: Self.lists, for: key) else { return [] }
    var decoder = ByteDecoder(bytes: bytes)
    var lists: [OpenedFiles] = []
    do throws(RecordError) {
      for _ in 0..<(try decoder.integer()) { lists.append(try OpenedFiles(from: &decoder)) }
    } catch {
      // Another version of litgan kept it; its lists name runs that are not found.
      return []
    }
    return lists
  }

  private static func key(_ key: Digest, _ opened: OpenedFiles) -> Digest {
    var builder = Digest.Builder()
    builder.add(key.hexadecimal)
    for file in opened.files {
      builder.add(file.path)
      builder.add(file.state)
    }
    return builder.digest()
  }
}
