import Foundation
import Testing

/// The maths and the charts must compile as Embedded Swift for a browser, and draw there what they
/// draw here.
@Suite("WebAssembly", .serialized)
struct WebAssemblyTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private let scratch = FileManager.default.temporaryDirectory
    .appendingPathComponent("litgan-wasm-\(UUID().uuidString)")

  private func run(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = scratch
    let output = scratch.appendingPathComponent("output-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    let data = try Data(contentsOf: output)
    try #require(
      process.terminationStatus == 0,
      "\(program) failed:\n\(String(decoding: data.prefix(4000), as: UTF8.self))")
    return data
  }

  private func sources(_ path: String) -> [URL] {
    let folder = root.appendingPathComponent(path)
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted()
      .map { folder.appendingPathComponent($0) }
  }

  private var common: [String] {
    [
      "-swift-version", "6", "-parse-as-library", "-wmo", "-I", scratch.path, "-Xcc",
      "-fmodule-map-file=\(scratch.path)/shims.modulemap",
    ]
  }

  private var embedded: [String] {
    [
      "-target", "wasm32-unknown-none-wasm", "-enable-experimental-feature", "Embedded", "-Osize",
      "-Xfrontend", "-disable-stack-protector",
    ]
  }

  /// Compiles both modules and the probe, and links them as `probe.wasm`.
  private func buildProbe() throws {
    let header = root.appendingPathComponent("Sources/CMathShims/include/CMathShims.h").path
    try Data("module CMathShims { header \"\(header)\" export * }\n".utf8)
      .write(to: scratch.appendingPathComponent("shims.modulemap"))
    for module in ["GANMath", "SVGCharts"] {
      _ = try run(
        "swiftc",
        embedded + common + [
          "-module-name", module, "-emit-module", "-emit-module-path", "\(module).swiftmodule",
          "-c", "-o", "\(module).o",
        ] + sources("Sources/" + module).map { $0.path })
    }
    _ = try run(
      "swiftc",
      embedded + common + ["-module-name", "Probe", "-c", "-o", "Probe.o"]
        + sources("Tests/EmbeddedTests/Probe").map { $0.path })
    _ = try run(
      "wasm-ld",
      [
        "--no-entry", "--gc-sections", "--strip-all", "--allow-undefined", "--export=report",
        "--export=gallery", "--export=exportedCount", "--export=__heap_base", "Probe.o",
        "GANMath.o", "SVGCharts.o", "-o", "probe.wasm",
      ])
  }

  /// What an export of the probe gives in Node.
  private func inWebAssembly(_ export: String) throws -> String {
    let script = root.appendingPathComponent("Tests/EmbeddedTests/Probe/run.mjs").path
    return String(decoding: try run("node", [script, "probe.wasm", export]), as: UTF8.self)
  }

  @Test("every file computes and every mark draws in WebAssembly what it does natively")
  func sameValuesAndFigures() throws {
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    try buildProbe()
    try compareValues(with: inWebAssembly("report"))
    try compareFigures(with: inWebAssembly("gallery"))
  }

  private func compareValues(with report: String) throws {
    let lines = report.split(separator: "\n").map { $0.split(separator: " ") }
    let native = allEntries()
    #expect(lines.map { String($0[0]) } == native.map { $0.name })
    for (line, entry) in zip(lines, native) {
      let values = line.dropFirst().compactMap { UInt64($0, radix: 16) }
        .map { Double(bitPattern: $0) }
      try #require(values.count == entry.values.count, "\(entry.name)")
      for (index, (value, expected)) in zip(values, entry.values).enumerated() {
        // exp, log, sin and their kin differ in the last bits between the C library and JavaScript.
        let isSame =
          value == expected || (value - expected).magnitude <= 1e-13 * expected.magnitude
        #expect(isSame, "\(entry.name)[\(index)]: \(value), natively \(expected)")
      }
    }
  }

  private func compareFigures(with gallery: String) throws {
    let drawn = gallery.split(separator: "\u{0C}").map { String($0) }
    let native = galleryFigures()
    try #require(drawn.count == native.count)
    for (text, figure) in zip(drawn, native) {
      #expect(text == figure.marks + "\n" + figure.svg, "\(figure.marks)")
    }
  }
}
