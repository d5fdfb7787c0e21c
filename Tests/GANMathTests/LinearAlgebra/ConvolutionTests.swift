import GANMath
import Testing

@Test("norms of convolutions agree with explicit matrices, wrapped and padded")
func convolutionOracle() throws {
  for example in try Oracle.cases("conv", kind: "conv_norm") {
    let weights = try example["w"].array().map { try $0.array().map { try $0.rows() } }
    let layer = try Convolution(weights)
    #expect(layer.outputChannels == (try example["c_out"].int()))
    #expect(layer.inputChannels == (try example["c_in"].int()))
    let norm = try layer.reshapedNorm()
    #expect(isRelativelyClose(norm, try example["reshaped_norm"].double(), within: 1e-13))
    let values = try example["reshaped_singular_values"].doubles()
    #expect(areClose(try layer.reshaped.singularValues(), values, within: 1e-13))
    let bound = try layer.operatorNormBound()
    let size = try example["k"].double()
    #expect(isRelativelyClose(bound, size * norm, within: 1e-15))
    for circular in try example["circular"].array() {
      try checkCircular(layer, circular, bound: bound)
    }
    for padded in try example["zero_padded"].array() {
      try checkPadded(layer, padded, bound: bound)
    }
  }
}

private func checkCircular(_ layer: Convolution, _ expected: JSONValue, bound: Double) throws {
  let n = try expected["n"].int()
  let found = try layer.circularSingularValues(height: n, width: n)
  let norm = try expected["operator_norm"].double()
  #expect(isRelativelyClose(found[0], norm, within: 1e-13), "\(expected.path)")
  #expect(try layer.circularOperatorNorm(height: n, width: n) == found[0])
  let top = try expected["top_singular_values"].doubles()
  #expect(areClose(Array(found.prefix(top.count)), top, within: 1e-13))
  let smallest = try expected["smallest_singular_value"].double()
  #expect(abs(try #require(found.last) - smallest) <= 1e-13 * norm)
  #expect(found.count == n * n * min(layer.inputChannels, layer.outputChannels))
  if !expected["all_singular_values"].isNull {
    #expect(areClose(found, try expected["all_singular_values"].doubles(), within: 1e-13))
  }
  #expect(found[0] <= bound * (1 + 1e-14))
}

private func checkPadded(_ layer: Convolution, _ expected: JSONValue, bound: Double) throws {
  let n = try expected["n"].int()
  let (padding, stride) = (try expected["pad"].int(), try expected["stride"].int())
  let shape = try expected["output_shape"].ints()
  let size = try layer.outputSize(height: n, width: n, padding: padding, stride: stride)
  #expect([layer.outputChannels, size.height, size.width] == shape)
  let map = try layer.zeroPaddedOperator(height: n, width: n, padding: padding, stride: stride)
  let found = try map.singularValues()
  let norm = try expected["operator_norm"].double()
  #expect(isRelativelyClose(found[0], norm, within: 1e-13), "\(expected.path)")
  let top = try expected["top_singular_values"].doubles()
  #expect(areClose(Array(found.prefix(top.count)), top, within: 1e-13))
  #expect(try map.rank() == expected["rank"].int(), "\(expected.path)")
  #expect(found[0] <= bound * (1 + 1e-14))
}

@Test("a box blur has norm 1, and its reshaped kernel 1/3")
func boxBlur() throws {
  let row = [Double](repeating: 1 / 9, count: 3)
  let blur = try Convolution([[[row, row, row]]])
  #expect(isClose(try blur.reshapedNorm(), 1 / 3, within: 1e-15))
  #expect(isClose(try blur.circularOperatorNorm(height: 5, width: 7), 1, within: 1e-14))
  #expect(isClose(try blur.operatorNormBound(), 1, within: 1e-15))
}

@Test("a 3 × 3 kernel of ones between 3 channels: 9 for the reshaped kernel, 27 for the layer")
func onesKernel() throws {
  let kernel = [[Double]](repeating: [1, 1, 1], count: 3)
  let layer = try Convolution([[[[Double]]]](repeating: [kernel, kernel, kernel], count: 3))
  #expect(isClose(try layer.reshapedNorm(), 9, within: 1e-14))
  #expect(isClose(try layer.circularOperatorNorm(height: 6, width: 6), 27, within: 1e-14))
}

@Test("the wrapped layer's singular values are those of its explicit matrix, oblong too")
func circularAgainstMatrix() throws {
  var generator = SeededGenerator(seed: 97)
  let layer = try Convolution(
    (0..<2).map { _ in
      (0..<3).map { _ in (0..<2).map { _ in randomNormals(3, using: &generator) } }
    })
  let (height, width) = (4, 5)
  var map = Matrix(rows: 2 * height * width, columns: 3 * height * width)
  for (output, input) in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)] {
    for pixel in 0..<height * width {
      for offset in 0..<6 {
        let (y, x) = (pixel / width + offset / 3, pixel % width + offset % 3)
        let source = (y % height) * width + x % width
        map[output * height * width + pixel, input * height * width + source] +=
          layer[output, input, offset / 3, offset % 3]
      }
    }
  }
  let found = try layer.circularSingularValues(height: height, width: width)
  #expect(areClose(found, try map.singularValues(), within: 1e-13))
}

@Test("kernels and images that do not fit are refused with their numbers")
func convolutionShapes() throws {
  #expect(throws: LinearAlgebraError.raggedKernel(outputChannel: 0)) { try Convolution([]) }
  #expect(throws: LinearAlgebraError.raggedKernel(outputChannel: 1)) {
    try Convolution([[[[1, 2]]], [[[1]]]])
  }
  #expect(throws: LinearAlgebraError.raggedKernel(outputChannel: 1)) {
    try Convolution([[[[1]]], [[[1]], [[1]]]])
  }
  let layer = try Convolution([[[[1, 2], [3, 4]]]])
  #expect(throws: LinearAlgebraError.emptyImage(height: 0, width: 3)) {
    try layer.circularSingularValues(height: 0, width: 3)
  }
  #expect(throws: LinearAlgebraError.emptyImage(height: 2, width: -1)) {
    try layer.zeroPaddedOperator(height: 2, width: -1)
  }
  #expect(throws: LinearAlgebraError.kernelDoesNotFit(height: 2, width: 2)) {
    try layer.outputSize(height: 1, width: 5)
  }
}
