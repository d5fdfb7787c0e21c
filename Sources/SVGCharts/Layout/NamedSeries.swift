/// The series of a chart, in order of first appearance.
///
/// A mark without a series of its own belongs to one named after its y channel. If all marks
/// belong to the same such series, its name is the axis title's business: there is none. Nor is
/// there one for faint marks, which are background, or where the y channel of an explicit series
/// has the same name, which then is the axis's.
func namedSeries(
  _ marks: [Mark], colors: [(name: String, color: ChartColor)]
) -> [Series] {
  var series: [Series] = []
  for mark in marks {
    guard let name = mark.seriesName, name.isExplicit || !isAxisName(name, mark, marks) else {
      continue
    }
    if let known = series.firstIndex(where: { sameText($0.name, name.name) }) {
      if let color = mark.style.color, !series[known].hasOwnColor {
        series[known].color = color
        series[known].hasOwnColor = true
      }
      continue
    }
    series.append(
      Series(
        label: name.label, name: name.name, isExplicit: name.isExplicit,
        color: mark.style.color ?? .series(0), hasOwnColor: mark.style.color != nil))
  }
  if series.count == 1, !series[0].isExplicit { return [] }
  series = inOrder(series, colors)
  var next = 0
  for index in series.indices where !series[index].hasOwnColor {
    series[index].color = .series(next)
    next += 1
  }
  return series
}

/// Whether the name that a mark takes from its y channel tells no series apart.
private func isAxisName(_ name: SeriesName, _ mark: Mark, _ marks: [Mark]) -> Bool {
  if mark.style.color == .faint { return true }
  return marks.contains { $0.series != nil && sameText($0.y?.label ?? "", name.name) }
}

/// The series that the author named, in that order and colour, before the others.
private func inOrder(
  _ series: [Series], _ colors: [(name: String, color: ChartColor)]
) -> [Series] {
  var chosen: [Series] = []
  for (name, color) in colors {
    guard var entry = series.first(where: { sameText($0.name, name) }) else { continue }
    entry.color = color
    entry.hasOwnColor = true
    chosen.append(entry)
  }
  let others = series.filter { entry in !chosen.contains { sameText($0.name, entry.name) } }
  return chosen + others
}

extension Mark {
  /// The series a mark belongs to, named by the author or after y.
  var seriesName: SeriesName? {
    if let series { return series }
    guard value == nil else { return nil }
    switch kind {
    case .line, .area, .point, .bar:
      guard let y, !y.label.isEmpty, yEnd == nil else { return nil }
      return SeriesName(label: "", name: y.label, isExplicit: false)
    default:
      return nil
    }
  }
}
