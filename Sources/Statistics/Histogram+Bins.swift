import LinearAlgebra

extension Histogram {
  /// Counts values in bins of the width of Freedman and Diaconis, from the smallest value to the
  /// largest; nil when no two finite values differ.
  ///
  /// The width is 2 IQR n^(−1/3), made a little smaller so that whole bins fill the range. Where half
  /// of the values are equal the range of Sturges, log₂ n + 1 bins, stands in.
  /// - Parameter limit: Most bins, for samples with far outliers.
  /// - Source: Freedman & Diaconis, *Z. Wahrscheinlichkeitstheorie* 57 (1981) 453; as NumPy's `fd`.
  public init?(freedmanDiaconis values: [Double], limit: Int = 400) {
    let sorted = values.filter(\.isFinite).sorted()
    guard let low = sorted.first, let high = sorted.last, low < high else { return nil }
    let count = Double(sorted.count)
    let range = quantile(sorted: sorted, 0.75) - quantile(sorted: sorted, 0.25)
    let width = 2 * range / ElementaryFunctions.pow(count, 1.0 / 3)
    let bins =
      width > 0
      ? (high - low) / width : ElementaryFunctions.log(count) / ElementaryFunctions.log(2) + 1
    self.init(
      values, bins: max(1, Int(min(bins, Double(limit)).rounded(.up))), in: low...high)
  }
}
