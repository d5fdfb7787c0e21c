import Book
import Caching
import Execution
import Foundation
import Parsing
import Publishing
import Records
import Weaving

/// A build that changes nothing, as the one before it changed nothing: as long as each file is what
/// it was that was read for it or that it made, there is nothing to do but to say so.
struct UnchangedBuild {
  private let store: Store
  private let workshop: Workshop
  private let key: Digest
  private let start = FileStamp.now
  /// The book's own files.
  private let log = FileLog()

  private static let kind = Store.Kind("unchanged")
  /// Nanoseconds for which a report is believed: after a day a whole build tells the cache what is
  /// still used.
  private static let most = 86_400 * 1_000_000_000

  /// - Parameter options: All that the command was told.
  init(of workshop: Workshop, isTrusted: Bool, options: [String]) {
    self.workshop = workshop
    store = workshop.store
    var builder = Digest.Builder()
    builder.add(Litgan.version)
    builder.add(FileManager.default.currentDirectoryPath)
    for option in options + [workshop.ownToolchain.executable] { builder.add(option) }
    for part in workshop.ownToolchain.circumstances(isTrusted: isTrusted) { builder.add(part) }
    for (name, value) in ProcessInfo.processInfo.environment.sorted(by: { $0.key < $1.key })
    where !Self.changing.contains(name) {
      builder.add(name)
      builder.add(value)
    }
    key = builder.digest()
  }

  /// What a shell sets anew for each command.
  private static let changing: Set = ["OLDPWD", "PWD", "SHLVL", "_"]

  /// What the last build told; nil when something has changed since.
  var report: String? {
    guard let bytes = store.value(of: Self.kind, for: key) else { return nil }
    var decoder = ByteDecoder(bytes: bytes)
    do throws(RecordError) {
      let time = try decoder.integer()
      let report = try decoder.string()
      let files = try FileLog(from: &decoder)
      return abs(start - time) < Self.most && files.isCurrent ? report : nil
    } catch {
      // Another version of litgan kept it.
      return nil
    }
  }

  /// Does a build whose reading of the book's files is noted.
  func noting<Value: Sendable>(
    _ build: () async throws(Diagnostics) -> Value
  ) async throws(Diagnostics) -> Value {
    let observer = BookReader.Observer { [log] in log.note($0) }
    let result = await BookReader.$observer.withValue(observer) {
      do throws(Diagnostics) {
        return Result<Value, Diagnostics>.success(try await build())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Keeps what a build told that ran nothing, wrote nothing and warned of nothing.
  func keep(_ report: String, of publication: Publication) {
    let files = FileLog(log.files.merging(workshop.kept.digests.log.files) { book, _ in book })
    for file in workshop.files + publication.files { files.note(file) }
    guard files.isSettled(at: start) else { return }
    var encoder = ByteEncoder()
    encoder.integers(start)
    encoder.string(report)
    files.encode(into: &encoder)
    store.keep(encoder.bytes, of: Self.kind, for: key)
  }
}
