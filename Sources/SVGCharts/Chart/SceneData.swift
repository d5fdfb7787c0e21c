extension Scene {
  /// The data of all marks as one table: a row a datum, a column a label.
  func dataTable() -> DataTable {
    var columns = NameIndex()
    var table = DataTable()
    for mark in marks {
      if case .grid(let grid) = mark.kind {
        append(grid, mark, &columns, &table)
        continue
      }
      if case .contour(let contours) = mark.kind {
        append(contours, mark, &columns, &table)
        continue
      }
      if let field = mark.field {
        append(field, mark, &columns, &table)
        continue
      }
      append(mark, &columns, &table)
    }
    for inset in insets { append(inset.dataTable(), &columns, &table) }
    table.columns = columns.names
    for index in table.rows.indices where table.rows[index].count < columns.names.count {
      let missing = columns.names.count - table.rows[index].count
      table.rows[index] += [DataTable.Cell](repeating: .empty, count: missing)
    }
    return table
  }

  private func append(
    _ other: DataTable, _ columns: inout NameIndex, _ table: inout DataTable
  ) {
    let places = other.columns.map { columns.number(of: $0) }
    for row in other.rows {
      var cells = [DataTable.Cell](repeating: .empty, count: columns.names.count)
      for (place, cell) in zip(places, row) { cells[place] = cell }
      table.rows.append(cells)
    }
  }

  private func append(_ mark: Mark, _ columns: inout NameIndex, _ table: inout DataTable) {
    let y = mark.hidesStart ? nil : mark.y
    let (xName, yName) = (x.title ?? "x", self.y.title ?? "y")
    let named: [(channel: Channel?, name: String)] = [
      (mark.x, xName), (mark.xEnd, xName + " end"), (y, yName), (mark.yEnd, yName + " end"),
      (mark.value, "value"),
    ]
    var channels: [Channel] = []
    var seriesColumn: Int?
    if let series = mark.series {
      seriesColumn = columns.number(of: columnName(series.label, else: "series"))
    }
    var places: [Int] = []
    for (channel, name) in named {
      guard let channel else { continue }
      channels.append(channel)
      var label = columnName(channel.label, else: name)
      // Both ends of a link may be called the same; a column holds one value a row.
      while let taken = columns.find(label), places.contains(taken) { label += " end" }
      places.append(columns.number(of: label))
    }
    let textColumn = mark.annotation.map { _ in columns.number(of: "text") }
    let count = channels.map { $0.count }.max() ?? 0
    for index in 0..<count {
      var row = [DataTable.Cell](repeating: .empty, count: columns.names.count)
      if let seriesColumn, let series = mark.series { row[seriesColumn] = .text(series.name) }
      for (place, channel) in zip(places, channels) where index < channel.count {
        row[place] = channel.cell(index)
      }
      if index == 0, let textColumn, let annotation = mark.annotation {
        row[textColumn] = .text(annotation.text)
      }
      table.rows.append(row)
    }
  }

  private func append(
    _ contours: ContourData, _ mark: Mark, _ columns: inout NameIndex, _ table: inout DataTable
  ) {
    let x = columns.number(of: columnName(mark.x?.label ?? "", else: "x"))
    let y = columns.number(of: columnName(mark.y?.label ?? "", else: "y"))
    let value = columns.number(of: columnName(contours.label, else: "value"))
    let line = columns.number(of: "line")
    for level in contours.levels {
      for (index, points) in level.lines.enumerated() {
        for point in points {
          var cells = [DataTable.Cell](repeating: .empty, count: columns.names.count)
          cells[x] = .number(point.x)
          cells[y] = .number(point.y)
          cells[value] = .number(level.value)
          cells[line] = .number(Double(index + 1))
          table.rows.append(cells)
        }
      }
    }
  }

  /// The vectors as the author's function gave them, not the arrows, whose length means nothing.
  private func append(
    _ field: VectorField, _ mark: Mark, _ columns: inout NameIndex, _ table: inout DataTable
  ) {
    let xName = columnName(mark.x?.label ?? "", else: "x")
    let yName = columnName(mark.y?.label ?? "", else: "y")
    let places = [xName, yName, "vector along " + xName, "vector along " + yName]
      .map { columns.number(of: $0) }
    for (place, vector) in zip(field.places, field.vectors) {
      var cells = [DataTable.Cell](repeating: .empty, count: columns.names.count)
      for (column, number) in zip(places, [place.x, place.y, vector.x, vector.y]) {
        cells[column] = .number(number)
      }
      table.rows.append(cells)
    }
  }

  private func append(
    _ grid: GridData, _ mark: Mark, _ columns: inout NameIndex, _ table: inout DataTable
  ) {
    let x = columns.number(of: columnName(mark.x?.label ?? "", else: self.x.title ?? "column"))
    let y = columns.number(of: columnName(mark.y?.label ?? "", else: self.y.title ?? "row"))
    let value = columns.number(of: columnName(grid.label, else: "value"))
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        var cells = [DataTable.Cell](repeating: .empty, count: columns.names.count)
        cells[x] = .number(grid.xMiddle(column))
        cells[y] = .number(grid.yMiddle(row))
        cells[value] = .number(grid[row, column])
        table.rows.append(cells)
      }
    }
  }
}

/// A label, or a name for the column of what has none: an axis may go without a title.
private func columnName(_ label: String, else name: String) -> String {
  label.utf8.allSatisfy { $0 <= 0x20 } ? name : label
}

extension Channel {
  fileprivate func cell(_ index: Int) -> DataTable.Cell {
    switch column {
    case .numbers(let values): .number(values[index])
    case .categories(let names): .text(names[index])
    }
  }
}

extension GridData {
  fileprivate func xMiddle(_ column: Int) -> Double {
    if isMatrix { return Double(column) }
    let share = (Double(column) + 0.5) / Double(columns)
    return xEdges.lowerBound * (1 - share) + xEdges.upperBound * share
  }

  fileprivate func yMiddle(_ row: Int) -> Double {
    if isMatrix { return Double(row) }
    let share = (Double(row) + 0.5) / Double(rows)
    return yEdges.lowerBound * (1 - share) + yEdges.upperBound * share
  }
}
