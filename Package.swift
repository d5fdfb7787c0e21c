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
  products: [
    .executable(name: "litgan", targets: ["litgan"]),
    // What a chapter's program links: dynamic, so that linking it costs the same whatever is in it.
    .library(name: "Notebook", type: .dynamic, targets: ["Notebook"]),
    // What tells litgan which files a chapter's program opened.
    .library(name: "OpenedFiles", type: .dynamic, targets: ["COpenedFiles"]),
    .library(name: "GANMath", targets: ["GANMath"]),
    .library(name: "SVGCharts", targets: ["SVGCharts"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CJavaScriptCore", pkgConfig: "javascriptcoregtk-4.1",
      providers: [.apt(["libjavascriptcoregtk-4.1-dev"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .systemLibrary(
      name: "CHarfBuzz", pkgConfig: "harfbuzz-subset",
      providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
    .target(name: "COpenedFiles"),
    .target(name: "CCodeIndex"),
    .target(name: "CMathShims", linkerSettings: [.linkedLibrary("m")]),

    // What a chapter computes with and a reader may take away; these compile as Embedded Swift.
    .target(name: "GANMath", dependencies: ["CMathShims"], swiftSettings: strict),
    .target(name: "SVGCharts", dependencies: ["CMathShims"], swiftSettings: strict),

    // What a chapter's program links, and the records by which it reports.
    .target(name: "Records", swiftSettings: strict),
    .target(
      name: "Notebook", dependencies: ["GANMath", "Records", "SVGCharts"], swiftSettings: strict),

    // The stages, and the values that they pass.
    .target(name: "Book", dependencies: ["Records"], swiftSettings: strict),
    .target(
      name: "Caching",
      dependencies: [
        "Book", "CNettle", "Records", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .target(name: "CommonMark", dependencies: ["Book", "CCMark"], swiftSettings: strict),
    .target(
      name: "Parsing",
      dependencies: ["Book", "CommonMark", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "CrossReferencing", dependencies: ["Book", "Records"], swiftSettings: strict),
    .target(name: "Linking", dependencies: ["Book"], swiftSettings: strict),
    .target(name: "Tangling", dependencies: ["Book"], swiftSettings: strict),
    .target(
      name: "Execution",
      dependencies: [
        "Book", "CCodeIndex", "Caching", "Records",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .target(
      name: "Weaving",
      dependencies: [
        "Book", "Caching", "Catalogue", "CHarfBuzz", "CJavaScriptCore", "CommonMark", "CZlib",
        "Records", "Reference", "SVGCharts",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.copy("Theme")], swiftSettings: strict),
    .target(name: "CSiteSteps"),
    .target(name: "Publishing", dependencies: ["Book", "CSiteSteps"], swiftSettings: strict),

    // A chapter's program as a package to take away, with the sources of the modules it links.
    .target(
      name: "Packaging", dependencies: ["Book", "CZlib"], path: "Sources", sources: ["Packaging"],
      resources: [
        .copy("CMathShims"), .copy("GANMath"), .copy("Notebook"), .copy("Records"),
        .copy("SVGCharts"),
      ], swiftSettings: strict),

    // What each kind of fault means.
    .target(name: "Catalogue", resources: [.copy("Entries")], swiftSettings: strict),

    // A site on its author's screen while it is written, and the files that it is made of.
    .target(
      name: "Serving", dependencies: ["Book"], resources: [.copy("Client")],
      swiftSettings: strict),
    .target(name: "Watching", dependencies: ["Caching"], swiftSettings: strict),

    // The public symbols of a module as values, for its reference pages.
    .target(name: "Reference", dependencies: ["Book", "CommonMark"], swiftSettings: strict),

    .target(
      name: "LitganCommands",
      dependencies: [
        "Book", "Caching", "Catalogue", "CrossReferencing", "Execution", "Linking", "Packaging",
        "Parsing", "Publishing", "Reference", "Serving", "Tangling", "Watching", "Weaving",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.copy("Template")], swiftSettings: strict),
    .executableTarget(name: "litgan", dependencies: ["LitganCommands"], swiftSettings: strict),

    .testTarget(name: "BookTests", dependencies: ["Book"], swiftSettings: strict),
    .testTarget(name: "RecordsTests", dependencies: ["Records"], swiftSettings: strict),
    .testTarget(name: "NotebookTests", dependencies: ["Notebook"], swiftSettings: strict),
    .testTarget(
      name: "ParsingTests",
      dependencies: ["Book", "CommonMark", "CrossReferencing", "Parsing", "Records", "Weaving"],
      exclude: ["Goldens"], resources: [.copy("Resources")], swiftSettings: strict),
    .testTarget(
      name: "LinkingTests", dependencies: ["Book", "Linking", "Parsing"], swiftSettings: strict),
    .testTarget(
      name: "TanglingTests", dependencies: ["Book", "Parsing", "Tangling"], swiftSettings: strict),
    .testTarget(
      name: "PackagingTests",
      dependencies: [
        "Book", "Execution", "Packaging", "Parsing", "Publishing", "Tangling", "litgan",
      ],
      swiftSettings: strict),
    .testTarget(name: "CachingTests", dependencies: ["Book", "Caching"], swiftSettings: strict),
    .testTarget(
      name: "ExecutionTests", dependencies: ["Execution", "Records"], swiftSettings: strict),
    .testTarget(
      name: "WeavingTests", dependencies: ["Book", "CrossReferencing", "Parsing", "Weaving"],
      exclude: ["Resources"], swiftSettings: strict),
    .testTarget(
      name: "PublishingTests", dependencies: ["Book", "Publishing"], swiftSettings: strict),
    .testTarget(name: "ServingTests", dependencies: ["Book", "Serving"], swiftSettings: strict),
    .testTarget(
      name: "WatchingTests", dependencies: ["Caching", "Watching"], swiftSettings: strict),
    .testTarget(
      name: "ReferenceTests",
      dependencies: [
        "Book", "Execution", "GANMath", "LitganCommands", "Parsing", "Reference", "Weaving",
      ],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "LitganCommandsTests",
      dependencies: [
        "Book", "Catalogue", "CrossReferencing", "Parsing", "litgan", "LitganCommands",
      ],
      exclude: ["Browser", "Goldens", "Planted"], swiftSettings: strict),
    .testTarget(
      name: "MutationTests", dependencies: ["Book", "Execution", "Parsing", "Tangling", "litgan"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "EmbeddedTests", dependencies: ["GANMath", "SVGCharts"],
      exclude: ["Probe/run.mjs"], swiftSettings: strict),
    .testTarget(
      name: "GANMathTests", dependencies: ["GANMath"], resources: [.copy("Oracles")],
      swiftSettings: strict),
    .testTarget(name: "SVGChartsTests", dependencies: ["SVGCharts"], swiftSettings: strict),
  ]
)
