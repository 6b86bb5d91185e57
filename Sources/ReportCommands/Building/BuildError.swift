import Base
import Documents
import Pipeline

/// An error of a lower layer, at the place of the notebook that led to it.
struct PlacedError: ExplainedError {
  let explanation: Explanation

  init(_ error: any ExplainedError, at place: SourcePlace) {
    var explanation = error.explanation
    explanation.place = place
    self.explanation = explanation
  }
}

/// A build that cannot start.
enum BuildError: ExplainedError {
  case unknownProfile(String)
  case unusable(String)

  /// Everything that is wrong with a notebook, as far as that shows without running an experiment:
  /// its text, its experiments, and names that stored results and the catalogue do not have.
  static func all(
    _ draft: NotebookDraft, _ requests: [RunRequest], _ errors: [any ExplainedError],
    _ session: Session
  ) -> ExplainedErrors {
    let results = requests.compactMap { request -> NodeResult? in
      // What cannot be read says nothing about names; a run will say why.
      guard let run = try? session.runner.stored([request]).first ?? nil else { return nil }
      return RunFiles.result(of: run, revision: Revision(commit: nil, isModified: false))
    }
    let names = draft.unknownNames(results: results, figureNames: requests.figureNames)
    return ExplainedErrors(draft.notebook.inOrder(draft.errors + errors + names))
  }

  var explanation: Explanation {
    switch self {
    case .unusable(let reason): Explanation(.input, "the experiment cannot be run: \(reason)")
    case .unknownProfile(let name):
      Explanation(
        .input, "no profile “\(name)”",
        advice: "known are \(Profile.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }
}

extension [RunRequest] {
  /// By alias.
  var figureNames: [String: [String]] {
    Dictionary(map { ($0.alias, $0.experiment.figureNames) }) { first, _ in first }
  }
}
