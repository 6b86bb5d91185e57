public import Base

/// Responses that have no cross-validated spectrum.
public enum CrossValidatedPCAError: ExplainedError, Hashable {
  /// The repeats are not of the same stimuli and neurons.
  case shapesDiffer(first: [Int], second: [Int])
  /// A variance wants two stimuli, and there is a neuron at least.
  case tooFew(stimuli: Int, neurons: Int)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .shapesDiffer(let first, let second):
      Explanation(
        .execution,
        "a repeat of \(first[0]) stimuli by \(first[1]) neurons cannot be crossed with one of "
          + "\(second[0]) by \(second[1])",
        advice: "give two repeats of the same stimuli, in the same order")
    case .tooFew(let stimuli, let neurons):
      Explanation(
        .execution, "\(stimuli) stimuli and \(neurons) neurons have no spectrum",
        advice: "give at least two stimuli and one neuron")
    }
  }
}
