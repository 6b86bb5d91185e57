public import Base

/// A drawing that cannot be written or read.
public enum RenderError: ExplainedError, Hashable {
  /// Cairo refused an operation.
  case cairo(operation: String, detail: String)
  /// libpng refused an image.
  case png(detail: String)
  /// A file is not what its name says.
  case unreadable(FilePath, detail: String)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .cairo(let operation, let detail):
      Explanation(.execution, "cairo could not \(operation): \(detail)")
    case .png(let detail): Explanation(.execution, "libpng failed: \(detail)")
    case .unreadable(let path, let detail):
      Explanation(.input, "cannot read \(path): \(detail)", advice: "make the figure again")
    }
  }
}
