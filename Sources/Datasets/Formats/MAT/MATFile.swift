public import Base
public import LinearAlgebra

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

  /// Looks at the first bytes of a file, and whether it is cut off.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``, `FileError`
  public init(_ path: FilePath, limits: Limits = Limits()) throws {
    self.path = path
    self.limits = limits
    try MATSignature.check(path)
  }

  /// Compares the checksums of everything that is compressed in it, which matio does not.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``, `FileError`
  /// - Complexity: Reads the file and unpacks it, keeping nothing: 2 s for 500 MB of numbers.
  public func verify() throws { try MATSignature.verify(path) }

  /// Name, class and sizes of all variables, none of their contents.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``
  public func variables() throws -> [Variable] {
    try MATChild.read(path, at: [], limits: limits) { stream, _ in
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
    try read(place) { stream in try stream.value() }
  }

  /// Real numbers in rows and columns, in single precision.
  ///
  /// The matrix is turned as it comes, so that this process holds it once; the reading child holds
  /// it too until it is over.
  /// - Parameter place: As for ``value(at:)``.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``
  public func matrix(at place: String) throws -> Matrix<Float> {
    try read(place) { stream in try stream.floatMatrix() }
  }

  private func read<Answer>(
    _ place: String, _ body: (inout MATStream) throws -> Answer
  ) throws -> Answer {
    try read([place]) { stream, _ in try body(&stream) }
  }

  /// Values of one variable, read by one child: a compressed variable is unpacked once to find
  /// them all.
  /// - Parameter body: Takes every value from the stream, and counts those that it has come past.
  func read<Answer>(
    _ places: [String], _ body: (inout MATStream, inout Int) throws -> Answer
  ) throws -> Answer {
    let parsed = try places.map { place in
      guard let parsed = MATPlace(place) else {
        throw unusable(
          place, "that is no place in a MAT file", "write it as in MATLAB: stim.resp, spectra{3,1}")
      }
      return (place, parsed)
    }
    return try MATChild.read(path, at: parsed, limits: limits) { stream, passed in
      let value = try body(&stream, &passed)
      guard try stream.header() == nil else { throw MATStream.Failure.senseless("a second value") }
      return value
    }
  }

  /// Real numbers.
  /// - Parameter place: As for ``value(at:)``.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``
  public func numbers(at place: String) throws -> NumericArray {
    try read(place) { stream in try stream.numbers() }
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
