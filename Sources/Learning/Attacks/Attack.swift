/// A way of perturbing a scaled image up to a budget ε so that a network misclassifies it.
///
/// Gradients are closed forms, two products a step. Nothing is random but noise, and its draw is
/// that of an image's own key, so that batches and order change nothing.
public struct Attack: Sendable, Hashable, Codable {
  /// What is done to an image x.
  public enum Method: Sendable, Hashable, Codable {
    /// x + ε z with z normal(0, 1), the same z for every ε: a ray, on which h is linear in ε.
    case gaussianNoise
    /// x + ε sign(g), clamped.
    case gradientSign
    /// Steps along sign(g), each followed by projection to the box of half-width ε; clamped at the
    /// end.
    case projectedSign(steps: Int, StepRule)
    /// x + ε g / ‖g‖₂, clamped.
    case gradientDirection
    /// Steps along g / ‖g‖₂, each followed by projection to the ball of radius ε; clamped at the end.
    case projectedDirection(steps: Int, StepRule)
    /// Steps along sign(g) with momentum and a step size that halves by itself, after Croce & Hein;
    /// no parameter but the number of steps. Counts any misclassified point on the way.
    case automatic(steps: Int)
  }

  /// How far a step goes.
  public struct StepRule: Sendable, Hashable, Codable {
    /// Length of a step for budgets at least as large as itself.
    public var longest: Double
    /// Length in units of ε for smaller budgets.
    public var share: Double

    /// A rule.
    public init(longest: Double, share: Double) {
      self.longest = longest
      self.share = share
    }

    /// The length for a budget.
    public func length(budget: Double) -> Double { budget < longest ? share * budget : longest }

    /// The study's: 0.01, or 0.1 ε where ε is smaller.
    public static let study = StepRule(longest: 0.01, share: 0.1)
  }

  /// What is climbed.
  public enum Loss: String, Sendable, Hashable, Codable {
    /// The cross-entropy.
    case crossEntropy
    /// The largest wrong logit minus the right one, whose gradient does not fade with confidence.
    /// - Source: Carlini & Wagner, "Towards evaluating the robustness of neural networks" (2017).
    case margin
  }

  /// What is done.
  public var method: Method
  /// What is climbed.
  public var loss: Loss
  /// Where perturbed inputs are clamped to; nil leaves them.
  public var range: ClosedRange<Float>?

  /// An attack.
  public init(_ method: Method, loss: Loss = .crossEntropy, range: ClosedRange<Float>? = 0...1) {
    self.method = method
    self.loss = loss
    self.range = range
  }

  /// x + ε · normal(0, 1), not clamped, as in the study.
  public static let noise = Attack(.gaussianNoise, range: nil)

  /// The fast gradient sign method.
  /// - Source: Goodfellow, Shlens & Szegedy, arXiv 1412.6572.
  public static let fastGradientSign = Attack(.gradientSign)

  /// Projected gradient descent in the box, 20 steps, as in the study.
  /// - Source: Madry et al., arXiv 1706.06083.
  public static let projectedGradient = Attack(.projectedSign(steps: 20, .study))

  /// One step along the gradient, in the 2-norm.
  public static let fastGradient = Attack(.gradientDirection)

  /// Projected gradient descent in the ball, 20 steps of ε/8.
  public static let projectedGradientL2 = Attack(
    .projectedDirection(steps: 20, StepRule(longest: .infinity, share: 0.125)))

  /// The automatic schedule in the box.
  /// - Source: Croce & Hein, "Reliable evaluation of adversarial robustness" (ICML 2020), §4.
  public static func automatic(steps: Int = 100, loss: Loss = .crossEntropy) -> Attack {
    Attack(.automatic(steps: steps), loss: loss)
  }
}
