import GANMath
import SVGCharts

/// A figure computed and drawn: the same source is compiled natively and to WebAssembly.
func figure() -> String {
  let drawing = try? Chart {
    LinePlot(x: "shift θ", y: "JS, nats", domain: -3...3) { θ in
      let near = [exp(-θ * θ / 2), 1 - exp(-θ * θ / 2)]
      return (try? jensenShannonDivergence([0.5, 0.5], near)) ?? .nan
    }
    RuleMark(y: .value("log 2", log(2)))
  }.rendered()
  return drawing?.standaloneSVG(title: "JS", description: "A bell turned over.") ?? "no figure"
}

nonisolated(unsafe) private var text: [UInt8] = []

/// Draws the figure; its bytes stand at the returned address.
@_cdecl("draw")
public func draw() -> UnsafePointer<UInt8>? {
  text = Array(figure().utf8)
  return text.withUnsafeBufferPointer { $0.baseAddress }
}

/// How many bytes `draw` made.
@_cdecl("drawnCount")
public func drawnCount() -> Int32 { Int32(text.count) }
