extension PlotLayout {
  /// The names of the series, at the ends of their lines or in a legend.
  func drawSeriesNames(into writer: inout SVGWriter) {
    if labelling.isDirect { drawDirectLabels(into: &writer) }
    if let legend { drawLegend(legend, top: titleHeight, into: &writer) }
  }

  private func drawDirectLabels(into writer: inout SVGWriter) {
    openLabels("start", into: &writer)
    for name in labelling.labels {
      writer.open("text")
      writer.attribute("x", frame.maxX + 0.4 * fontSize, decimals: 1)
      writer.attribute("y", name.y + 0.35 * fontSize, decimals: 1)
      writer.attribute("fill", name.color.css)
      writer.close(scripted: name.text)
    }
    writer.end("g")
  }

  func drawLegend(_ legend: LegendLayout, top: Double, into writer: inout SVGWriter) {
    writer.open("g")
    writer.attribute("class", "lg-text")
    writer.attribute("font-size", fontSize)
    writer.closeAndNest()
    for entry in legend.entries {
      let baseline = top + Double(entry.row) * legend.rowHeight + 1.05 * fontSize
      writer.open("rect")
      writer.attribute("x", entry.x, decimals: 1)
      writer.attribute("y", baseline - 0.68 * fontSize, decimals: 1)
      writer.attribute("width", legend.swatch)
      writer.attribute("height", legend.swatch)
      writer.attribute("rx", 2)
      writer.attribute("fill", entry.color.css)
      writer.close()
      writer.open("text")
      writer.attribute("x", entry.x + legend.swatch + 0.4 * fontSize, decimals: 1)
      writer.attribute("y", baseline, decimals: 1)
      writer.attribute("fill", ChartColor.ink.css)
      writer.close(scripted: entry.text)
    }
    writer.end("g")
  }
}
