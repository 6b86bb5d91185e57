public import Base
public import Plots

/// A theme that a notebook asks for: a name of the templates, or a file of its own.
public struct ThemeRequest: Sendable, Hashable {
  /// As written.
  public var name: String
  /// Where.
  public var place: SourcePlace

  /// Whether a name is that of a file.
  public static func isFile(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }
}

extension Notebook {
  /// The look that the front matter asks for, nil where it asks for none.
  ///
  /// - Parameters:
  ///   - known: Names of themes in the templates.
  ///   - named: Reads the theme of such a name.
  /// - Throws: `ExplainedErrors` with all that is wrong, at its place in the notebook or in the theme
  public func theme(known: [String], named: (String) throws -> Theme) throws -> PageTheme? {
    var themes: [Theme] = []
    var errors: [any ExplainedError] = []
    for request in frontMatter.themes {
      do {
        let theme = try self.theme(request, known: known, named: named)
        let scheme = theme.palette.scheme
        if themes.contains(where: { $0.palette.scheme == scheme }) {
          errors.append(
            NotebookError(
              .wrongType(
                key: "theme", expected: "one theme for light paper, one for dark paper, or both"),
              at: request.place))
        }
        themes.append(theme)
      } catch let several as ExplainedErrors {
        errors += several.errors
      } catch let error as any ExplainedError {
        errors.append(error)
      }
    }
    guard errors.isEmpty else { throw ExplainedErrors(errors) }
    return themes.isEmpty ? nil : PageTheme(themes)
  }

  private func theme(
    _ request: ThemeRequest, known: [String], named: (String) throws -> Theme
  ) throws -> Theme {
    guard ThemeRequest.isFile(request.name) else {
      guard known.contains(request.name) else {
        throw NotebookError(
          .unknown(
            .theme, request.name, nearest: nearestName(to: request.name, among: known),
            known: known), at: request.place)
      }
      return try named(request.name)
    }
    let folder = path.removingLastComponent()
    do {
      return try ThemeFile.read(try ConfinedFile.path(request.name, below: folder))
    } catch let problem as NotebookError.Problem {
      throw NotebookError(problem, at: request.place)
    } catch let error as FileError {
      throw NotebookError(
        .unreadable(request.name, reason: "\(error.reason)"), at: request.place)
    }
  }

  /// Files beside a notebook that its themes are read from.
  static func themePaths(_ matter: FrontMatter, beside notebook: FilePath) -> [FilePath] {
    matter.themes.filter { ThemeRequest.isFile($0.name) }.compactMap {
      try? ConfinedFile.path($0.name, below: notebook.removingLastComponent())
    }
  }
}
