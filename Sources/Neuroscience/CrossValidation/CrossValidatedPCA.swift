public import LinearAlgebra

/// Principal components of one repeat, with the variance that a second repeat shares with it.
///
/// Direction u_n is the n-th principal component of the first repeat X₁, and λ_n = ⟨X₁ u_n, X₂ u_n⟩
/// / (stimuli − 1). Noise that is independent between the repeats has no part in the expectation of
/// λ_n, so that it estimates the variance of the signal along u_n without bias; the eigenvalues of
/// X₁ alone hold the noise too.
///
/// Only the smaller of the Gram matrices X₁ X₁ᵀ and X₁ᵀ X₁ is decomposed; both give the same
/// numbers up to rounding. Everything after the centring is in double precision, since spectra of
/// smooth codes fall by many decades. The same input gives the same bits on every machine, kernel
/// path and thread count.
/// - Source: Stringer, Pachitariu, Steinmetz, Carandini & Harris, *Nature* 571 (2019) 361.
public struct CrossValidatedPCA: Sendable {
  /// λ_n in the order of the principal components; may be negative, and need not fall.
  public let spectrum: [Double]
  /// Eigenvalues of the covariance of the first repeat, as many as `spectrum`: what plain PCA says.
  public let plain: [Double]
  /// Shape `[components, stimuli]`: what each stimulus adds to (stimuli − 1) λ_n.
  public let contributions: Matrix<Double>

  /// Which Gram matrix is decomposed.
  enum Side: Sendable, CaseIterable {
    /// X₁ X₁ᵀ.
    case stimuli
    /// X₁ᵀ X₁.
    case neurons
  }

  /// Analyses two repeats.
  /// - Parameters:
  ///   - first: Shape `[stimuli, neurons]`; the mean of each neuron over stimuli is taken off.
  ///   - second: The same stimuli again, in the same order.
  ///   - components: How many components are wanted, from the first; nil for min(stimuli, neurons).
  /// - Throws: ``CrossValidatedPCAError``, `SpectralError`
  /// - Complexity: O(s² l + s³) time for *s* the smaller and *l* the larger of stimuli and neurons.
  public init(
    _ first: Matrix<Float>, _ second: Matrix<Float>, components: Int? = nil
  ) throws {
    try self.init(
      first, second, components: components,
      side: first.rows <= first.columns ? .stimuli : .neurons)
  }

  init(
    _ first: Matrix<Float>, _ second: Matrix<Float>, components: Int?, side: Side
  ) throws {
    guard first.rows == second.rows, first.columns == second.columns else {
      throw CrossValidatedPCAError.shapesDiffer(
        first: [first.rows, first.columns], second: [second.rows, second.columns])
    }
    guard first.rows >= 2, first.columns >= 1 else {
      throw CrossValidatedPCAError.tooFew(stimuli: first.rows, neurons: first.columns)
    }
    let all = min(first.rows, first.columns)
    let kept = min(components ?? all, all)
    precondition(kept >= 1, "at least one component is wanted")
    let (values, contributions) = try Self.analysis(first, second, kept, side)
    let freedom = Double(first.rows - 1)
    self.contributions = contributions
    plain = values.prefix(kept).map { $0 / freedom }
    spectrum = (0..<kept).map { Reductions.sum(Array(contributions.row($0))) / freedom }
  }

  /// λ_n of two repeats, for all components; see ``init(_:_:components:)``.
  public static func spectrum(
    _ first: Matrix<Float>, _ second: Matrix<Float>, components: Int? = nil
  ) throws -> [Double] {
    try CrossValidatedPCA(first, second, components: components).spectrum
  }

  /// Eigenvalues of the covariance of one repeat, largest first, by the smaller Gram matrix: what
  /// plain PCA says, without the cost of eigenvectors.
  /// - Returns: min(stimuli, neurons) values.
  /// - Throws: ``CrossValidatedPCAError``, `SpectralError`
  public static func plainSpectrum(of responses: Matrix<Float>) throws -> [Double] {
    guard responses.rows >= 2, responses.columns >= 1 else {
      throw CrossValidatedPCAError.tooFew(stimuli: responses.rows, neurons: responses.columns)
    }
    let own = centred(responses)
    let gram =
      responses.rows <= responses.columns ? own.timesItsTranspose() : own.transposedTimesItself()
    return try SymmetricEigen.values(of: gram).map { $0 / Double(responses.rows - 1) }
  }

  /// Eigenvalues of the chosen Gram matrix of the first repeat, and the contributions.
  private static func analysis(
    _ first: Matrix<Float>, _ second: Matrix<Float>, _ kept: Int, _ side: Side
  ) throws -> (values: [Double], contributions: Matrix<Double>) {
    let one = centred(first)
    switch side {
    case .stimuli:
      // u_n = X₁ᵀ v_n / √d_n, so that X₁ u_n = √d_n v_n and X₂ u_n = X₂ X₁ᵀ v_n / √d_n.
      let eigen = try SymmetricEigen.decomposition(of: one.timesItsTranspose())
      let leading = eigen.vectors.rows(0..<kept)
      let crossed = centred(second).timesTransposed(one)
      return (eigen.values, product(leading.copied(), leading.timesTransposed(crossed)))
    case .neurons:
      let eigen = try SymmetricEigen.decomposition(of: one.transposedTimesItself())
      let leading = eigen.vectors.rows(0..<kept)
      return (
        eigen.values,
        product(leading.timesTransposed(one), leading.timesTransposed(centred(second)))
      )
    }
  }

  /// Element by element.
  private static func product(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Matrix<Double> {
    Matrix(rows: a.rows, columns: a.columns, elements: zip(a.elements, b.elements).map { $0 * $1 })
  }
}

/// Responses less the mean of each neuron over stimuli, widened to double precision.
func centred(_ responses: Matrix<Float>) -> Matrix<Double> {
  let means = columnMeans(of: responses)
  let columns = responses.columns
  let elements = [Double](unsafeUninitializedCapacity: responses.elements.count) { result, count in
    responses.elements.withUnsafeBufferPointer { from in
      means.withUnsafeBufferPointer { means in
        let to = UnsafeMutableBufferPointer(rebasing: result[0..<from.count])
        onAllThreads(responses.rows) { row in
          let start = row * columns
          for column in 0..<columns {
            to[start + column] = Double(from[start + column]) - means[column]
          }
        }
      }
    }
    count = responses.elements.count
  }
  return Matrix(rows: responses.rows, columns: columns, elements: elements)
}
