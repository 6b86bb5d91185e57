import Learning

/// The perturbations that the study tests networks with.
enum StudyAttack: String, CaseIterable, Codable, Hashable, Sendable {
  /// Gaussian noise.
  case random
  /// One step along the sign of the gradient.
  case fgsm
  /// Projected gradient steps within an L-infinity ball.
  case pgd
  /// Projected gradient steps within an L2 ball.
  case pgdL2 = "pgd-l2"
  /// The parameter-free schedule, as a check on masked gradients.
  case automatic

  /// As axes and legends name it.
  var title: String {
    switch self {
    case .random: "Random"
    case .fgsm: "FGSM"
    case .pgd: "PGD"
    case .pgdL2: "PGD, $L_2$"
    case .automatic: "APGD"
    }
  }

  /// What is done to images.
  var attack: Attack {
    switch self {
    case .random: .noise
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
    case .random: .logarithmic(from: -6, to: 0.92, count: points)
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
    case .fgsm: "FGSM"
    case .pgd: "PGD"
    case .pgdL2: "PGD in an L2 ball"
    case .automatic: "the automatic attack"
    }
  }
}
