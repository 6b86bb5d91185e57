import CKernels

/// The standard normal distribution.
public enum NormalDistribution {
  /// The number below which a normal draw falls with a probability.
  ///
  /// - Parameter probability: In the open interval (0, 1).
  /// - Returns: Relative error below 2e-15; −∞ at 0, ∞ at 1, NaN outside.
  /// - Source: M. J. Wichura, algorithm AS 241, *Applied Statistics* 37 (1988) 477.
  public static func quantile(_ probability: Double) -> Double {
    switch probability {
    case 0: -.infinity
    case 1: .infinity
    case let p where p > 0 && p < 1: ck_inverse_normal(p)
    default: .nan
    }
  }
}
