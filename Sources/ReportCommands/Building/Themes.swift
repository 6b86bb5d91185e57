import Base
import Documents
import Plots

/// The themes that a project's templates hold.
struct Themes: Sendable {
  let place: Project

  private var folder: FilePath {
    get throws { try place.templates().appending("themes") }
  }

  /// Names of all themes, without `.yaml`.
  var names: [String] {
    get throws {
      let folder = try folder
      guard Files.isFolder(folder) else { return [] }
      return try Files.names(in: folder).filter { $0.hasSuffix(".yaml") }
        .map { String($0.dropLast(5)) }
    }
  }

  /// A theme by its name or its file.
  /// - Throws: ``ThemeNameError``; errors of ``ThemeFile``
  func theme(_ name: String) throws -> Theme {
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      return try ThemeFile.read(FilePath(name))
    }
    let known = try names
    guard known.contains(name) else { throw ThemeNameError(name: name, known: known) }
    return try ThemeFile.read(try folder.appending("\(name).yaml"))
  }
}

/// A theme that the templates do not hold.
struct ThemeNameError: ExplainedError {
  let name: String
  let known: [String]

  var explanation: Explanation {
    Explanation(
      .input, "no theme “\(name)”",
      advice: nearestName(to: name, among: known).map { "did you mean \($0)?" }
        ?? (known.isEmpty
          ? "templates/themes/ holds none"
          : "known are \(known.joined(separator: ", ")), or give the path of a .yaml file"))
  }
}
