/// What a training adds to the cross-entropy.
public enum Regularizer: Sendable, Hashable, Codable {
  /// Nothing.
  case none
  /// strength · Σ of the squares of all parameters.
  case squaredParameters(strength: Double)
  /// strength · ‖J‖_F², averaged over the batch.
  case jacobian(JacobianPenalty)
  /// The distance of the representation's spectrum from a power law.
  case spectral(SpectralPenalty)
}

/// strength · the mean over the batch of ‖J‖_F², the squared Frobenius norm of the derivative of
/// something by the inputs.
///
/// Everything but the random projections is a closed form. With one hidden layer and n = 1 the
/// derivative of max(h, 0) is a 0/1 mask, so that its own derivative vanishes almost everywhere.
/// - Source: Hoffman, Roberts & Yaida, "Robust learning with Jacobian regularization",
///   arXiv 1908.02729.
public struct JacobianPenalty: Sendable, Hashable, Codable {
  /// What is differentiated by the inputs, and how.
  public enum Form: Sendable, Hashable, Codable {
    /// Of h = x Wᵀ: the constant W, so that the penalty is ‖W‖_F², weight decay on W alone.
    case preactivation
    /// Of h, estimated with random directions, as ``RandomProjections`` says.
    case projectedPreactivation(RandomProjections)
    /// Of r = max(h, 0): Σ over active units of ‖W_m‖². Wants n = 1.
    case representation
    /// Of the logits: ‖V diag(1[h > 0]) W‖_F². Wants n = 1 and no normalisation.
    ///
    /// With M the count of images for which two units are both active, the sum over the batch is
    /// ⟨M ⊙ VᵀV, W Wᵀ⟩: three products of hidden × hidden in place of one a class and image.
    case logits
  }

  /// Factor of the penalty.
  public var strength: Double
  /// What is differentiated.
  public var form: Form

  /// A penalty.
  public init(strength: Double, _ form: Form) {
    self.strength = strength
    self.form = form
  }
}

/// Random directions v in the space of hidden units that estimate ‖J‖_F² by
/// hidden · ‖vᵀJ‖² / (count · images), summed over images and directions.
public struct RandomProjections: Sendable, Hashable, Codable {
  /// How the directions of a batch are scaled.
  public enum Normalization: Sendable, Hashable, Codable {
    /// To a unit vector for each image: the expectation is ‖W‖_F².
    case everyImage
    /// The first to a unit vector for each image, the others to one unit vector over the whole batch,
    /// as the released code does after it has flattened h: the expectation is
    /// (1 + (count − 1) / images) / count of ‖W‖_F², a third for three directions.
    case firstAloneEveryImage
  }

  /// How many directions.
  public var count: Int
  /// How they are scaled.
  public var normalization: Normalization

  /// Directions of a batch.
  public init(count: Int = 3, _ normalization: Normalization) {
    precondition(count >= 1, "an estimate takes a direction")
    self.count = count
    self.normalization = normalization
  }

  /// The expectation of the estimate in units of ‖W‖_F².
  public func expectedShare(images: Int) -> Double {
    switch normalization {
    case .everyImage: 1
    case .firstAloneEveryImage:
      (1 + Double(count - 1) / Double(images)) / Double(count)
    }
  }
}

/// strength / hidden · Σ_{n ≥ first} [(λ_n/γ_n − 1)² + max(0, λ_n/γ_n − 1)] with λ the variances of a
/// batch along fixed directions and γ a power law.
///
/// The directions are eigenvectors of a covariance, refreshed once an epoch. λ is the diagonal of
/// Sᵀ Cov S and needs no covariance of the batch: it is the variance of the projections x S.
/// - Source: Nassar, Sokol, Chung, Harris & Park, "On 1/n neural representation and robustness"
///   (NeurIPS 2020), arXiv 2012.04729.
public struct SpectralPenalty: Sendable, Hashable, Codable {
  /// Whose spectrum is shaped.
  public enum Layer: String, Sendable, Hashable, Codable {
    /// h.
    case preactivation
    /// r = max(h, 0)^n.
    case representation
  }

  /// What the directions are eigenvectors of.
  public enum Covariance: String, Sendable, Hashable, Codable {
    /// That of the last batch of the epoch before, as the released code has it: its running
    /// covariance keeps nothing else. Its rank is below the size of the batch.
    case lastBatch
    /// That of all training images, under the weights at the start of the epoch.
    case trainingSet
  }

  /// γ.
  public enum Target: String, Sendable, Hashable, Codable {
    /// γ_n = n^−α with n from 1.
    case absolute
    /// γ_n = λ_first (n / first)^−α with the batch's own λ_first, held constant by the gradient, and
    /// the variances of the batch sorted first, as Nassar et al. do.
    case anchored
  }

  /// Factor of the penalty.
  public var strength: Double
  /// α.
  public var exponent: Double
  /// How many of the largest are left alone: the τ of the literature, counted from 0.
  public var first: Int
  /// Whose spectrum.
  public var layer: Layer
  /// Where the directions come from.
  public var covariance: Covariance
  /// Which power law.
  public var target: Target

  /// A penalty from its parts.
  public init(
    strength: Double = 1, exponent: Double = 1, first: Int, layer: Layer = .preactivation,
    covariance: Covariance, target: Target
  ) {
    self.strength = strength
    self.exponent = exponent
    self.first = first
    self.layer = layer
    self.covariance = covariance
    self.target = target
  }

  /// As the study's released code has it.
  public static let asReleased = SpectralPenalty(
    first: 0, covariance: .lastBatch, target: .absolute)

  /// As Nassar et al. define it.
  public static let asDefined = SpectralPenalty(
    first: 10, covariance: .trainingSet, target: .anchored)
}
