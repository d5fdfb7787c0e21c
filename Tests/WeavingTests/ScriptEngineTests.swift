import Foundation
import Synchronization
import Testing

@testable import Weaving

@Suite("JavaScript engines")
struct ScriptEngineTests {
  @Test("what a script throws is told, and what it returns is a string")
  func calls() throws {
    let engine = ScriptEngine()
    try engine.evaluate("function twice(a) { if (!a) throw new Error('nothing'); return a + a; }")
    #expect(try engine.call("twice", ["é🎲\0"]) == "é🎲\0é🎲\0")
    #expect(throws: ScriptEngine.Exception.self) { try engine.call("twice", [""]) }
    #expect(throws: ScriptEngine.Exception.self) { try engine.call("thrice", ["a"]) }
    #expect(throws: ScriptEngine.Exception.self) { try engine.evaluate("1 +") }
  }

  @Test("collecting garbage disturbs no thread that has called an engine")
  func errorNumbers() throws {
    let engine = ScriptEngine()
    try engine.evaluate(
      """
      function fill(count) {
        const all = [];
        for (let k = 0; k < count; k++) all.push({ k: [k] });
        return all.length;
      }
      """)
    #expect(try engine.call("fill", ["10"]) == "10")
    let filling = Filling(engine)
    Thread { filling.run() }.start()
    // From now on this thread only asks the system for a file that is not there.
    var others: [Int32: Int] = [:]
    while !filling.isDone.load(ordering: .acquiring) {
      let file = open("/nowhere/at/all", O_RDONLY)
      let reason = file < 0 ? errno : 0
      if reason != ENOENT { others[reason, default: 0] += 1 }
    }
    #expect(others == [:])
  }

  /// Makes an engine collect garbage, again and again.
  private final class Filling: Sendable {
    let isDone = Atomic(false)
    private let engine: ScriptEngine

    init(_ engine: ScriptEngine) { self.engine = engine }

    func run() {
      for _ in 0..<100 {
        do { _ = try engine.call("fill", ["100000"]) } catch { Issue.record("\(error.message)") }
      }
      isDone.store(true, ordering: .releasing)
    }
  }
}
