import Base
import FoundationEssentials

/// Where a project's folders are: from the working directory upwards, then where the program is.
struct Project: Sendable {
  /// The folder that holds `notebooks/`, or the working directory.
  let root: FilePath
  /// What came with the program: `share/facsimile` beside `bin`, or the checkout it was built in.
  private let installed: FilePath

  init(workingDirectory: FilePath = Project.workingDirectory, program: FilePath = Project.program) {
    root =
      Self.folders(from: workingDirectory).first { folder in
        ["notebooks", "templates", "golden"].contains { Files.isFolder(folder.appending($0)) }
      } ?? workingDirectory
    let above = Self.folders(from: program.removingLastComponent())
    let places = above.flatMap { [$0.appending("share").appending("facsimile"), $0] }
    installed = places.first { Files.isFolder($0.appending("templates")) } ?? program
  }

  /// A file as the report of it names it, the same wherever the project lies: from the root when it
  /// is below it, else by its last name.
  func name(of path: FilePath) -> String {
    var full = path.isRelative ? Self.workingDirectory.pushing(path) : path
    full.lexicallyNormalize()
    if full.removePrefix(root) { return full.string }
    return path.lastComponent?.string ?? path.string
  }

  /// A path as people would type it: from the working directory when it is below it.
  private static func shown(_ path: FilePath) -> FilePath {
    var rest = path
    return rest.removePrefix(workingDirectory) ? rest : path
  }

  /// A folder and all that it lies in.
  private static func folders(from folder: FilePath) -> [FilePath] {
    Array(sequence(first: folder) { $0.lastComponent == nil ? nil : $0.removingLastComponent() })
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

  /// Where reference data is written: never into what came with the program.
  func ownGolden(_ option: String?) -> FilePath {
    option.map { FilePath($0) } ?? root.appending("golden")
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

  /// Where new notebooks go.
  var notebookFolder: FilePath { Self.shown(root.appending("notebooks")) }

  private func shippedNotebooks() throws -> [FilePath] {
    let folders = [root.appending("notebooks"), root, installed.appending("notebooks")]
    for folder in folders {
      let names = try Files.names(in: folder)
        .filter {
          ($0.hasSuffix(".md") || $0.hasSuffix(".ipynb")) && !Self.aboutTheProject.contains($0)
        }
      if !names.isEmpty { return names.map { Self.shown(folder.appending($0)) } }
    }
    return []
  }

  /// Markdown files that are no notebooks, where a project keeps its notebooks beside them.
  private static let aboutTheProject: Set = [
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE.md",
  ]

  private func folder(_ name: String) throws -> FilePath {
    let candidates = [root, installed, Self.sources].map { $0.appending(name) }
    guard let found = candidates.first(where: Files.isFolder) else {
      throw ProjectError.noFolder(name, looked: candidates)
    }
    return found
  }

  /// The package that this file was compiled in, from which the program of another package takes what
  /// it has no copy of.
  private static let sources = (0..<4).reduce(FilePath(#filePath)) { path, _ in
    path.removingLastComponent()
  }

  static var workingDirectory: FilePath {
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
