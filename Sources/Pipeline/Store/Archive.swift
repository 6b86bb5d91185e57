public import Base
public import LinearAlgebra

/// Named arrays as bytes: the form in which artifacts and checkpoints are stored.
///
/// Layout: the magic `FACSARC1`, then for each entry, sorted by name, the name, kind, shape and
/// little-endian elements, each with its length before it; at the end the SHA-256 of all before.
public struct Archive: Sendable, Hashable {
  enum Values: Sendable, Hashable {
    case floats([Float])
    case doubles([Double])
    case integers([Int])
  }

  struct Entry: Sendable, Hashable {
    var shape: [Int]
    var values: Values
  }

  var entries: [String: Entry] = [:]

  /// An archive of nothing.
  public init() {}

  /// The names of the entries, sorted.
  public var names: [String] {
    entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Adds or replaces a matrix.
  public mutating func set(_ name: String, _ matrix: Matrix<Float>) {
    entries[name] = Entry(shape: [matrix.rows, matrix.columns], values: .floats(matrix.elements))
  }

  /// Adds or replaces numbers.
  public mutating func set(_ name: String, doubles: [Double]) {
    entries[name] = Entry(shape: [doubles.count], values: .doubles(doubles))
  }

  /// Adds or replaces whole numbers.
  public mutating func set(_ name: String, integers: [Int]) {
    entries[name] = Entry(shape: [integers.count], values: .integers(integers))
  }

  /// The matrix of a name.
  /// - Throws: ``ArchiveError/missing(name:)``
  public func matrix(_ name: String) throws(ArchiveError) -> Matrix<Float> {
    guard let entry = entries[name], case .floats(let elements) = entry.values,
      entry.shape.count == 2
    else { throw .missing(name: name) }
    return Matrix(rows: entry.shape[0], columns: entry.shape[1], elements: elements)
  }

  /// The numbers of a name.
  /// - Throws: ``ArchiveError/missing(name:)``
  public func doubles(_ name: String) throws(ArchiveError) -> [Double] {
    guard case .doubles(let values)? = entries[name]?.values else { throw .missing(name: name) }
    return values
  }

  /// The whole numbers of a name.
  /// - Throws: ``ArchiveError/missing(name:)``
  public func integers(_ name: String) throws(ArchiveError) -> [Int] {
    guard case .integers(let values)? = entries[name]?.values else { throw .missing(name: name) }
    return values
  }
}

/// Bytes that are no archive, or one without what is asked for.
public enum ArchiveError: ExplainedError, Hashable {
  /// The bytes are damaged; at this offset it showed.
  case damaged(offset: Int)
  /// There is no entry of the name and kind.
  case missing(name: String)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .damaged(let offset): Explanation(.execution, "an archive is damaged at byte \(offset)")
    case .missing(let name): Explanation(.execution, "an archive has no entry “\(name)”")
    }
  }
}
