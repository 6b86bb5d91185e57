import Learning
import Plots

/// The five models that the study compares.
enum StudyModel: String, CaseIterable, Codable, Hashable, Sendable {
  /// A pruned winner-take-all layer, frozen, with a trained read-out.
  case kh = "KH"
  /// Back-propagation alone.
  case bp = "BP"
  /// Back-propagation with weight decay.
  case l2 = "L2"
  /// Back-propagation with a Jacobian penalty.
  case jreg = "JReg"
  /// Back-propagation with a spectral penalty.
  case specreg = "SpecReg"

  /// In names of scalars and artifacts.
  var slug: String { rawValue.lowercased() }

  /// One colour in every figure.
  var color: SeriesColor {
    switch self {
    case .kh: Palette.kh
    case .bp: Palette.bp
    case .l2: Palette.l2
    case .jreg: Palette.jreg
    case .specreg: Palette.specreg
    }
  }

  /// The second code beside the colour; empty is solid.
  var dash: [Double] {
    switch self {
    case .kh: []
    case .bp: [5, 2]
    case .l2: [2, 1.5]
    case .jreg: [6, 2, 1.5, 2]
    case .specreg: [1, 1.5]
    }
  }

  /// What the published models of this name were trained with.
  var penalty: Penalty {
    switch self {
    case .kh, .bp: .none
    case .l2: .squaredParameters
    case .jreg: .jacobianAsReleased
    case .specreg: .spectralAsReleased
    }
  }

  /// The published strength of the penalty.
  var strength: Double {
    switch self {
    case .kh, .bp: 0
    case .l2: 5e-4
    case .jreg: 1e-3
    case .specreg: 1
    }
  }
}

/// What is added to the cross-entropy, by name.
enum Penalty: String, CaseIterable, Codable, Hashable, Sendable {
  case none = "none"
  /// Σ of the squares of all parameters.
  case squaredParameters = "squared-parameters"
  /// ‖J‖_F² of h with three random directions, two of which the released code scales wrongly.
  case jacobianAsReleased = "jacobian-as-released"
  /// ‖J‖_F² of h in closed form: ‖W‖_F².
  case jacobianOfPreactivation = "jacobian-of-preactivation"
  /// ‖J‖_F² of r in closed form.
  case jacobianOfRepresentation = "jacobian-of-representation"
  /// ‖J‖_F² of the logits in closed form.
  case jacobianOfLogits = "jacobian-of-logits"
  /// As released: the covariance is that of the last batch.
  case spectralAsReleased = "spectral-as-released"
  /// As Nassar et al. define it: the covariance of the training set, the first ten left alone.
  case spectralAsDefined = "spectral-as-defined"

  /// Whether the read-out stands on a batch normalisation, as the spectral models have it.
  var isNormalized: Bool { self == .spectralAsReleased || self == .spectralAsDefined }

  /// The regulariser of a strength.
  func regularizer(strength: Double) -> Regularizer {
    func jacobian(_ form: JacobianPenalty.Form) -> Regularizer {
      .jacobian(JacobianPenalty(strength: strength, form))
    }
    func spectral(_ penalty: SpectralPenalty) -> Regularizer {
      var penalty = penalty
      penalty.strength = strength
      return .spectral(penalty)
    }
    return switch self {
    case .none: .none
    case .squaredParameters: .squaredParameters(strength: strength)
    case .jacobianAsReleased:
      jacobian(.projectedPreactivation(RandomProjections(.firstAloneEveryImage)))
    case .jacobianOfPreactivation: jacobian(.preactivation)
    case .jacobianOfRepresentation: jacobian(.representation)
    case .jacobianOfLogits: jacobian(.logits)
    case .spectralAsReleased: spectral(.asReleased)
    case .spectralAsDefined: spectral(.asDefined)
    }
  }
}

extension StudyModel {
  /// The models for a figure's legend, lines with their dashes.
  static let legend = allCases.map {
    LegendEntry($0.rawValue, color: $0.color, key: .line, dash: $0.dash)
  }
}
