public import LinearAlgebra

/// Responses to the same images in two repeats.
public struct RepeatedResponses: Sendable, Hashable {
  /// Shape `[images, neurons]`: the mean over the first half of the presentations of each image.
  public let first: Matrix<Float>
  /// The mean over the last half.
  public let second: Matrix<Float>
  /// Which images, in ascending order.
  public let images: [Int]

  /// Two repeats; shapes that differ are a programmer's mistake.
  public init(first: Matrix<Float>, second: Matrix<Float>, images: [Int]) {
    precondition(
      first.rows == images.count && second.rows == images.count
        && first.columns == second.columns, "both repeats have the same images and neurons")
    self.first = first
    self.second = second
    self.images = images
  }

  /// The repeats of a recording as the published analysis prepares them.
  ///
  /// Grey screens are dropped; responses become z-scores of the spontaneous activity, lose their
  /// part along its leading principal components, and are centred; presentations of an image are
  /// halved in the order in which they came, one in the middle left out; images shown once are left
  /// out.
  /// - Parameter components: How many spontaneous components are removed; published, 32.
  /// - Throws: ``RecordingError``, `SpectralError`
  /// - Source: Stringer et al., *Nature* 571 (2019) 361, and the code released with it.
  public init(_ recording: ImageRecording, removingComponents components: Int) throws {
    let (responses, images) = recording.presentations
    let activity = try SpontaneousActivity(recording.spontaneous, components: components)
    try self.init(averaging: activity.cleaned(responses), images: images)
  }

  /// Averages presentations into two repeats.
  /// - Parameters:
  ///   - responses: Shape `[presentations, neurons]`.
  ///   - images: The image of each.
  /// - Throws: ``RecordingError/tooFewRepeated(images:)``
  public init(averaging responses: Matrix<Float>, images: [Int]) throws {
    precondition(images.count == responses.rows, "one image for each presentation")
    var rows: [Int: [Int]] = [:]
    for (row, image) in images.enumerated() { rows[image, default: []].append(row) }
    let repeated = rows.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
    guard repeated.count > 1 else { throw RecordingError.tooFewRepeated(images: repeated.count) }
    let halves = repeated.map { $0.value.count / 2 }
    self.init(
      first: Self.means(
        responses, of: zip(repeated, halves).map { Array($0.value.prefix($1)) }),
      second: Self.means(
        responses, of: zip(repeated, halves).map { Array($0.value.suffix($1)) }),
      images: repeated.map(\.key))
  }

  /// The mean over some rows, for each group of them; added in their order in double precision.
  private static func means(_ responses: Matrix<Float>, of groups: [[Int]]) -> Matrix<Float> {
    let columns = responses.columns
    let elements = [Float](unsafeUninitializedCapacity: groups.count * columns) { result, count in
      let target = result.baseAddress
      responses.elements.withUnsafeBufferPointer { elements in
        onAllThreads(groups.count) { group in
          guard let target else { return }
          let (rows, size) = (groups[group], Double(groups[group].count))
          for column in 0..<columns {
            var sum = 0.0
            for row in rows { sum += Double(elements[row * columns + column]) }
            (target + group * columns + column).initialize(to: Float(sum / size))
          }
        }
      }
      count = groups.count * columns
    }
    return Matrix(rows: groups.count, columns: columns, elements: elements)
  }

  /// Some neurons, in the given order.
  public func selecting(neurons: [Int]) -> RepeatedResponses {
    func columns(of matrix: Matrix<Float>) -> Matrix<Float> {
      var elements: [Float] = []
      elements.reserveCapacity(matrix.rows * neurons.count)
      for row in 0..<matrix.rows {
        for neuron in neurons { elements.append(matrix.elements[row * matrix.columns + neuron]) }
      }
      return Matrix(rows: matrix.rows, columns: neurons.count, elements: elements)
    }
    return RepeatedResponses(first: columns(of: first), second: columns(of: second), images: images)
  }

  /// The first images.
  public func prefix(images count: Int) -> RepeatedResponses {
    let kept = min(count, images.count)
    return RepeatedResponses(
      first: first.rows(0..<kept).copied(), second: second.rows(0..<kept).copied(),
      images: Array(images.prefix(kept)))
  }
}
