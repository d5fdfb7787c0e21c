public import Records

extension Cell {
  /// What a page numbers.
  public enum NumberedKind: Sendable, Equatable {
    case figure
    case table
  }

  /// Whether several values stand side by side as one figure or table with one number.
  public func isGroup(_ displays: [Display]) -> Bool {
    displays.count > 1
      && (caption != nil || !subcaptions.isEmpty || columns > 1
        || displays.contains(where: \.isFigure))
  }

  /// The figures and tables among the block's values that carry a number, in their order.
  public func numberedDisplays(of displays: [Display]) -> [NumberedKind] {
    if isGroup(displays) { return [displays.contains(where: \.isFigure) ? .figure : .table] }
    return displays.compactMap { display in
      switch display {
      case .figure: .figure
      case .table: caption == nil ? nil : .table
      case .text, .matrix: nil
      }
    }
  }
}

extension Display {
  fileprivate var isFigure: Bool { if case .figure = self { true } else { false } }
}
