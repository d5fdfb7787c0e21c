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

  private func sources(_ module: String) -> [String] {
    let folder = root.appendingPathComponent("Sources/" + module)
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted()
      .map { folder.appendingPathComponent($0).path }
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

  @Test("a figure drawn in WebAssembly is the native figure byte for byte")
  func sameFigure() throws {
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let header = root.appendingPathComponent("Sources/CMathShims/include/CMathShims.h").path
    try Data("module CMathShims { header \"\(header)\" export * }\n".utf8)
      .write(to: scratch.appendingPathComponent("shims.modulemap"))
    for module in ["GANMath", "SVGCharts"] {
      _ = try run(
        "swiftc",
        embedded + common + [
          "-module-name", module, "-emit-module", "-emit-module-path", "\(module).swiftmodule",
          "-c", "-o", "\(module).o",
        ] + sources(module))
    }
    let probe = root.appendingPathComponent("Tests/EmbeddedTests/Probe")
    let source = probe.appendingPathComponent("Probe.swift").path
    _ = try run(
      "swiftc", embedded + common + ["-module-name", "Probe", "-c", "-o", "Probe.o", source])
    _ = try run(
      "wasm-ld",
      [
        "--no-entry", "--gc-sections", "--strip-all", "--allow-undefined", "--export=draw",
        "--export=drawnCount", "--export=__heap_base", "Probe.o", "GANMath.o", "SVGCharts.o",
        "-o", "probe.wasm",
      ])
    let drawn = try run("node", [probe.appendingPathComponent("run.mjs").path, "probe.wasm"])
    #expect(String(decoding: drawn, as: UTF8.self) == figure())
    #expect(figure().hasPrefix("<svg"))
  }
}
