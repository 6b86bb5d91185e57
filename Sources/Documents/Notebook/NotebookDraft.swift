public import Base
import Results

/// A notebook with all that its text alone shows to be wrong.
///
/// A draft with errors is good for nothing but finding more of them.
public struct NotebookDraft: Sendable {
  /// What could be read; blocks with errors are missing.
  public let notebook: Notebook
  /// In the order of places.
  public let errors: [any ExplainedError]

  /// The notebook.
  /// - Throws: `ExplainedErrors` with every error.
  public func checked() throws -> Notebook {
    guard errors.isEmpty else { throw ExplainedErrors(errors) }
    return notebook
  }

  /// Names of figures, tables, numbers and claims that their experiments do not have.
  ///
  /// - Parameters:
  ///   - results: What is known without running anything.
  ///   - figureNames: By alias, the figures of experiments without a result.
  public func unknownNames(
    results: [NodeResult], figureNames: [String: [String]]
  ) -> [NotebookError] {
    let resolver = Resolver(
      notebook: notebook, results: results, numbering: Numbering(notebook.blocks), revision: "")
    _ = resolver.blocks(notebook.abstract) + resolver.blocks(notebook.blocks)
    let isComplete = results.count == notebook.experiments.count
    var found = resolver.errors.filter { error in
      switch error.problem {
      // Of an alias without a result nothing is known, and unknown aliases are found in the text.
      case .unknown(.experiment, _, _, _): false
      case .nothingPublished: isComplete
      default: true
      }
    }
    let done = Set(results.map(\.alias))
    for name in notebook.blocks.flatMap(\.placedFigures) where !done.contains(name.alias) {
      guard let known = figureNames[name.alias], !known.contains(name.name) else { continue }
      let nearest = nearestName(to: name.name, among: known)
      found.append(
        NotebookError(.unknown(.figure, name.name, nearest: nearest, known: known), at: name.place))
    }
    return found
  }
}

extension Notebook {
  /// All errors of this notebook, those of its own file before those of files that it includes.
  public func inOrder(_ errors: [any ExplainedError]) -> [any ExplainedError] {
    Self.inOrder(errors, first: path.string)
  }

  static func inOrder(
    _ errors: [any ExplainedError], first file: String
  ) -> [any ExplainedError] {
    func rank(_ error: any ExplainedError) -> (Int, String, Int, Int) {
      let place = error.explanation.place
      let name = place?.file ?? file
      return (name == file ? 0 : 1, name, place?.line ?? 0, place?.column ?? 0)
    }
    return errors.map { (rank($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

extension SourceBlock {
  /// Figures that stand here or inside.
  fileprivate var placedFigures: [ResultName] {
    switch self {
    case .figure(let figure): [figure.result]
    case .grid(let grid): grid.parts.map(\.result)
    case .quote(let inner), .note(_, let inner): inner.flatMap(\.placedFigures)
    case .list(_, _, let items): items.flatMap { $0.blocks.flatMap(\.placedFigures) }
    default: []
    }
  }
}
