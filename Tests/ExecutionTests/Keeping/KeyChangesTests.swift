import Testing

@testable import Execution

@Suite("What differs between two keys")
struct KeyChangesTests {
  private func words(_ old: [RunKey.Part], _ new: [RunKey.Part]) -> [String] {
    KeyChanges(old: old, new: new, lines: ["block 'a'": 7, "block 2": 12]).words
  }

  @Test("is told in words, a part at a time")
  func surroundings() {
    let old: [RunKey.Part] = [
      .init(.litgan, "0.1.0", "x"), .init(.compiler, "Swift version 6.3.1", "x"),
      .init(.flags, "", "-Onone"), .init(.limits, "", "120 s"), .init(.machine, "libm.so.6", "x"),
      .init(.isolation, "", "blocks ran isolated"), .init(.module, "A", "1"),
      .init(.module, "B", "1"), .init(.module, "C", "1"), .init(.module, "D", "1"),
      .init(.file, "data/x.csv", "1"), .init(.file, "old.csv", "1"), .init(.variable, "LIMIT", "1"),
    ]
    let new: [RunKey.Part] = [
      .init(.litgan, "0.1.0", "y"), .init(.compiler, "Swift version 6.4", "y"),
      .init(.flags, "", "-O"), .init(.limits, "", "60 s"), .init(.machine, "libm.so.6", "y"),
      .init(.isolation, "", "blocks ran with your rights"), .init(.module, "A", "2"),
      .init(.module, "B", "2"), .init(.module, "C", "2"), .init(.module, "D", "2"),
      .init(.file, "data/x.csv", "2"), .init(.file, "new.csv", "1"), .init(.variable, "LIMIT", "2"),
    ]
    #expect(
      words(old, new) == [
        "litgan changed",
        "the compiler changed: Swift version 6.3.1 → Swift version 6.4",
        "the compiler's flags changed",
        "modules that blocks import changed: A, B, C and 1 more",
        "the machine changed: libm.so.6",
        "the limits changed: 120 s → 60 s",
        "it would be run otherwise: blocks ran isolated → blocks ran with your rights",
        "data/x.csv changed", "new.csv was declared", "old.csv is no longer declared",
        "the variable LIMIT changed",
      ])
    #expect(words(old, old) == [])
  }

  @Test("blocks are known by their labels, and those without one by their code")
  func code() {
    let old: [RunKey.Part] = [
      .init(.block, "block 'a'", "1"), .init(.block, "block 2", "2"), .init(.value, "value 1", "3"),
    ]
    #expect(
      words(
        old,
        [
          .init(.block, "block 'a'", "4"), .init(.block, "block 2", "5"),
          .init(.block, "block 3", "2"), .init(.value, "value 1", "3"),
        ]) == ["block 'a' changed (line 7)", "block 2 is new (line 12)"])
    #expect(words(old, [old[1], old[2]]) == ["block 'a' is gone"])
    #expect(words(old, [old[1], old[0], old[2]]) == ["the order of the code changed"])
    #expect(words(old, [.init(.block, "block 'renamed'", "1"), old[1], old[2]]) == [])
  }
}
