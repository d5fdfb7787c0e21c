import Foundation
import SVGCharts
import Testing

/// Compares a figure with the one stored under `Goldens/`.
///
/// A mismatch writes `<name>-changed.svg` beside the stored file; the environment variable
/// `LITGAN_RECORD=1` stores the new figure instead.
func expectGolden(
  _ figure: some Figure, named name: String, file: String = #filePath,
  location: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Goldens")
  let stored = folder.appendingPathComponent(name + ".svg")
  let changed = folder.appendingPathComponent(name + "-changed.svg")
  let svg = try figure.rendered().standaloneSVG(title: name, description: "A stored figure.")
  if ProcessInfo.processInfo.environment["LITGAN_RECORD"] == "1" {
    try svg.write(to: stored, atomically: true, encoding: .utf8)
    return
  }
  let expected = try? String(contentsOf: stored, encoding: .utf8)
  if expected == svg {
    try? FileManager.default.removeItem(at: changed)
    return
  }
  try svg.write(to: changed, atomically: true, encoding: .utf8)
  Issue.record(
    "\(name).svg \(expected == nil ? "does not exist" : "differs"); see \(name)-changed.svg",
    sourceLocation: location)
}
