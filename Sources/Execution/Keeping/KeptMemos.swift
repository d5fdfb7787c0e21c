import Book
import Caching
import Records

/// Values of blocks that outlive a run.
extension KeptRuns {
  private static let memos = Store.Kind("memos")

  /// Under which a memo is kept: all that can change any run, and the code that the value is
  /// computed from.
  ///
  /// - Parameter key: That of the chapter's program.
  func key(of memo: Program.Memo, _ key: RunKey) -> Digest {
    RunKey(key.parts, text: "memo \(memo.name)\n\(memo.dependencies)").digest
  }

  /// What a memo's value was, if the files that its program opened are as they were.
  func memo(_ key: Digest) -> [UInt8]? {
    guard let bytes = store.value(of: Self.memos, for: key) else { return nil }
    var decoder = ByteDecoder(bytes: bytes)
    do throws(RecordError) {
      let opened = try OpenedFiles(from: &decoder)
      let value = try decoder.list()
      return opened.areUnchanged(digests) ? value : nil
    } catch {
      // Another version of litgan kept it.
      return nil
    }
  }

  func keep(memo value: [UInt8], for key: Digest, _ opened: OpenedFiles) {
    var encoder = ByteEncoder()
    opened.encode(into: &encoder)
    encoder.list(value)
    store.keep(encoder.bytes, of: Self.memos, for: key)
  }
}
