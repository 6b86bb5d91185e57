import Base

/// How the exponent of a spectrum depends on the window that it is fitted over.
public struct WindowSensitivity: Sendable, Hashable, Codable {
  /// One fit for every window that can be fitted, first rank slowest.
  public let fits: [PowerLawFit]

  /// Fits every window from one of the first ranks to one of the last ranks.
  ///
  /// Windows that reach beyond the spectrum, or in which fewer than three eigenvalues are above
  /// zero, are left out.
  /// - Complexity: O(windows · ranks).
  public init(
    _ eigenvalues: [Double], first: [Int], last: [Int], method: PowerLawFit.Method = .ordinary
  ) throws(PowerLawError) {
    var fits: [PowerLawFit] = []
    for from in first {
      for to in last where from <= to {
        do throws(PowerLawError) {
          fits.append(try PowerLawFit.fit(eigenvalues, ranks: from...to, method: method))
        } catch {
          guard case .notFinite = error else { continue }
          throw error
        }
      }
    }
    self.fits = fits
  }

  /// Smallest and largest exponent; nil when no window could be fitted.
  public var exponents: ClosedRange<Double>? {
    let all = fits.map(\.exponent)
    guard let smallest = all.min(), let largest = all.max() else { return nil }
    return smallest...largest
  }
}
