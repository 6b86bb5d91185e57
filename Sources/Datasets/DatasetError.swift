public import Base

/// A data set that cannot be used. Offsets count bytes from 0.
public enum DatasetError: ExplainedError, Hashable {
  /// No data set has this name.
  case unknown(name: String, known: [String])
  /// None of the folders holds any of the files.
  case notFound(dataset: String, looked: [FilePath], advice: String)
  /// A folder holds some of the files.
  case incomplete(dataset: String, folder: FilePath, missing: [String], advice: String)
  /// A compressed file ends before its content does.
  case truncated(file: FilePath, offset: Int, advice: String)
  /// A compressed file is damaged; `offset` is in the compressed file.
  case corrupt(file: FilePath, offset: Int, detail: String, advice: String)
  /// A file is larger than a file of its format may be, unpacked or as it is.
  case tooLarge(file: FilePath, limit: Int, advice: String)
  /// The unpacked content is not what the format says; `offset` is in the content.
  case malformed(file: FilePath, offset: Int, detail: String, advice: String)
  /// A value within a file cannot be used; `place` names it as the file's format does.
  case unusable(file: FilePath, place: String, detail: String, advice: String)
  /// A file is sound and yet not the published one.
  case notPublished(file: FilePath, found: Digest, advice: String)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .unknown(let name, let known):
      Explanation(
        .input, "no data set is called “\(name)”",
        advice: nearestName(to: name, among: known).map { "did you mean \($0)?" }
          ?? "known are \(known.joined(separator: ", "))")
    case .notFound(let dataset, let looked, let advice):
      Explanation(
        .input,
        looked.isEmpty
          ? "the data set \(dataset) has no folder to be looked for in"
          : "the data set \(dataset) is not in \(looked.map(\.string).joined(separator: ", "))",
        advice: advice)
    case .incomplete(let dataset, let folder, let missing, let advice):
      Explanation(
        .input,
        "the data set \(dataset) in \(folder) lacks \(missing.joined(separator: ", "))",
        advice: advice)
    case .truncated(let file, let offset, let advice):
      Explanation(
        .input, "\(file) is cut off: it ends at byte \(offset) within its compressed data",
        advice: advice)
    case .corrupt(let file, let offset, let detail, let advice):
      Explanation(.input, "\(file) is damaged at byte \(offset): \(detail)", advice: advice)
    case .tooLarge(let file, let limit, let advice):
      Explanation(.input, "\(file) holds more than the \(limit) bytes it may", advice: advice)
    case .malformed(let file, let offset, let detail, let advice):
      Explanation(
        .input, "\(file) is not as its format says, at byte \(offset) of its content: \(detail)",
        advice: advice)
    case .unusable(let file, let place, let detail, let advice):
      Explanation(.input, "cannot use \(place) of \(file): \(detail)", advice: advice)
    case .notPublished(let file, let found, let advice):
      Explanation(
        .input, "\(file) is not the published file (its SHA-256 is \(found.short)…)",
        advice: advice)
    }
  }
}
