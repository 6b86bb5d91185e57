#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Student's t distribution.
enum StudentT {
  /// The probability of a value above `t`.
  ///
  /// To 10 digits for 1 to 10⁴ degrees of freedom, which need not be whole.
  /// - Source: Abramowitz & Stegun, *Handbook of Mathematical Functions*, 26.7.1 and 26.5.8.
  static func upperTail(_ t: Double, degreesOfFreedom: Double) -> Double {
    guard t.isFinite else { return t.isNaN ? .nan : t > 0 ? 0 : 1 }
    let x = degreesOfFreedom / (degreesOfFreedom + t * t)
    let tail = 0.5 * incompleteBeta(x, degreesOfFreedom / 2, 0.5)
    return t >= 0 ? tail : 1 - tail
  }

  /// The regularised incomplete beta function.
  private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = exp(
      lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return x < (a + 1) / (a + b + 2)
      ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b
  }

  /// Its continued fraction, by Lentz's method.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...1000 {
      let m = Double(step)
      for term in [
        m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
        -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        d = 1 / kept(1 + term * d)
        c = kept(1 + term / c)
        result *= c * d
      }
      if (c * d - 1).magnitude < 1e-15 { break }
    }
    return result
  }
}
