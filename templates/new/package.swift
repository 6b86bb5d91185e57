// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "{{name}}",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Facsimile", path: "{{facsimile}}")],
  targets: [
    .executableTarget(
      name: "{{name}}",
      dependencies: [
        .product(name: "Facsimile", package: "Facsimile"),
        .product(name: "FacsimileScience", package: "Facsimile"),
      ],
      plugins: [.plugin(name: "SourceDigests", package: "Facsimile")])
  ]
)
