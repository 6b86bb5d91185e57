public import Base
public import LinearAlgebra

/// Responses of neurons to images that are shown several times.
///
/// - Source: The fields are those of Stringer, Pachitariu et al., doi:10.25378/janelia.6845348.
public struct NaturalImageRecording: Sendable, Hashable {
  /// `stim.resp`: shape `[presentations, neurons]`; 0 where the file has no number, as the published
  /// analysis sets it.
  public let responses: Matrix<Float>
  /// `stim.istim`: which image each presentation shows, from 1; the largest is the grey screen.
  public let images: [Int]
  /// `stim.spont`: activity without images, shape `[times, neurons]`.
  public let spontaneous: Matrix<Float>
  /// How many responses the file has no number for.
  public let missingResponses: Int

  /// Most bytes that one of its matrices may have.
  public static let mostBytes = 1 << 31
  /// Largest share of responses that may be missing.
  static let mostMissing = 0.01

  /// Reads a recording and checks that its parts fit one another.
  /// - Parameter limits: What reading one of the matrices may cost.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``, `FileError`
  /// - Complexity: Reads all of it; this process holds each number once, the reading child the
  ///   matrix that it reads. docs/data.md has seconds and bytes.
  public init(_ path: FilePath, limits: MATFile.Limits = recordingLimits) throws {
    let file = try MATFile(path, limits: limits)
    try file.verify()
    func fault(_ place: String, _ detail: String) -> DatasetError {
      .unusable(
        file: path, place: place, detail: detail,
        advice: "give a file natimg2800_M….mat of \(MouseV1.recordings.source)")
    }
    let places = ["stim.istim", "stim.resp", "stim.spont"]
    let (images, responses, missing, spontaneous) = try file.read(places) { stream, passed in
      guard let images = try stream.numbers().integers(), images.allSatisfy({ $0 > 0 }) else {
        throw fault(places[0], "some are no whole numbers from 1")
      }
      guard Self.repeated(images) > 1 else {
        throw fault(places[0], "fewer than two images are shown twice")
      }
      passed = 1
      var responses = try stream.floatMatrix()
      try Self.check(responses) { fault(places[1], $0) }
      guard images.count == responses.rows else {
        throw fault(places[0], "\(images.count) numbers for \(responses.rows) presentations")
      }
      let missing = Self.clear(&responses)
      guard !responses.elements.contains(where: \.isInfinite) else {
        throw fault(places[1], "some of its values are infinite")
      }
      guard Double(missing) <= Self.mostMissing * Double(responses.elements.count) else {
        throw fault(places[1], "\(missing) of its \(responses.elements.count) values are missing")
      }
      passed = 2
      let spontaneous = try stream.floatMatrix()
      try Self.check(spontaneous) { fault(places[2], $0) }
      guard spontaneous.elements.allSatisfy(\.isFinite) else {
        throw fault(places[2], "some of its values are not finite")
      }
      return (images, responses, missing, spontaneous)
    }
    guard spontaneous.columns == responses.columns else {
      throw fault(
        "stim.spont", "\(spontaneous.columns) neurons, where stim.resp has \(responses.columns)")
    }
    self.responses = responses
    self.images = images
    self.spontaneous = spontaneous
    missingResponses = missing
  }

  /// What reading a recording may cost: 2 GB a matrix, and 1 GB besides.
  public static var recordingLimits: MATFile.Limits {
    var limits = MATFile.Limits()
    limits.bytes = mostBytes
    return limits
  }

  private static func check(
    _ matrix: Matrix<Float>, _ fault: (String) -> DatasetError
  ) throws {
    guard matrix.rows > 1, matrix.columns > 1 else {
      throw fault("its shape is \(matrix.rows) × \(matrix.columns)")
    }
  }

  /// How many images but the last, the grey screen, are shown at least twice.
  private static func repeated(_ images: [Int]) -> Int {
    let grey = images.max() ?? 0
    var counts: [Int: Int] = [:]
    for image in images where image != grey { counts[image, default: 0] += 1 }
    return counts.values.count { $0 > 1 }
  }

  /// Replaces what is no number by 0 and counts it.
  private static func clear(_ matrix: inout Matrix<Float>) -> Int {
    matrix.elements.withUnsafeMutableBufferPointer { elements in
      var count = 0
      for index in elements.indices where elements[index].isNaN {
        elements[index] = 0
        count += 1
      }
      return count
    }
  }
}
