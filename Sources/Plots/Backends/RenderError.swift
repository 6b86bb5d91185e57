public import Base

/// A drawing that cannot be written or read.
public enum RenderError: ExplainedError, Hashable {
  /// Cairo refused an operation.
  case cairo(operation: String, detail: String)
  /// A scene that cannot be drawn: which part is wrong.
  case invalidScene(String)
  /// An address that is not safe to click.
  case unsafeAddress(String)
  /// A link to a place that no group names.
  case missingPlace(String, nearest: String?)
  /// One series name with two different colours.
  case conflictingColors(name: String)
  /// A date that is not `2026-01-31T12:00:00Z`.
  case invalidDate(String)
  /// A file is not what it should be.
  case damaged(format: String, detail: String)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .cairo(let operation, let detail):
      Explanation(.execution, "cairo could not \(operation): \(detail)")
    case .invalidScene(let detail):
      Explanation(.execution, "the drawing cannot be written: \(detail)")
    case .unsafeAddress(let address):
      Explanation(
        .input, "the link \"\(address)\" is refused",
        advice: "use an http, https or mailto address, or a relative path")
    case .missingPlace(let place, let nearest):
      Explanation(
        .input, "a link leads to \"\(place)\", which is nowhere in the document",
        advice: nearest.map { "did you mean \"\($0)\"?" })
    case .conflictingColors(let name):
      Explanation(
        .input, "the series \"\(name)\" has two different colours",
        advice: "give it one colour in all figures, or give one of the two another name")
    case .invalidDate(let text):
      Explanation(
        .input, "\"\(text)\" is no date that a PDF can carry",
        advice: "write it as 2026-01-31T12:00:00Z")
    case .damaged(let format, let detail):
      Explanation(
        .input, "this is not a whole \(format) file: \(detail)", advice: "make it again")
    }
  }
}
