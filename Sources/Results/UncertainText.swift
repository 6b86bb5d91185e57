import Base

/// Writes a value with its error the way the field prints it.
public enum UncertainText {
  /// `−1.347 ± 0.007`: the error to one significant digit, two when it starts with 1, the value to
  /// match, tens and hundreds too; never `± 0.00`. A true minus sign.
  public static func text(_ value: Double, _ uncertainty: Double?, digits: Int = 3) -> String {
    guard let uncertainty, uncertainty > 0, uncertainty.isFinite, value.isFinite else {
      return minus(NumberText.significant(value, digits: digits))
    }
    let decimals = decimals(forError: uncertainty)
    let number = NumberText.fixed(value, decimals: decimals)
    return minus(number) + " ± " + NumberText.fixed(uncertainty, decimals: decimals)
  }

  /// How many decimals an error deserves; −1 for tens, −2 for hundreds.
  public static func decimals(forError error: Double) -> Int {
    let scientific = NumberText.scientific(error, digits: 2)
    let startsWithOne = scientific.digits.first == 1
    return (startsWithOne ? 1 : 0) - scientific.exponent
  }

  /// Hyphen-minus to U+2212.
  public static func minus(_ text: String) -> String {
    text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }
}
