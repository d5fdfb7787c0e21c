extension Convolution {
  /// The layer on images that are framed by zeros, as one explicit matrix.
  ///
  /// - Parameters:
  ///   - height: The height of the input image in pixels, ≥ 1.
  ///   - width: The width of the input image in pixels, ≥ 1.
  ///   - padding: Pixels of zeros on each side, ≥ 0.
  ///   - stride: Pixels between neighbouring outputs, ≥ 1.
  /// - Returns: Shape `[out · h' · w', in · height · width]` with
  ///   h' = (height + 2 padding − k_h) / stride + 1, rounded down; channels outermost on both
  ///   sides, then rows.
  /// - Throws: `emptyImage`; `kernelDoesNotFit`.
  /// - Complexity: O(out · in · h' w' · height · width) memory.
  public func zeroPaddedOperator(
    height: Int, width: Int, padding: Int = 0, stride: Int = 1
  ) throws(LinearAlgebraError) -> Matrix {
    let (rows, columns) = try outputSize(
      height: height, width: width, padding: padding, stride: stride)
    var result = Matrix(
      rows: outputChannels * rows * columns, columns: inputChannels * height * width)
    for output in 0..<outputChannels {
      for (row, column) in positions(rows, columns) {
        for input in 0..<inputChannels {
          for (y, x) in positions(kernelHeight, kernelWidth) {
            let (fromRow, fromColumn) = (row * stride + y - padding, column * stride + x - padding)
            guard fromRow >= 0, fromRow < height, fromColumn >= 0, fromColumn < width else {
              continue
            }
            result[
              (output * rows + row) * columns + column,
              (input * height + fromRow) * width + fromColumn] = self[output, input, y, x]
          }
        }
      }
    }
    return result
  }

  /// The height and width of the output image.
  ///
  /// - Parameters: as `zeroPaddedOperator(height:width:padding:stride:)`.
  /// - Throws: `emptyImage`; `kernelDoesNotFit`.
  public func outputSize(
    height: Int, width: Int, padding: Int = 0, stride: Int = 1
  ) throws(LinearAlgebraError) -> (height: Int, width: Int) {
    guard height > 0 && width > 0 else { throw .emptyImage(height: height, width: width) }
    require(padding >= 0 && stride > 0, "padding \(padding), stride \(stride)")
    guard height + 2 * padding >= kernelHeight && width + 2 * padding >= kernelWidth else {
      throw .kernelDoesNotFit(height: kernelHeight, width: kernelWidth)
    }
    return (
      (height + 2 * padding - kernelHeight) / stride + 1,
      (width + 2 * padding - kernelWidth) / stride + 1
    )
  }

  private func positions(_ rows: Int, _ columns: Int) -> [(Int, Int)] {
    (0..<rows).flatMap { row in (0..<columns).map { (row, $0) } }
  }
}
