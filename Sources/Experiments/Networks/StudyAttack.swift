import Learning
import Randomness

/// The perturbations that the study tests networks with.
enum StudyAttack: String, CaseIterable, Codable, Hashable, Sendable {
  /// Gaussian noise, one direction for all sizes.
  case random
  /// Gaussian noise, another direction at each size.
  case redrawn
  /// One step along the sign of the gradient.
  case fgsm
  /// Projected gradient steps within an L-infinity ball.
  case pgd
  /// Projected gradient steps within an L2 ball.
  case pgdL2 = "pgd-l2"
  /// The parameter-free schedule, as a check on masked gradients.
  case automatic

  /// The attacks of the published figure.
  static let published: [StudyAttack] = [.random, .fgsm, .pgd]
  /// Attacks that check what those find.
  static let checks = allCases.filter { !published.contains($0) }

  /// As axes and legends name it.
  var title: String {
    switch self {
    case .random: "Random"
    case .redrawn: "Random, redrawn"
    case .fgsm: "FGSM"
    case .pgd: "PGD"
    case .pgdL2: "PGD, $L_2$"
    case .automatic: "APGD"
    }
  }

  /// What is done to images at every size.
  var attack: Attack {
    switch self {
    case .random, .redrawn: .noise
    case .fgsm: .fastGradientSign
    case .pgd: .projectedGradient
    case .pgdL2: .projectedGradientL2
    case .automatic: .automatic()
    }
  }

  /// Sizes of perturbation: as published for noise; for gradients up to 10 as the published figures
  /// show, so that no curve ends before its network has failed.
  func grid(points: Int) -> PerturbationGrid {
    switch self {
    case .random, .redrawn: .logarithmic(from: -6, to: 0.92, count: points)
    case .fgsm, .pgd, .automatic: .logarithmic(from: -6, to: 1, count: points)
    case .pgdL2: .logarithmic(from: -4, to: 2, count: points)
    }
  }
}

extension StudyAttack {
  /// Within a sentence.
  var sentenceName: String {
    switch self {
    case .random: "Gaussian noise"
    case .redrawn: "Gaussian noise redrawn at each size"
    case .fgsm: "FGSM"
    case .pgd: "PGD"
    case .pgdL2: "PGD in an L2 ball"
    case .automatic: "the automatic attack"
    }
  }
}

extension StudyAttack {
  /// The smallest sizes on the grid at which the attack deceives a network.
  func criticalPerturbations(
    of network: HiddenLayerNetwork, on images: LabeledInputs, points: Int, key: RandomKey
  ) -> CriticalPerturbations {
    let grid = grid(points: points)
    switch self {
    case .redrawn:
      // Failing is not monotonic in the size, so that there is no bracket to search in.
      return .underRedrawnNoise(of: network, on: images, grid: grid, key: key)
    case .random, .fgsm, .pgd, .pgdL2, .automatic:
      return CriticalPerturbations(of: network, under: attack, on: images, grid: grid, key: key)
    }
  }
}
