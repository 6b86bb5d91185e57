/// Whose fault a failure is; the command line turns it into an exit code.
public enum FailureKind: String, Sendable, Hashable {
  /// Bad usage, a missing or unreadable input, an invalid notebook.
  case input
  /// An experiment or a renderer failed on good input.
  case execution
  /// A computation gave other bytes than before.
  case nondeterminism
  /// The selection matched nothing.
  case emptySelection
}

/// What failed, where, and what to do next, in plain sentences.
public struct Explanation: Sendable, Hashable {
  /// Decides the exit code.
  public var kind: FailureKind
  /// One sentence without a final full stop.
  public var what: String
  /// Where, when it is a place in a file.
  public var place: SourcePlace?
  /// The next step for the reader, one sentence, where one is known.
  public var advice: String?

  /// An explanation from its parts.
  public init(
    _ kind: FailureKind, _ what: String, at place: SourcePlace? = nil, advice: String? = nil
  ) {
    self.kind = kind
    self.what = what
    self.place = place
    self.advice = advice
  }
}

/// An error that holds facts and can say them in a sentence.
public protocol ExplainedError: Error, CustomStringConvertible {
  /// The facts as sentences.
  var explanation: Explanation { get }
}

extension ExplainedError {
  /// Place, sentence and advice in one line.
  public var description: String {
    let explanation = self.explanation
    let place = explanation.place.map { "\($0): " } ?? ""
    let advice = explanation.advice.map { "; \($0)" } ?? ""
    return place + explanation.what + advice
  }
}

/// Several failures of one input, reported together.
public struct ExplainedErrors: Error, CustomStringConvertible {
  /// In the order of their places.
  public let errors: [any ExplainedError]

  /// Several failures as one.
  public init(_ errors: [any ExplainedError]) { self.errors = errors }

  /// One line a failure.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
