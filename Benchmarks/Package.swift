// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that nobody who uses the library builds the benchmarks.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Facsimile", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [.product(name: "FacsimileScience", package: "Facsimile")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "figures",
      dependencies: [.product(name: "Facsimile", package: "Facsimile")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
  ]
)
