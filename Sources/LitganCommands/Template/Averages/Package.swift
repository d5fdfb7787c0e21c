// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Averages",
  products: [.library(name: "Averages", targets: ["Averages"])],
  targets: [.target(name: "Averages")]
)
