import Testing

@testable import SVGCharts

private func runs(_ text: String) -> [String] {
  ScriptedText(text).runs.map { run in
    switch run.level {
    case .line: run.text
    case .lowered: "_" + run.text
    case .raised: "^" + run.text
    }
  }
}

@Test("_ and ^ after a single letter lower and raise what follows")
func scripts() {
  #expect(runs("P_g") == ["P", "_g"])
  #expect(runs("W_1(P_r, P_θ)") == ["W", "_1", "(P", "_r", ", P", "_θ", ")"])
  #expect(runs("E_{P_r} f") == ["E", "_P_r", " f"])
  #expect(runs("x^2 + y^{10}") == ["x", "^2", " + y", "^10"])
}

@Test("an underscore inside a word stays an underscore")
func words() {
  for text in ["weight_decay", "n_critic", "a _b", "_x", "x_", "snake_case_name", "x_{}"] {
    #expect(runs(text) == [text])
  }
}

@Test("a lowered run is followed by text back on the line")
func markup() {
  var writer = SVGWriter()
  writer.open("text")
  writer.close(scripted: "P_g(x)")
  #expect(
    writer.text == "<text>P<tspan dy=\"0.36em\" font-size=\"70%\">g</tspan>"
      + "<tspan dy=\"-0.25em\">(x)</tspan></text>\n")
}
