public import Base

/// A run that cannot stand.
public enum RunError: ExplainedError, Hashable {
  /// An input file changed while it was used.
  case inputMoved(FilePath)
  /// An experiment threw something that does not explain itself.
  case experimentFailed(name: String, detail: String)
  /// An experiment drew other figures than it lists.
  case otherFigures(name: String, listed: [String], drawn: [String])

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .inputMoved(let path):
      Explanation(
        .execution, "\(path) changed while it was used", advice: "run again once it is at rest")
    case .experimentFailed(let name, let detail):
      Explanation(.execution, "the experiment \(name) failed: \(detail)")
    case .otherFigures(let name, let listed, let drawn):
      Explanation(
        .execution,
        "the experiment \(name) lists the figures \(listed.joined(separator: ", ")) and draws "
          + drawn.joined(separator: ", "),
        advice: "make figureNames and figures(_:) agree")
    }
  }
}
