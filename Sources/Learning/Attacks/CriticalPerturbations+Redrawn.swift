import LinearAlgebra
public import Randomness

extension CriticalPerturbations {
  /// Finds the first size at which Gaussian noise makes a network misclassify each image when every
  /// size brings a noise of its own.
  ///
  /// With ``Attack/noise`` an image meets one direction in growing lengths, and the first failing size
  /// says how far the boundary is along it. Here it meets as many directions as there are sizes, and
  /// the first failure of many tries counts: it depends on how fine the grid is, and comes earlier.
  ///
  /// - Parameters:
  ///   - network: The classifier; a normalisation is folded into the read-out.
  ///   - data: Scaled images with labels.
  ///   - grid: The sizes; noise number i of an image is piece i of the draw of `key.child(name)`.
  ///   - names: What each image is called in its key; its place when nil.
  ///   - key: By convention `key.child("attack/redrawn")` and the like.
  /// - Complexity: For each size one product of the images that have not failed yet × inputs ×
  ///   hidden, and as many random numbers as those images have inputs.
  public static func underRedrawnNoise(
    of network: HiddenLayerNetwork, on data: LabeledInputs, grid: PerturbationGrid,
    names: [Int]? = nil, key: RandomKey
  ) -> Self {
    let chunks = RobustnessChunks(network, .noise, data, names: names, key: key)
    let images = chunks.images
    let keys = images.map { key.child(names?[$0] ?? $0) }
    var failures = [Int?](repeating: nil, count: images.count)
    var norms = [Double?](repeating: nil, count: images.count)
    var standing = Array(images.indices)
    for (point, budget) in grid.budgets.enumerated() where !standing.isEmpty {
      let (perturbed, lengths) = Self.adding(
        Float(budget), to: data.selecting(standing.map { images[$0] }).inputs,
        piece: point, of: standing.map { keys[$0] })
      let predictions = network.predictions(for: perturbed)
      for (row, place) in standing.enumerated()
      where predictions[row] != data.labels[images[place]] {
        failures[place] = point
        norms[place] = lengths[row]
      }
      standing.removeAll { failures[$0] != nil }
    }
    return CriticalPerturbations(
      grid: grid, total: data.count, images: images, failures: failures, norms: norms,
      vanishingGradients: 0)
  }

  /// Rows x + ε z with z normal(0, 1), a piece of the draw of each row's key, and the 2-norm of what
  /// was added.
  private static func adding(
    _ size: Float, to images: Matrix<Float>, piece: Int, of keys: [RandomKey]
  ) -> (Matrix<Float>, norms: [Double]) {
    let range = piece * images.columns..<(piece + 1) * images.columns
    var elements = images.elements
    var norms: [Double] = []
    for (row, key) in keys.enumerated() {
      let noise: [Float] = key.normals(range)
      let start = row * images.columns
      var square = 0.0
      for column in noise.indices {
        let value = elements[start + column]
        let moved = value + size * noise[column]
        let change = Double(moved) - Double(value)
        square += change * change
        elements[start + column] = moved
      }
      norms.append(square.squareRoot())
    }
    return (Matrix(rows: images.rows, columns: images.columns, elements: elements), norms)
  }
}
