public import Base

/// A recording that cannot be analysed.
public enum RecordingError: ExplainedError, Hashable {
  /// Fewer than two images have a repeat.
  case tooFewRepeated(images: Int)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .tooFewRepeated(let images):
      Explanation(
        .execution, "\(images) images are shown more than once, and an analysis wants two",
        advice: "choose a recording whose images are repeated")
    }
  }
}
