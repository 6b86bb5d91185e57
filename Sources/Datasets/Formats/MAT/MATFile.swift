public import Base

/// A MAT file of version 5 or 7.3, of which one value at a time is read.
///
/// matio reads it in a child process with limits, so that no file can take the program with it; see
/// docs/data.md. What is read is the same for every thread count.
public struct MATFile: Sendable, Hashable {
  /// What reading one value may cost.
  public struct Limits: Sendable, Hashable {
    /// Most bytes of a value.
    public var bytes = 1 << 32
    /// Most bytes of memory of the child besides the value.
    public var workingMemory = 1 << 30
    /// Most seconds of CPU time of the child.
    public var seconds = 300

    /// The usual limits: 4 GB, 1 GB, 5 minutes.
    public init() {}
  }

  /// A variable as its header describes it.
  public struct Variable: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its class.
    public let kind: MATClass
    /// Its sizes.
    public let shape: [Int]
  }

  /// Where it is.
  public let path: FilePath
  private let limits: Limits

  /// Looks at the first bytes of a file.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``, `FileError`
  public init(_ path: FilePath, limits: Limits = Limits()) throws {
    self.path = path
    self.limits = limits
    try MATSignature.check(path)
  }

  /// Name, class and sizes of all variables, none of their contents.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``
  public func variables() throws -> [Variable] {
    try MATChild.read(path, at: nil, limits: limits) { stream in
      var found: [Variable] = []
      while let header = try stream.header() {
        found.append(Variable(name: header.name, kind: header.kind, shape: header.shape))
      }
      return found
    }
  }

  /// One value with all that is in it.
  /// - Parameter place: As in MATLAB: `stim.resp`, `spectra{3,1}`, `runs(2).name`.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``
  public func value(at place: String) throws -> MATValue {
    guard let parsed = MATPlace(place) else {
      throw unusable(
        place, "that is no place in a MAT file", "write it as in MATLAB: stim.resp, spectra{3,1}")
    }
    return try MATChild.read(path, at: (place, parsed), limits: limits) { stream in
      let value = try stream.value()
      guard try stream.header() == nil else { throw MATStream.Failure.senseless("a second value") }
      return value
    }
  }

  /// Real numbers.
  /// - Parameter place: As for ``value(at:)``.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``
  public func numbers(at place: String) throws -> NumericArray {
    let value = try value(at: place)
    guard case .numbers(let array) = value else {
      throw unusable(place, "it is \(value.kind), not real numbers", Self.otherFile)
    }
    return array
  }

  /// A text of one row.
  /// - Parameter place: As for ``value(at:)``.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``
  public func text(at place: String) throws -> String {
    let value = try value(at: place)
    guard case .text(let rows) = value, rows.count == 1 else {
      throw unusable(place, "it is \(value.kind), not one row of text", Self.otherFile)
    }
    return rows[0]
  }

  static let otherFile = "check that it is the file you mean"

  private func unusable(_ place: String, _ detail: String, _ advice: String) -> DatasetError {
    .unusable(file: path, place: place, detail: detail, advice: advice)
  }
}
