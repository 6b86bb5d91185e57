import Base
import Subprocess
import TestSupport
import Testing

/// What the build writes about the sources of the checkout, with some of them edited.
private struct DigestedSources {
  private let folder: TemporaryFolder
  private static let targets = ["Experiments", "Plots", "Learning", "CKernels", "Statistics"]

  init() throws { folder = try TemporaryFolder() }

  /// The digest of each source, by `Target/path`.
  func table(editing path: String? = nil, by edit: (String) -> String = { $0 }) async throws
    -> [String: String]
  {
    var arguments = [folder.path.appending("out.swift").string, "Experiments"]
    func add(_ place: FilePath, _ name: String) throws {
      for entry in try Files.names(in: place) {
        let (file, name) = (place.appending(entry), "\(name)/\(entry)")
        if Files.isFolder(file) {
          try add(file, name)
        } else if ["swift", "c", "h", "inc"].contains(file.extension) {
          guard name == path else {
            arguments.append("\(name)=\(file)")
            continue
          }
          let edited = folder.path.appending("edited")
          try Files.write(edit(Files.readText(file)), to: edited)
          arguments.append("\(name)=\(edited)")
        }
      }
    }
    for target in Self.targets {
      try add(Checkout.root.appending("Sources").appending(target), target)
    }
    let tool = Checkout.root.appending(".build/release/digest-sources")
    let result = try await Subprocess.run(
      .path(tool), arguments: Arguments(arguments), output: .discarded, error: .discarded)
    #expect(result.terminationStatus.isSuccess)
    let text = try Files.readText(folder.path.appending("out.swift"))
    var digests: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, words[1].utf8.count == 64 else { continue }
      digests[String(words[0])] = String(words[1])
    }
    return digests
  }
}

@Suite("What a change of the sources makes stale")
struct SourceScopeTests {
  @Test(
    "a comment, in plotting code or in a kernel, changes no digest",
    arguments: [
      "Plots/Figure/Figure.swift", "Experiments/WinnerTakeAll/WTASpectra.swift",
      "Learning/WTALayer.swift", "CKernels/learning.c",
    ])
  func comment(path: String) async throws {
    let sources = try DigestedSources()
    let before = try await sources.table()
    #expect(before[path] != nil, "there is no \(path)")
    let after = try await sources.table(editing: path) { "// A remark.\n\($0)\n/* Another. */\n" }
    #expect(after == before)
  }

  @Test(
    "changed code changes the digest of its file and no other",
    arguments: ["CKernels/learning.c", "Learning/WTALayer.swift", "Plots/Figure/Figure.swift"])
  func code(path: String) async throws {
    let sources = try DigestedSources()
    let before = try await sources.table()
    let after = try await sources.table(editing: path) { $0 + "\nint changed;\n" }
    #expect(after.filter { before[$0.key] != $0.value }.map(\.key) == [path])
    #expect(after.count == before.count)
  }
}
