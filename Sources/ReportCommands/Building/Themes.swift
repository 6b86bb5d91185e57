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
    if ThemeRequest.isFile(name) {
      return try ThemeFile.read(FilePath(name))
    }
    let known = try names
    guard known.contains(name) else { throw ThemeNameError(name: name, known: known) }
    return try ThemeFile.read(try folder.appending("\(name).yaml"))
  }

  /// The look of a report: as the command line has it, else the notebook, else as reports are.
  /// - Throws: As ``theme(_:)``; ``ThemePairError``; `ExplainedErrors` at places of the notebook
  func page(of notebook: Notebook, options: [String]) throws -> PageTheme {
    let given = try options.map(theme)
    if let first = given.first {
      if given.count > 2 || given.dropFirst().contains(where: { $0.scheme == first.scheme }) {
        throw ThemePairError(names: options, scheme: first.scheme)
      }
      return PageTheme(given)
    }
    return try notebook.theme(known: try names, named: theme) ?? .standard
  }
}

extension Theme {
  /// Which paper it is for.
  fileprivate var scheme: Palette.Scheme { palette.scheme }
}

/// Several themes for one paper.
struct ThemePairError: ExplainedError {
  let names: [String]
  let scheme: Palette.Scheme

  var explanation: Explanation {
    Explanation(
      .input, "--theme \(names.joined(separator: " --theme ")): two themes are for one paper",
      advice: "give one for light paper, one for dark paper, or both")
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
