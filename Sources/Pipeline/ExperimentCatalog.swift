public import Base

/// The experiments that a program knows, by name.
public struct ExperimentCatalog: Sendable {
  /// In the order in which they are listed.
  public let experiments: [any Experiment.Type]

  /// A catalogue; two experiments of one name are a programmer's mistake.
  public init(_ experiments: [any Experiment.Type]) {
    precondition(
      Set(experiments.map { $0.id }).count == experiments.count, "two experiments share a name")
    self.experiments = experiments
  }

  /// The experiment of a name.
  /// - Throws: ``CatalogError``
  public func experiment(named name: String) throws(CatalogError) -> any Experiment.Type {
    guard let found = experiments.first(where: { $0.id.rawValue == name }) else {
      throw CatalogError(name: name, known: experiments.map { $0.id.rawValue })
    }
    return found
  }
}

/// A name that no experiment has.
public struct CatalogError: ExplainedError, Hashable {
  /// What was asked for.
  public let name: String
  /// What there is.
  public let known: [String]

  /// Facts into a sentence.
  public var explanation: Explanation {
    Explanation(
      .input, "no experiment “\(name)”",
      advice: nearestName(to: name, among: known).map { "did you mean \($0)?" }
        ?? "known are \(known.joined(separator: ", "))")
  }
}
