import CKernels

/// A symmetric tridiagonal matrix.
struct Tridiagonal {
  /// n elements.
  private(set) var diagonal: [Double]
  /// n elements; the last is 0.
  private(set) var offDiagonal: [Double]

  /// Reduces a symmetric matrix by Householder reflections, column after column.
  ///
  /// Reflection i acts on rows and columns above i of the trailing block, which is kept full and
  /// symmetric to the bit: A ← A − v wᵀ − w vᵀ.
  init(reducing matrix: Matrix<Double>) {
    let n = matrix.rows
    let threads = Int32(Execution.current.threads)
    diagonal = [Double](repeating: 0, count: n)
    offDiagonal = [Double](repeating: 0, count: n)
    var a = Self.mirrored(matrix)
    var v = [Double](repeating: 0, count: n)
    var w = [Double](repeating: 0, count: n)
    a.withUnsafeMutableBufferPointer { a in
      guard let base = a.baseAddress else { return }
      for i in 0..<n {
        diagonal[i] = a[i * n + i]
        let size = n - i - 1
        guard size > 0 else { break }
        for j in 0..<size { v[j] = a[(i + 1 + j) * n + i] }
        let reflection = Self.reflection(&v, size: size)
        offDiagonal[i] = reflection.norm
        guard reflection.scale != 0 else { continue }
        // w = s A v − (s² vᵀ A v / 2) v
        let trailing = base + ((i + 1) * n + i + 1)
        ck_symmetric_times_vector(threads, size, trailing, n, v, &w)
        for j in 0..<size { w[j] *= reflection.scale }
        let half = reflection.scale * ck_dot_f64(v, w, size) / 2
        for j in 0..<size { w[j] -= half * v[j] }
        ck_rank_two_update(threads, size, trailing, n, v, w)
      }
    }
  }

  /// The lower triangle and its mirror image.
  private static func mirrored(_ matrix: Matrix<Double>) -> [Double] {
    let n = matrix.rows
    var a = matrix.elements
    for row in 0..<n {
      for column in 0..<row { a[column * n + row] = a[row * n + column] }
    }
    return a
  }

  /// Turns x into v with (I − s v vᵀ) x = (norm, 0, …); s = 0 when nothing is to be done.
  private static func reflection(
    _ x: inout [Double], size: Int
  ) -> (norm: Double, scale: Double) {
    var largest = 0.0
    for j in 0..<size { largest = max(largest, x[j].magnitude) }
    var tail = 0.0
    for j in 1..<max(1, size) { tail = max(tail, x[j].magnitude) }
    guard tail > 0 else { return (x[0], 0) }
    for j in 0..<size { x[j] /= largest }
    let norm = ck_dot_f64(x, x, size).squareRoot()
    let signed = x[0] > 0 ? -norm : norm
    x[0] -= signed
    return (signed * largest, 2 / ck_dot_f64(x, x, size))
  }

  /// Turns the diagonal into the eigenvalues, unordered, by implicit QL steps with Wilkinson's shift.
  mutating func diagonalise() throws {
    let n = diagonal.count
    let negligible = 0x1p-53 * largestMagnitude
    for low in 0..<n {
      var steps = 0
      while case let high = unreducedEnd(from: low, negligible), high > low {
        guard steps < 60 else { throw SpectralError.noConvergence(index: low) }
        steps += 1
        sweep(low, high)
      }
    }
  }

  /// The last index of the block that starts at `low` and has no negligible off-diagonal element.
  ///
  /// Negligible is what the reduction itself has rounded away: half an ulp of the largest element.
  private func unreducedEnd(from low: Int, _ negligible: Double) -> Int {
    var end = low
    while end < diagonal.count - 1, offDiagonal[end].magnitude > negligible { end += 1 }
    return end
  }

  private var largestMagnitude: Double {
    zip(diagonal, offDiagonal).reduce(0) { max($0, $1.0.magnitude, $1.1.magnitude) }
  }

  private mutating func sweep(_ low: Int, _ high: Int) {
    var g = (diagonal[low + 1] - diagonal[low]) / (2 * offDiagonal[low])
    var r = hypotenuse(g, 1)
    g = diagonal[high] - diagonal[low] + offDiagonal[low] / (g + (g < 0 ? -r : r))
    var sine = 1.0
    var cosine = 1.0
    var shift = 0.0
    for i in stride(from: high - 1, through: low, by: -1) {
      let f = sine * offDiagonal[i]
      let b = cosine * offDiagonal[i]
      r = hypotenuse(f, g)
      offDiagonal[i + 1] = r
      if r == 0 {
        diagonal[i + 1] -= shift
        offDiagonal[high] = 0
        return
      }
      sine = f / r
      cosine = g / r
      g = diagonal[i + 1] - shift
      r = (diagonal[i] - g) * sine + 2 * cosine * b
      shift = sine * r
      diagonal[i + 1] = g + shift
      g = cosine * r - b
    }
    diagonal[low] -= shift
    offDiagonal[low] = g
    offDiagonal[high] = 0
  }

  /// √(a² + b²) without overflow.
  private func hypotenuse(_ a: Double, _ b: Double) -> Double {
    let (large, small) = (max(a.magnitude, b.magnitude), min(a.magnitude, b.magnitude))
    guard small > 0 else { return large }
    let ratio = small / large
    return large * (1 + ratio * ratio).squareRoot()
  }
}
