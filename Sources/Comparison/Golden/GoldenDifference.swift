public import Base

/// A way in which findings are not the reference.
public enum GoldenDifference: Sendable, Hashable {
  /// Nothing has been accepted yet.
  case noGoldenData(node: String, folder: FilePath)
  /// A table or file that the reference lacks.
  case missingFile(node: String, file: String)
  /// A file of the reference that nothing makes any more.
  case orphan(node: String, file: String)
  /// A file whose values differ.
  case content(node: String, file: String, what: String)

  /// For people: experiment, profile, file, place, both values, distance.
  public var sentence: String {
    switch self {
    case .noGoldenData(let node, let folder): "\(node): no golden data in \(folder)"
    case .missingFile(let node, let file): "\(node) \(file): not among the golden data"
    case .orphan(let node, let file): "\(node) \(file): golden, but nothing makes it any more"
    case .content(let node, let file, let what): "\(node) \(file): \(what)"
    }
  }
}
