import Base
import Testing
import TestSupport

/// Which targets each target may import: what stands below it in the table of
/// docs/architecture.md.
private let mayImport: [String: Set<String>] = {
  let base: Set = ["Base", "CCrypto"]
  let numbers: Set = ["CKernels", "LinearAlgebra", "Randomness"]
  let science = numbers.union(["Statistics"])
  let plots = science.union(["Typography", "Results", "Plots"]).union([
    "CFreeType", "CHarfBuzz", "CHarfBuzzSubset", "CFontconfig", "CHyphen", "CCairo", "CPNG",
  ])
  let documents = plots.union(["Documents", "CMarkGFM"])
  let engine = plots.union(["Pipeline"])
  return [
    "Base": ["CCrypto"],
    "LinearAlgebra": base.union(["CKernels"]),
    "Randomness": base.union(["CKernels", "LinearAlgebra"]),
    "Statistics": base.union(["LinearAlgebra", "Randomness"]),
    "Results": base,
    "Archives": base.union(["CZlib"]),
    "Datasets": base.union(["LinearAlgebra", "CMatReader", "CZlib"]),
    "Acquisition": ["Base", "Datasets", "CCurl"],
    "Learning": base.union(science),
    "Neuroscience": base.union(science.subtracting(["CKernels"])),
    "Typography": base.union([
      "CFreeType", "CHarfBuzz", "CHarfBuzzSubset", "CFontconfig", "CHyphen",
    ]),
    "Plots": base.union(plots.subtracting(["Plots"])),
    "Pipeline": base.union(plots),
    "Documents": base.union(documents.subtracting(["Documents", "CCairo", "CPNG"])),
    "Comparison": base.union(documents),
    "Experiments": base.union(engine).union(["Learning", "Neuroscience", "Datasets"]),
    "ReportCommands": base.union(documents).union(engine).union(["Archives", "Comparison"]),
    "report": [
      "ReportCommands", "Experiments", "Pipeline", "Acquisition", "Datasets", "Base",
    ],
    "digest-sources": base,
  ]
}()

/// Imports of every Swift file below a folder: file and module.
private func imports(below folder: FilePath) throws -> [(file: String, module: String)] {
  var found: [(String, String)] = []
  for name in try Files.names(in: folder) {
    let path = folder.appending(name)
    if Files.isFolder(path) {
      found += try imports(below: path)
    } else if path.extension == "swift" {
      var isText = false
      for line in try Files.readText(path).split(separator: "\n") {
        if line.contains("\"\"\"") { isText.toggle() }
        if isText { continue }
        let words = line.split(separator: " ").filter {
          !["public", "package", "internal", "fileprivate", "private"].contains($0)
            && !$0.hasPrefix("@")
        }
        if words.first == "import", let module = words.last { found.append((name, String(module))) }
      }
    }
  }
  return found
}

@Test("imports point down the house", arguments: mayImport.keys.sorted())
func importsPointDown(target: String) throws {
  let own = Set(mayImport.keys)
  let folder = Checkout.root.appending("Sources").appending(target)
  let all = try imports(below: folder)
  #expect(!all.isEmpty, "\(target) has sources")
  for (file, module) in all where own.contains(module) || module.hasPrefix("C") {
    guard own.contains(module) || Files.isFolder(folder.removingLastComponent().appending(module))
    else { continue }
    #expect(mayImport[target]?.contains(module) == true, "\(target)/\(file) imports \(module)")
  }
}

@Test("every target of the manifest is in the table")
func everyTargetIsKnown() throws {
  for name in try Files.names(in: Checkout.root.appending("Sources"))
  where !["CKernels", "CMatReader"].contains(name)
    && !Files.exists(
      Checkout.root.appending("Sources/\(name)/module.modulemap"))
  {
    #expect(mayImport[name] != nil, "\(name) is not in the table")
  }
}

@Test("the engine names no study")
func engineIsNeutral() throws {
  let studies = ["Experiments", "Learning", "Neuroscience", "Datasets", "Acquisition"]
  for target in ["Pipeline", "Plots", "Documents", "Comparison", "ReportCommands", "Results"] {
    let folder = Checkout.root.appending("Sources").appending(target)
    for (file, module) in try imports(below: folder) {
      #expect(!studies.contains(module), "\(target)/\(file) imports \(module)")
    }
  }
}

@Test("full Foundation is imported nowhere")
func foundationStaysOut() throws {
  for (file, module) in try imports(below: Checkout.root.appending("Sources")) {
    #expect(module != "Foundation", "\(file) imports Foundation")
  }
}
