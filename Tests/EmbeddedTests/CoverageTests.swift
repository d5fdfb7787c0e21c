import Foundation
import Testing

/// Nothing of the two libraries may be missing from what the probe computes and draws.
@Suite("The probe's coverage")
struct CoverageTests {
  private let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  /// Files without public API, and the file whose values they compute.
  private let coveredBy = [
    "Transport/Entropic/RowScaling": "Transport/Entropic/SinkhornIteration",
    "Divergences/StableTerms": "Divergences/JensenShannonDivergence",
    "LinearAlgebra/Bidiagonal": "LinearAlgebra/SingularValues",
    "LinearAlgebra/Bidiagonalization": "LinearAlgebra/SingularValues",
    "LinearAlgebra/ColumnJacobi": "LinearAlgebra/SingularValueDecomposition",
    "LinearAlgebra/DoubleDouble": "Transport/LineCritic",
    "LinearAlgebra/FourierTransform": "LinearAlgebra/CircularConvolution",
    "LinearAlgebra/HessenbergQR": "LinearAlgebra/Eigenvalues",
    "LinearAlgebra/Kernels": "LinearAlgebra/CholeskyFactorization",
    "LinearAlgebra/PreciseSum": "Divergences/TotalVariationDistance",
    "Networks/Differentiation/BackwardRules": "Networks/Differentiation/Gradients",
    "Networks/Differentiation/Operation": "Networks/Differentiation/Gradients",
    "Requirement": "LinearAlgebra/Matrix",
    "Training/TrainingSteps": "Training/CriticTraining",
    "Transport/DistributionGap": "Transport/LineCritic",
    "Transport/Entropic/DampedCholesky": "Transport/Entropic/EntropicTransport",
    "Transport/Entropic/EntropicNewton": "Transport/Entropic/EntropicTransport",
    "Transport/Entropic/EntropicProblem": "Transport/Entropic/EntropicTransport",
    "Transport/Entropic/PlainScaling": "Transport/Entropic/EntropicTransport",
    "Transport/LineMeasure": "Transport/LineCritic",
    "Transport/NetworkSimplex/NetworkSimplex": "Transport/OptimalTransport",
    "Transport/NetworkSimplex/StartingTree": "Transport/OptimalTransport",
    "Transport/NetworkSimplex/TransportTree": "Transport/OptimalTransport",
    "Transport/NetworkSimplex/TreeLinks": "Transport/OptimalTransport",
  ]

  private func swiftFiles(_ path: String) -> [String] {
    let folder = sources.appendingPathComponent(path)
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: sources.appendingPathComponent(path + ".swift"), encoding: .utf8)
  }

  @Test(
    "every file of GANMath has an entry of the probe, or is listed with the file that covers it")
  func everyFile() throws {
    let files = swiftFiles("GANMath")
    try #require(!files.isEmpty)
    let names = allEntries().map { $0.name }
    #expect((names + coveredBy.keys).sorted() == files)
    for (file, cover) in coveredBy {
      #expect(names.contains(cover), "\(file) is covered by \(cover), which has no entry")
      let isPublic = try text("GANMath/" + file).contains("public ")
      #expect(!isPublic, "\(file) has public API and needs an entry")
    }
  }

  @Test("every entry has values, and all of them are numbers")
  func everyValue() {
    for entry in allEntries() {
      #expect(!entry.values.isEmpty, "\(entry.name) computes nothing")
      for (index, value) in entry.values.enumerated() {
        #expect(!value.isNaN, "\(entry.name)[\(index)]")
      }
    }
  }

  @Test("every mark of SVGCharts is in a figure of the gallery, and every figure is drawn")
  func everyMark() throws {
    var marks: Set<String> = []
    for file in swiftFiles("SVGCharts/Marks") {
      for match in try text("SVGCharts/Marks/" + file)
        .matches(of: /public struct (\w+): ChartContent/) where match.1 != "ChartMarks"
      {
        marks.insert(String(match.1))
      }
    }
    try #require(!marks.isEmpty)
    let figures = galleryFigures()
    let shown = figures.flatMap { $0.marks.split(separator: " ").map { String($0) } }
    #expect(Set(shown) == marks)
    for figure in figures { #expect(figure.svg.hasPrefix("<svg"), "\(figure.marks)") }
  }
}
