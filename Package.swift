// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "litgan",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "CMathShims"),
    .target(name: "GANMath", dependencies: ["CMathShims"], swiftSettings: strict),
    .target(name: "SVGCharts", dependencies: ["CMathShims"], swiftSettings: strict),
    .testTarget(name: "GANMathTests", dependencies: ["GANMath"], resources: [.copy("Oracles")],
      swiftSettings: strict),
    .testTarget(name: "SVGChartsTests", dependencies: ["SVGCharts"], swiftSettings: strict),
  ]
)
