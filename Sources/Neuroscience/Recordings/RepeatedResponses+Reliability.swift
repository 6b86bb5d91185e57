public import LinearAlgebra

extension RepeatedResponses {
  /// The share of each neuron's variance that the images account for: the correlation of its two
  /// repeats over images.
  ///
  /// A neuron that does not vary has 0. Its mean is the published “fraction of signal variance”.
  /// - Source: The code released with Stringer et al., *Nature* 571 (2019) 361.
  public var signalVariances: [Double] {
    let (columns, count) = (first.columns, Double(first.rows))
    let (firstMeans, secondMeans) = (columnMeans(of: first), columnMeans(of: second))
    let scales = zip(
      columnDeviations(of: first, about: firstMeans),
      columnDeviations(of: second, about: secondMeans)
    ).map {
      ($0 + SpontaneousActivity.softening) * ($1 + SpontaneousActivity.softening)
    }
    var sums = [Double](repeating: 0, count: columns)
    sums.withUnsafeMutableBufferPointer { sums in
      first.elements.withUnsafeBufferPointer { first in
        second.elements.withUnsafeBufferPointer { second in
          for row in 0..<images.count {
            for column in 0..<columns {
              let place = row * columns + column
              sums[column] +=
                (Double(first[place]) - firstMeans[column])
                * (Double(second[place]) - secondMeans[column])
            }
          }
        }
      }
    }
    return zip(sums, scales).map { $0 / count / $1 }
  }

  /// How two patterns of activity are compared.
  public enum Similarity: String, Sendable, Hashable, Codable, CaseIterable {
    /// The correlation over neurons, each neuron's responses z-scored over images first.
    case correlation
    /// The inner product of the patterns as they are.
    case product = "inner product"
  }

  /// The share of images whose pattern in the first repeat is more similar to their own pattern in
  /// the second than to that of any other image.
  ///
  /// Among equally similar ones the first image is taken.
  /// - Complexity: O(images² · neurons)
  public func decodingAccuracy(by similarity: Similarity) -> Double {
    let (tested, known) =
      similarity == .product ? (first, second) : (Self.patterns(first), Self.patterns(second))
    let similarities = tested.timesTransposed(known)
    let right = (0..<images.count).count { image in
      Reductions.argmax(Array(similarities.row(image))) == image
    }
    return Double(right) / Double(images.count)
  }

  /// Z-scores of each neuron over images, then each image's pattern about its mean with unit norm.
  private static func patterns(_ responses: Matrix<Float>) -> Matrix<Float> {
    let columns = responses.columns
    let means = columnMeans(of: responses)
    let scales = columnDeviations(of: responses, about: means).map { $0 > 0 ? 1 / $0 : 0 }
    var patterns = responses
    patterns.elements.withUnsafeMutableBufferPointer { elements in
      guard let start = elements.baseAddress else { return }
      onAllThreads(responses.rows) { row in
        let own = UnsafeMutableBufferPointer(start: start + row * columns, count: columns)
        var scores = own.indices.map { (Double(own[$0]) - means[$0]) * scales[$0] }
        let mean = Reductions.sum(scores) / Double(columns)
        for column in scores.indices { scores[column] -= mean }
        let norm = Reductions.sumOfSquares(scores).squareRoot()
        for column in own.indices { own[column] = norm > 0 ? Float(scores[column] / norm) : 0 }
      }
    }
    return patterns
  }

  /// Where each image's patterns lie along the principal components of the first repeat.
  /// - Parameter count: How many components, from the first; fewer if there are fewer.
  /// - Returns: Shapes `[components, images]`.
  /// - Throws: `SpectralError`
  public func projections(
    onto count: Int
  ) throws -> (first: Matrix<Double>, second: Matrix<Double>) {
    let centredFirst = centred(first)
    let components = try LeadingComponents(of: centredFirst, count: count).vectors
    return (
      components.timesTransposed(centredFirst), components.timesTransposed(centred(second))
    )
  }
}
