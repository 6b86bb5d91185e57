import LinearAlgebra

/// The sizes of perturbation at which a network is tested, smallest first.
public struct PerturbationGrid: Sendable, Hashable, Codable {
  /// ε, ascending, in the units of scaled inputs.
  public let budgets: [Double]

  /// Given sizes.
  public init(_ budgets: [Double]) {
    precondition(!budgets.isEmpty, "a grid has a point")
    precondition(
      zip(budgets, budgets.dropFirst()).allSatisfy { $0 < $1 } && (budgets.first ?? 0) >= 0,
      "a grid ascends from 0 or above")
    self.budgets = budgets
  }

  /// Powers of ten with evenly spaced exponents, both ends included.
  public static func logarithmic(
    from lowest: Double, to highest: Double, count: Int = 400
  ) -> PerturbationGrid {
    precondition(count >= 2 && lowest < highest, "a grid runs from below to above")
    return PerturbationGrid(
      (0..<count).map { index in
        let share = Double(index) / Double(count - 1)
        return ElementaryFunctions.pow(10, lowest + share * (highest - lowest))
      })
  }

  /// The study's grid for noise: 400 sizes from 10⁻⁶ to 10^0.92.
  public static let noise = logarithmic(from: -6, to: 0.92)

  /// The study's grid for attacks along gradients: 400 sizes from 10⁻⁶ to 10^−1.5.
  public static let gradient = logarithmic(from: -6, to: -1.5)
}
