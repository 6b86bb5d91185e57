// swift-tools-version: 6.3
import PackageDescription

// Each target may import only what stands below it; `make lint` and HouseTests hold this order.
// The table in docs/architecture.md says what every target is for.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let orderedCollections: Target.Dependency = .product(
  name: "OrderedCollections", package: "swift-collections")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// A library of the house, with the strict settings and its dependencies.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: ["README.md"], swiftSettings: strict)
}

/// The test target of a library; `data` is read by path and not part of the build.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: data, swiftSettings: strict)
}

/// A module map around a C library that the system provides.
func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

let package = Package(
  name: "Facsimile",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "report", targets: ["report"]),
    .library(name: "Facsimile", targets: ["ReportCommands", "Pipeline", "Plots", "Results"]),
    .library(
      name: "FacsimileScience",
      targets: [
        "LinearAlgebra", "Randomness", "Statistics", "Datasets", "Acquisition", "Learning",
        "Neuroscience",
      ]),
    .plugin(name: "SourceDigests", targets: ["SourceDigests"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .executableTarget(
      name: "report",
      dependencies: [
        "ReportCommands", "Acquisition", "Datasets", "Experiments", "Pipeline", "Base",
      ],
      swiftSettings: strict),

    room(
      "ReportCommands",
      [
        "Archives", "Comparison", "Documents", "Pipeline", "Plots", "Typography", "LinearAlgebra",
        "Results", "Base",
        argumentParser,
      ]),
    room("Comparison", ["Documents", "Plots", "Results", "Base", mustache]),
    room(
      "Documents",
      ["Plots", "Typography", "Results", "Base", "CMarkGFM", mustache, yams, orderedCollections]),
    .target(
      name: "Experiments",
      dependencies: [
        "Pipeline", "Learning", "Neuroscience", "Datasets", "Statistics", "LinearAlgebra",
        "Randomness", "Plots", "Results", "Base",
      ],
      exclude: ["README.md"], swiftSettings: strict, plugins: ["SourceDigests"]),
    room("Pipeline", ["Plots", "Results", "Randomness", "LinearAlgebra", "Base", subprocess]),
    room(
      "Plots",
      ["Typography", "Statistics", "LinearAlgebra", "Results", "Base", "CCairo", "CPNG"]),
    room("Typography", ["Base", "CFreeType", "CHarfBuzz", "CFontconfig"]),
    room("Learning", ["CKernels", "LinearAlgebra", "Statistics", "Randomness", "Base"]),
    room("Neuroscience", ["LinearAlgebra", "Statistics", "Randomness", "Base"]),
    room("Acquisition", ["Datasets", "Base", "CCurl"]),
    room("Datasets", ["LinearAlgebra", "Base", "CMatReader", "CZlib"]),
    room("Statistics", ["LinearAlgebra", "Randomness", "Base"]),
    room("Results", ["Base"]),
    room("Archives", ["Base", "CZlib"]),
    room("LinearAlgebra", ["CKernels", "Base"]),
    room("Randomness", ["CKernels", "LinearAlgebra", "Base"]),
    room("Base", ["CCrypto", systemPackage]),

    .target(
      name: "CKernels", exclude: ["README.md"], cSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("pthread", .when(platforms: [.linux]))]),

    .target(
      name: "CMatReader", dependencies: ["CMatIO"], exclude: ["README.md"],
      cSettings: [
        .treatAllWarnings(as: .error), .define("_GNU_SOURCE", .when(platforms: [.linux])),
      ]),

    system("CCairo", pkgConfig: "cairo", apt: "libcairo2-dev", brew: "cairo"),
    system("CPNG", pkgConfig: "libpng", apt: "libpng-dev", brew: "libpng"),
    system("CFreeType", pkgConfig: "freetype2", apt: "libfreetype-dev", brew: "freetype"),
    system("CHarfBuzz", pkgConfig: "harfbuzz", apt: "libharfbuzz-dev", brew: "harfbuzz"),
    system("CFontconfig", pkgConfig: "fontconfig", apt: "libfontconfig-dev", brew: "fontconfig"),
    system("CMarkGFM", pkgConfig: "libcmark-gfm", apt: "libcmark-gfm-dev", brew: "cmark-gfm"),
    system("CMatIO", pkgConfig: "matio", apt: "libmatio-dev", brew: "libmatio"),
    system("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev", brew: "curl"),
    system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
    system("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl@3"),

    .executableTarget(name: "digest-sources", dependencies: ["Base"], swiftSettings: strict),
    .plugin(name: "SourceDigests", capability: .buildTool(), dependencies: ["digest-sources"]),

    .target(
      name: "TestSupport", dependencies: ["Base"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("Base", [], data: ["Oracles"]),
    tests("Archives", ["Base"], data: ["Oracles"]),
    tests("Acquisition", ["Datasets", "LinearAlgebra", "Base"], data: ["Oracles"]),
    tests("Comparison", ["Documents", "Plots", "Results", "Base"], data: ["Oracles"]),
    tests(
      "ReportCommands",
      ["Comparison", "Pipeline", "Plots", "Results", "Base", argumentParser]),
    tests("Datasets", ["LinearAlgebra", "Base", "CZlib"], data: ["Oracles"]),
    tests("Documents", ["Plots", "Typography", "Results", "Base"], data: ["Fixtures"]),
    tests("Experiments", ["Pipeline", "Plots", "Results", "Base"]),
    tests("Learning", ["LinearAlgebra", "Statistics", "Randomness", "Base"], data: ["Oracles"]),
    tests("LinearAlgebra", ["CKernels", "Base"], data: ["Oracles"]),
    tests(
      "Neuroscience", ["Datasets", "LinearAlgebra", "Statistics", "Randomness", "Base"],
      data: ["Oracles"]),
    tests("Pipeline", ["Plots", "Results", "Randomness", "LinearAlgebra", "Base"]),
    tests("Plots", ["Typography", "Statistics", "Results", "Base"], data: ["Oracles"]),
    tests("Randomness", ["LinearAlgebra", "Base"], data: ["Oracles"]),
    tests("Results", ["Base"]),
    tests("Statistics", ["LinearAlgebra", "Randomness", "Base"], data: ["Oracles"]),
    tests("Typography", ["Base"], data: ["Oracles"]),
    .testTarget(
      name: "HouseTests", dependencies: ["TestSupport", "Base"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["report", "TestSupport", "Base", subprocess],
      swiftSettings: strict),
  ],
  cLanguageStandard: .c17
)
