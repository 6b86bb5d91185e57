import Base
import Testing
import TestSupport

/// Every file below some folders of the checkout, with its path from the checkout.
private func sourceFiles(_ folders: [String], endings: Set<String>) throws -> [FilePath] {
  func walk(_ folder: FilePath) throws -> [FilePath] {
    try Files.names(in: folder).flatMap { name -> [FilePath] in
      let path = folder.appending(name)
      if Files.isFolder(path) { return try walk(path) }
      return endings.contains(path.extension ?? "") ? [path] : []
    }
  }
  return try folders.flatMap { try walk(Checkout.root.appending($0)) }
}

@Test("no file is two things: at most 400 lines")
func filesAreSmall() throws {
  for path in try sourceFiles(["Sources", "Tests"], endings: ["swift", "c", "h", "inc"]) {
    let lines = try Files.readText(path).split(
      separator: "\n", omittingEmptySubsequences: false
    ).count
    #expect(lines <= 401, "\(path) has \(lines) lines")
  }
}

@Test("every kernel file forbids contraction")
func kernelsForbidContraction() throws {
  for path in try sourceFiles(["Sources/CKernels"], endings: ["c"]) {
    let text = try Files.readText(path)
    #expect(text.contains("FP_CONTRACT OFF"), "\(path) may contract to fused multiply-add")
  }
}

@Test("every target opens with a page")
func targetsHavePages() throws {
  for name in try Files.names(in: Checkout.root.appending("Sources")) {
    let folder = Checkout.root.appending("Sources").appending(name)
    if Files.exists(folder.appending("module.modulemap"))
      || ["report", "digest-sources"].contains(name)
    {
      continue
    }
    #expect(Files.exists(folder.appending("README.md")), "\(name) has no README.md")
  }
}

@Test("no unfinished work is marked in the sources")
func nothingIsUnfinished() throws {
  let marks = ["TO" + "DO", "FIX" + "ME", "try" + "!", "fatal" + "Error(", "unsafe" + "Flags"]
  for path in try sourceFiles(["Sources"], endings: ["swift", "c", "h", "inc"]) {
    let text = try Files.readText(path)
    for mark in marks { #expect(!text.contains(mark), "\(path) has \(mark)") }
  }
}
