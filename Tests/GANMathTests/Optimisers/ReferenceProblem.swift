import GANMath
import Testing

/// An objective of the reference cases, looked up by its name.
enum ReferenceProblem: Objective {
  case quadratic(Quadratic)
  case rosenbrock(Rosenbrock)

  init(named name: String) throws {
    if name == "rosenbrock" {
      self = .rosenbrock(Rosenbrock())
      return
    }
    let definition = try #require(
      try Oracle.cases("optimizers", kind: "problem").first { try $0["problem"].string() == name },
      "no reference problem is called \(name)")
    self = .quadratic(
      try Quadratic(
        hessian: try Matrix(definition["A"].rows()), linear: try definition["b"].doubles()))
  }

  var dimension: Int {
    switch self {
    case .quadratic(let function): function.dimension
    case .rosenbrock(let function): function.dimension
    }
  }

  func value(at point: [Double]) -> Double {
    switch self {
    case .quadratic(let function): function.value(at: point)
    case .rosenbrock(let function): function.value(at: point)
    }
  }

  func gradient(at point: [Double]) -> [Double] {
    switch self {
    case .quadratic(let function): function.gradient(at: point)
    case .rosenbrock(let function): function.gradient(at: point)
    }
  }
}
