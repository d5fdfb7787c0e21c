import Foundation
import Testing

@testable import Caching

/// A folder for one test.
private final class Folder: Sendable {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("litgan-store-\(UUID().uuidString)").path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The files below it, but for the mark.
  var files: [String] {
    let all = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
    return all.map { path + "/" + $0 }.filter {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
      return !isFolder.boolValue && !$0.hasSuffix("CACHEDIR.TAG")
    }
  }
}

@Suite("The store of costly values")
struct StoreTests {
  private static let kind = Store.Kind("test")

  @Test("a digest is SHA-256")
  func digest() {
    // The examples of FIPS 180-2.
    #expect(
      Digest(of: "abc").hexadecimal
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Digest(of: "").hexadecimal
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    var one = Digest.Builder()
    one.add("ab")
    one.add("c")
    var other = Digest.Builder()
    other.add("a")
    other.add("bc")
    #expect(one.digest() != other.digest())
  }

  @Test("what is kept is found by its kind and key, by another store too")
  func keeps() {
    let folder = Folder()
    let store = Store(folder: folder.path)
    let key = Digest(of: "a")
    #expect(store.value(of: Self.kind, for: key) == nil)
    store.keep([1, 2, 3], of: Self.kind, for: key)
    store.keep([], of: Self.kind, for: Digest(of: "b"))
    let other = Store(folder: folder.path)
    #expect(other.value(of: Self.kind, for: key) == [1, 2, 3])
    #expect(other.value(of: Self.kind, for: Digest(of: "b")) == [])
    #expect(other.value(of: Store.Kind("other"), for: key) == nil)
    #expect(store.warnings.isEmpty && other.warnings.isEmpty)
    other.forget(Self.kind, for: key)
    #expect(store.value(of: Self.kind, for: key) == nil)
  }

  @Test("every flipped bit and every cut is found, told once, and the entry made anew")
  func damage() throws {
    let folder = Folder()
    let key = Digest(of: "a")
    Store(folder: folder.path).keep(Array("value".utf8), of: Self.kind, for: key)
    let file = URL(fileURLWithPath: try #require(folder.files.first))
    let good = try Data(contentsOf: file)
    var damaged = (0..<good.count).map { good.prefix($0) }
    for bit in 0..<(8 * good.count) {
      var flipped = good
      flipped[bit / 8] ^= 1 << (bit % 8)
      damaged.append(flipped)
    }
    damaged.append(good + [0])
    for bytes in damaged {
      try bytes.write(to: file)
      let store = Store(folder: folder.path)
      #expect(store.value(of: Self.kind, for: key) == nil)
      #expect(store.value(of: Self.kind, for: key) == nil)
      #expect(store.warnings.map(\.identifier) == ["damaged-cache"])
      store.keep([7], of: Self.kind, for: key)
      #expect(store.value(of: Self.kind, for: key) == [7])
    }
  }

  @Test("many writers of one key leave one whole entry")
  func writers() async {
    let folder = Folder()
    let path = folder.path
    let key = Digest(of: "a")
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<16 {
        group.addTask {
          let store = Store(folder: path)
          for _ in 0..<20 {
            store.keep(Array(repeating: UInt8(number), count: 10_000), of: Self.kind, for: key)
            let found = store.value(of: Self.kind, for: key)
            #expect(found.map { $0.count == 10_000 && Set($0).count == 1 } == true)
          }
          #expect(store.warnings.isEmpty)
        }
      }
    }
    #expect(folder.files.count == 1)
  }

  @Test("what was not used for longest goes first, and half-written files after an hour")
  func eviction() throws {
    let folder = Folder()
    let store = Store(folder: folder.path)
    let keys = (0..<4).map { Digest(of: "\($0)") }
    for key in keys { store.keep(Array(repeating: 0, count: 1000), of: Self.kind, for: key) }
    for (age, key) in zip([400.0, 300, 200, 100], keys) {
      let file = try #require(folder.files.first { $0.hasSuffix(key.hexadecimal) })
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: file)
    }
    // Used now, so it is no longer the oldest.
    #expect(store.value(of: Self.kind, for: keys[0]) != nil)
    let entry = try #require(folder.files.first)
    for (name, age) in [("old", 7200.0), ("new", 60)] {
      let part = entry + "." + name + ".part"
      try Data([1]).write(to: URL(fileURLWithPath: part))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: part)
    }
    store.evict(downTo: 2500)
    #expect(keys.map { store.value(of: Self.kind, for: $0) != nil } == [true, false, false, true])
    #expect(folder.files.count { $0.hasSuffix(".part") } == 1)
    let removed = store.empty()
    #expect(removed.entries == 3)
    #expect(folder.files.isEmpty)
  }

  @Test("a folder that cannot be is a warning, told once, and no value")
  func unwritable() throws {
    let folder = Folder()
    try Data([1]).write(to: URL(fileURLWithPath: folder.path))
    let store = Store(folder: folder.path + "/below")
    store.keep([1], of: Self.kind, for: Digest(of: "a"))
    store.keep([1], of: Self.kind, for: Digest(of: "b"))
    #expect(store.value(of: Self.kind, for: Digest(of: "a")) == nil)
    #expect(store.warnings.map(\.identifier) == ["unusable-cache"])
    #expect(store.warnings[0].severity == .warning)
  }

  @Test("the environment says where it stands")
  func places() {
    #expect(Store.folder(environment: ["LITGAN_CACHE": "/c", "XDG_CACHE_HOME": "/x"]) == "/c")
    #expect(Store.folder(environment: ["XDG_CACHE_HOME": "/x", "HOME": "/h"]) == "/x/litgan")
    #expect(Store.folder(environment: ["XDG_CACHE_HOME": "x", "HOME": "/h"]) == "/h/.cache/litgan")
    #expect(Store.folder(environment: ["LITGAN_CACHE": "", "HOME": "/h"]) == "/h/.cache/litgan")
  }
}
