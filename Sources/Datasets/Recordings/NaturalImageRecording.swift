public import Base
public import LinearAlgebra

/// Responses of neurons to images that are shown several times.
///
/// - Source: The fields are those of Stringer, Pachitariu et al., doi:10.25378/janelia.6845348.
public struct NaturalImageRecording: Sendable, Hashable {
  /// `stim.resp`: shape `[presentations, neurons]`.
  public let responses: Matrix<Float>
  /// `stim.istim`: which image each presentation shows, from 1; the largest is the grey screen.
  public let images: [Int]
  /// `stim.spont`: activity without images, shape `[times, neurons]`.
  public let spontaneous: Matrix<Float>

  /// Reads a recording and checks that its parts fit one another.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``, `FileError`
  /// - Complexity: Reads all of it: 5 s and twice its size in memory for 500 MB.
  public init(_ path: FilePath) throws {
    let file = try MATFile(path)
    func matrix(_ place: String) throws -> Matrix<Float> {
      let array = try file.numbers(at: place)
      guard let matrix = array.floatMatrix(), matrix.rows > 1, matrix.columns > 1 else {
        throw Self.fault(path, place, "its shape is \(FormatFault.text(array.shape))")
      }
      guard matrix.elements.allSatisfy(\.isFinite) else {
        throw Self.fault(path, place, "some of its values are not finite")
      }
      return matrix
    }
    let numbers = try file.numbers(at: "stim.istim").integers()
    responses = try matrix("stim.resp")
    spontaneous = try matrix("stim.spont")
    guard let numbers, numbers.allSatisfy({ $0 > 0 }) else {
      throw Self.fault(path, "stim.istim", "some are no whole numbers from 1")
    }
    images = numbers
    guard images.count == responses.rows else {
      throw Self.fault(
        path, "stim.istim", "\(images.count) numbers for \(responses.rows) presentations")
    }
    guard spontaneous.columns == responses.columns else {
      throw Self.fault(
        path, "stim.spont",
        "\(spontaneous.columns) neurons, where stim.resp has \(responses.columns)")
    }
  }

  private static func fault(
    _ path: FilePath, _ place: String, _ detail: String
  ) -> DatasetError {
    .unusable(
      file: path, place: place, detail: detail,
      advice: "give a file natimg2800_M….mat of \(V1Recordings.naturalImages.source)")
  }
}
