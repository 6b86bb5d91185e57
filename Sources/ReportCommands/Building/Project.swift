import Base
import FoundationEssentials

/// Where a project's folders are: from the working directory upwards, then beside the program.
struct Project: Sendable {
  /// The folder that holds `notebooks/`, or the working directory.
  let root: FilePath
  private let installed: FilePath

  init(workingDirectory: FilePath = Project.workingDirectory) {
    let above = sequence(first: workingDirectory) {
      $0.lastComponent == nil ? nil : $0.removingLastComponent()
    }
    root =
      above.first { folder in
        ["notebooks", "templates", "golden"].contains { Files.isFolder(folder.appending($0)) }
      } ?? workingDirectory
    installed = Project.program.removingLastComponent().removingLastComponent()
      .appending("share").appending("facsimile")
  }

  /// Templates of reports and diffs.
  func templates() throws -> FilePath { try folder("templates") }

  /// Reference data; may not exist yet.
  func golden(_ option: String?) -> FilePath {
    if let option { return FilePath(option) }
    let own = root.appending("golden")
    let shipped = installed.appending("golden")
    return !Files.isFolder(own) && Files.isFolder(shipped) ? shipped : own
  }

  /// Notebooks by file or by name; all of `notebooks/` when none are named.
  func notebooks(_ names: [String]) throws -> [FilePath] {
    let shipped = try shippedNotebooks()
    if names.isEmpty {
      guard !shipped.isEmpty else { throw ProjectError.noNotebooks(root) }
      return shipped
    }
    return try names.map { name in
      let path = FilePath(name)
      if Files.exists(path), !Files.isFolder(path) { return path }
      if let match = shipped.first(where: { $0.stem == name }) { return match }
      throw ProjectError.noNotebook(
        name, known: shipped.compactMap(\.stem))
    }
  }

  private func shippedNotebooks() throws -> [FilePath] {
    for folder in [root.appending("notebooks"), installed.appending("notebooks")] {
      let names = try Files.names(in: folder).filter { $0.hasSuffix(".md") }
      if !names.isEmpty { return names.map { folder.appending($0) } }
    }
    return try Files.names(in: root).filter { $0.hasSuffix(".md") && $0 != "README.md" }
      .map { root.appending($0) }
  }

  private func folder(_ name: String) throws -> FilePath {
    let candidates = [root.appending(name), installed.appending(name)]
    guard let found = candidates.first(where: Files.isFolder) else {
      throw ProjectError.noFolder(name, looked: candidates)
    }
    return found
  }

  private static var workingDirectory: FilePath {
    FilePath(FileManager.default.currentDirectoryPath)
  }

  /// The running program's own file.
  static var program: FilePath {
    let link = "/proc/self/exe"
    if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: link) {
      return FilePath(target)
    }
    return FilePath(CommandLine.arguments[0])
  }
}

/// A project without the folder or notebook that was asked for.
enum ProjectError: ExplainedError {
  case noNotebooks(FilePath)
  case noNotebook(String, known: [String])
  case noFolder(String, looked: [FilePath])

  var explanation: Explanation {
    switch self {
    case .noNotebooks(let root):
      Explanation(
        .emptySelection, "no notebook in \(root)/notebooks",
        advice: "name a Markdown file: report build my-study.md")
    case .noNotebook(let name, let known):
      Explanation(
        .input, "no notebook “\(name)”",
        advice: nearestName(to: name, among: known).map { "did you mean \($0)?" }
          ?? "known are \(known.joined(separator: ", ")), or give the path of a Markdown file")
    case .noFolder(let name, let looked):
      Explanation(
        .input, "no folder \(name)/",
        advice: "it was looked for at \(looked.map(\.string).joined(separator: " and "))")
    }
  }
}
