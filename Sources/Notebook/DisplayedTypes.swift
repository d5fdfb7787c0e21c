public import GANMath
public import Records
public import SVGCharts

extension Matrix: Displayable, Summarised {
  /// The rows, each number to six significant digits.
  public func display() -> Display {
    .matrix((0..<rows).map { row in (0..<columns).map { self[row, $0].formatted() } })
  }

  var summary: String { "\(rows)×\(columns) matrix" }
}

extension Chart: Displayable, Summarised {
  public func display() throws(DisplayError) -> Display { try drawn(self) }

  var summary: String { "chart" }
}

extension Panels: Displayable, Summarised {
  public func display() throws(DisplayError) -> Display { try drawn(self) }

  var summary: String { "panels" }
}

private func drawn(_ figure: some SVGCharts.Figure) throws(DisplayError) -> Display {
  do {
    let drawing = try figure.rendered(width: Recorder.figureWidth)
    return .figure(
      .init(
        width: drawing.width, height: drawing.height, body: drawing.body,
        idToken: SVGFigure.idToken, data: data(drawing.dataTable)))
  } catch {
    throw DisplayError(reason(error))
  }
}

/// The table beneath a figure: its first rows as the page shows them, and all of it as a file.
private func data(_ table: DataTable) -> Display.Figure.Data {
  let rows = table.rows.prefix(Display.Figure.Data.shown).map { row in
    row.map { cell in
      switch cell {
      case .number(let value): value.formatted()
      case .text(let text): text
      case .empty: ""
      }
    }
  }
  return .init(
    columns: table.columns, rows: Array(rows), rowCount: table.rows.count, csv: table.csv())
}

/// A chart's fault in words.
private func reason(_ error: ChartError) -> String {
  switch error {
  case .noData: "no mark has a finite value"
  case .lengthMismatch(let a, let b): "two channels of a mark have \(a) and \(b) values"
  case .nonPositiveOnLogScale(let axis, let value):
    "\(value) cannot stand on the logarithmic \(axis) axis"
  case .numbersAndCategories(let axis): "the \(axis) axis was given both numbers and names"
  case .invalidDomain(let axis, let lower, let upper):
    "\(lower)…\(upper) is no domain for the \(axis) axis"
  case .tooLittleRoom(let width, let height):
    "its labels leave no room in \(width) × \(height)"
  case .raggedMatrix(let row, let expected, let found):
    "row \(row) of the matrix has \(found) values instead of \(expected)"
  }
}
