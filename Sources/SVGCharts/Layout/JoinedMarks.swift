/// Marks made in a loop, joined to one mark a series, in the order of first appearance.
///
/// - Complexity: O(marks · series); neighbours of one series take O(1) each.
func joined(_ marks: [Mark]) throws(ChartError) -> [Mark] {
  var result: [Mark] = []
  var lastJoined = -1
  for mark in marks {
    guard mark.canJoin else {
      result.append(mark)
      continue
    }
    if lastJoined < 0 || !result[lastJoined].takes(mark) {
      lastJoined = result.firstIndex { $0.takes(mark) } ?? -1
    }
    if lastJoined < 0 {
      result.append(mark)
      lastJoined = result.count - 1
    } else {
      try result[lastJoined].append(mark)
    }
  }
  return result
}

extension Mark {
  fileprivate var canJoin: Bool { kind.joins && annotation == nil && (x?.count ?? y?.count) == 1 }

  /// Whether `other` continues this mark's shape.
  fileprivate func takes(_ other: Mark) -> Bool {
    kind.joins && kind.order == other.kind.order && annotation == nil && style == other.style
      && (xEnd == nil) == (other.xEnd == nil) && (yEnd == nil) == (other.yEnd == nil)
      && (value == nil) == (other.value == nil) && sameSeries(other)
      && sameText(x?.label ?? "", other.x?.label ?? "")
      && sameText(y?.label ?? "", other.y?.label ?? "")
  }

  private func sameSeries(_ other: Mark) -> Bool {
    switch (series, other.series) {
    case (nil, nil): true
    case (let a?, let b?): sameText(a.name, b.name) && sameText(a.label, b.label)
    default: false
    }
  }

  fileprivate mutating func append(_ other: Mark) throws(ChartError) {
    try x?.append(other.x, axis: .x)
    try xEnd?.append(other.xEnd, axis: .x)
    try y?.append(other.y, axis: .y)
    try yEnd?.append(other.yEnd, axis: .y)
    try value?.append(other.value, axis: .y)
  }
}

extension Channel {
  fileprivate mutating func append(_ other: Channel?, axis: Axis) throws(ChartError) {
    guard let other else { return }
    switch (column, other.column) {
    case (.numbers(var values), .numbers(let more)):
      column = .numbers([])  // Leaves `values` the only owner, so that appending copies nothing.
      values += more
      column = .numbers(values)
    case (.categories(var names), .categories(let more)):
      column = .categories([])
      names += more
      column = .categories(names)
    default:
      throw .numbersAndCategories(axis: axis)
    }
  }
}
