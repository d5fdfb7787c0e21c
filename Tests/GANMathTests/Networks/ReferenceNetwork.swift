import GANMath
import Testing

/// The parameters of a three-layer reference network in the order of `Network.parameters`.
func flatParameters(_ stored: JSONValue) throws -> [Double] {
  var parameters: [Double] = []
  for layer in 1...3 {
    parameters += try stored["W\(layer)"].rows().flatMap { $0 }
    parameters += try stored["b\(layer)"].doubles()
  }
  #expect(try stored.members().count == 6, "a parameter that is not read")
  return parameters
}

/// The activation that a reference case names.
func activation(named name: String) throws -> Layer {
  switch name {
  case "relu": return .relu
  case "leaky_relu_0.2": return .leakyReLU(slope: 0.2)
  case "tanh": return .hyperbolicTangent
  default: throw OracleError.unexpected(path: name, wanted: "a known activation")
  }
}

/// The network of a reference case, with the sizes its parameters have.
func referenceNetwork(_ stored: JSONValue, activation name: String) throws -> Network {
  var sizes: [Int] = []
  for layer in 1...3 {
    let rows = try stored["W\(layer)"].rows()
    if layer == 1 { sizes.append(rows[0].count) }
    sizes.append(rows.count)
  }
  return try Network(
    Network.perceptron(sizes, try activation(named: name)),
    parameters: try flatParameters(stored))
}
