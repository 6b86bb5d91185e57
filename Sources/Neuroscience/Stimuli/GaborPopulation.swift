public import LinearAlgebra
public import Randomness

/// Simple cells: rectified Gabor filters at random places, directions, phases and scales.
///
/// Preferred frequencies are uniform in their logarithm, an octave of envelope to each frequency,
/// so that every octave has as many neurons, as in primary visual cortex. Each filter has mean 0
/// and unit norm.
public struct GaborPopulation: Sendable, Hashable, Codable {
  /// Width and height of the images in pixels.
  public var side: Int
  /// Lowest preferred frequency, cycles an image.
  public var lowest: Double
  /// Highest preferred frequency, cycles an image; at most half the pixels.
  public var highest: Double

  /// A population.
  public init(side: Int, lowest: Double = 1, highest: Double? = nil) {
    self.side = side
    self.lowest = lowest
    self.highest = highest ?? Double(side) / 3
    precondition(
      lowest > 0 && lowest < self.highest && self.highest <= Double(side) / 2,
      "frequencies rise to half the pixels at most")
  }

  /// One filter a row; neuron j depends on the key and j alone. Shape `[neurons, side²]`.
  public func filters(_ neurons: Int, key: RandomKey) -> Matrix<Float> {
    let draws: [Double] = key.uniforms(5 * neurons)
    return Matrix.byRows(neurons, side * side) { neuron, result in
      let own = Array(draws[5 * neuron..<5 * neuron + 5])
      fill(result, own)
    }
  }

  /// Rectified responses without noise, each neuron over its own deviation across the images.
  /// - Parameter images: Shape `[stimuli, side²]`.
  /// - Returns: Shape `[stimuli, neurons]`; a neuron that never responds stays 0.
  public func responses(
    to images: Matrix<Float>, neurons: Int, key: RandomKey
  ) -> Matrix<Float> {
    precondition(images.columns == side * side, "images have \(side) x \(side) pixels")
    var drive = images.timesTransposed(filters(neurons, key: key))
    drive.elements.withUnsafeMutableBufferPointer { elements in
      for place in elements.indices where elements[place] < 0 { elements[place] = 0 }
    }
    let means = columnMeans(of: drive)
    var squares = [Double](repeating: 0, count: neurons)
    for row in 0..<drive.rows {
      let start = row * neurons
      for neuron in 0..<neurons {
        let difference = Double(drive.elements[start + neuron]) - means[neuron]
        squares[neuron] += difference * difference
      }
    }
    let factors = squares.map { $0 > 0 ? (Double(drive.rows) / $0).squareRoot() : 0 }
    let own = drive
    return own.elements.withUnsafeBufferPointer { elements in
      Matrix.byRows(own.rows, neurons) { row, result in
        for neuron in 0..<neurons {
          result[neuron] = Float(Double(elements[row * neurons + neuron]) * factors[neuron])
        }
      }
    }
  }

  private func fill(_ result: UnsafeMutableBufferPointer<Float>, _ draws: [Double]) {
    let logRange = ElementaryFunctions.log(highest / lowest)
    let frequency = lowest * ElementaryFunctions.exp(draws[0] * logRange) / Double(side)
    let direction = Double.pi * draws[1]
    let phase = 2 * Double.pi * draws[2]
    let (x, y) = (draws[3] * Double(side), draws[4] * Double(side))
    // An envelope of deviation 0.56 periods has a bandwidth of one octave at half height.
    let deviation = 0.56 / frequency
    let (cosine, sine) = (
      ElementaryFunctions.cos(direction), ElementaryFunctions.sin(direction)
    )
    var values = [Double](repeating: 0, count: side * side)
    for row in 0..<side {
      for column in 0..<side {
        let (dx, dy) = (Double(column) + 0.5 - x, Double(row) + 0.5 - y)
        let distance = (dx * dx + dy * dy) / (2 * deviation * deviation)
        if distance > 12 { continue }
        let wave = 2 * Double.pi * frequency * (cosine * dx + sine * dy) + phase
        values[row * side + column] =
          ElementaryFunctions.exp(-distance) * ElementaryFunctions.cos(wave)
      }
    }
    let mean = Reductions.sum(values) / Double(values.count)
    for place in values.indices { values[place] -= mean }
    let norm = Reductions.sumOfSquares(values).squareRoot()
    for place in values.indices { result[place] = Float(norm > 0 ? values[place] / norm : 0) }
  }
}
