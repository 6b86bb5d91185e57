public import Base

/// A data set that cannot be used.
public enum DatasetError: ExplainedError, Hashable {
  /// No data set has this name.
  case unknown(name: String, known: [String])
  /// A file is in none of the folders.
  case missing(dataset: String, file: String, looked: [FilePath], obtain: String)
  /// A compressed file ends too early.
  case truncated(FilePath, obtain: String)
  /// A compressed file is no gzip or is damaged.
  case corrupt(FilePath, detail: String, obtain: String)
  /// A file unpacks to more than it may.
  case tooLarge(FilePath, limit: Int)
  /// The content is not what the format says.
  case malformed(FilePath, detail: String, obtain: String)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .unknown(let name, let known):
      Explanation(
        .input, "no data set “\(name)”",
        advice: nearestName(to: name, among: known).map { "did you mean \($0)?" }
          ?? "known are \(known.joined(separator: ", "))")
    case .missing(let dataset, let file, let looked, let obtain):
      Explanation(
        .input,
        "\(file) of the data set \(dataset) is in none of "
          + looked.map(\.string).joined(separator: ", "),
        advice: obtain)
    case .truncated(let path, let obtain):
      Explanation(.input, "\(path) is truncated", advice: obtain)
    case .corrupt(let path, let detail, let obtain):
      Explanation(.input, "\(path) is damaged: \(detail)", advice: obtain)
    case .tooLarge(let path, let limit):
      Explanation(
        .input, "\(path) unpacks to more than \(limit) bytes", advice: "use the published file")
    case .malformed(let path, let detail, let obtain):
      Explanation(.input, "\(path) is not as its format says: \(detail)", advice: obtain)
    }
  }
}
