public import Base

/// A data set that could not be fetched or imported.
public enum AcquisitionError: ExplainedError, Hashable {
  /// The network was asked for although it may not be used.
  case offline(dataset: String, addresses: [String])
  /// Nothing is published at an address that a program may fetch.
  case nothingToFetch(dataset: String, advice: String)
  /// No address gave the file; why, for each.
  case notFetched(name: String, attempts: [String], advice: String)
  /// What was fetched or given is not the published file.
  case otherContent(name: String, found: Digest, expected: Digest, advice: String)
  /// An archive cannot be used.
  case archive(file: FilePath, detail: String, advice: String)
  /// Files that a data set needs are not among those given.
  case lacking(dataset: String, missing: [String], advice: String)
  /// The data set is there already.
  case exists(dataset: String, folder: FilePath)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .offline(let dataset, let addresses):
      Explanation(
        .input, "the data set \(dataset) is not fetched, since --offline forbids the network",
        advice: "bring \(addresses.joined(separator: ", ")) yourself, then: report data import "
          + "\(dataset) FILE")
    case .nothingToFetch(let dataset, let advice):
      Explanation(.input, "the data set \(dataset) cannot be fetched", advice: advice)
    case .notFetched(let name, let attempts, let advice):
      Explanation(
        .input, "\(name) could not be fetched: \(attempts.joined(separator: "; "))",
        advice: advice)
    case .otherContent(let name, let found, let expected, let advice):
      Explanation(
        .input,
        "\(name) is not the published file: its SHA-256 is \(found.short)…, not "
          + "\(expected.short)…", advice: advice)
    case .archive(let file, let detail, let advice):
      Explanation(.input, "\(file) cannot be unpacked: \(detail)", advice: advice)
    case .lacking(let dataset, let missing, let advice):
      Explanation(
        .input, "the data set \(dataset) needs \(missing.joined(separator: ", ")) too",
        advice: advice)
    case .exists(let dataset, let folder):
      Explanation(
        .input, "the data set \(dataset) is already in \(folder)",
        advice: "look at it with report data verify \(dataset), or replace it with --force")
    }
  }
}
