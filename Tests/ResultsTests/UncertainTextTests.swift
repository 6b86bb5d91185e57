import Testing

@testable import Results

@Suite("Value with its error")
struct UncertainTextTests {
  static let cases: [(Double, Double, String)] = [
    (-1.3471, 0.0072, "−1.347 ± 0.007"), (1.23456, 0.0123, "1.235 ± 0.012"),
    (1.23456, 0.0196, "1.23 ± 0.02"), (1.23456, 0.0194, "1.235 ± 0.019"),
    (0.5, 0.095, "0.50 ± 0.10"), (0.5, 0.096, "0.50 ± 0.10"), (0.5, 0.00996, "0.500 ± 0.010"),
    (2, 0.94, "2.0 ± 0.9"), (2, 1.4, "2.0 ± 1.4"), (2, 0.96, "2.0 ± 1.0"), (2, 2.5, "2 ± 2"),
    (123, 4.4, "123 ± 4"), (1234, 56, "1230 ± 60"), (1234, 12, "1234 ± 12"),
    (123_456, 5678, "123000 ± 6000"), (123_456, 1234, "123500 ± 1200"), (3, 56, "0 ± 60"),
    (-0.0001, 0.3, "0.0 ± 0.3"), (0, 0.02, "0.00 ± 0.02"), (1e-9, 2e-7, "0.0000000 ± 0.0000002"),
    (5, 1e-10, "5.00000000000 ± 0.00000000010"),
  ]

  @Test("one digit of the error, two when it starts with 1, the value to match", arguments: cases)
  func text(value: Double, error: Double, text: String) {
    #expect(UncertainText.text(value, error) == text)
  }

  @Test("an error above zero never reads as zero", arguments: -12...12)
  func neverZero(exponent: Int) throws {
    for step in 1..<1000 {
      let error = Double(step) * 0.001 * Double(sign: .plus, exponent: 3 * exponent, significand: 1)
      let text = UncertainText.text(1, error)
      let printed = try #require(text.split(separator: " ").last)
      #expect(try #require(Double(String(printed))) > 0, "\(error): \(text)")
    }
  }

  @Test(
    "an error of zero, none, NaN, infinite or negative is left out",
    arguments: [0, -0.0, nil, .nan, .infinity, -1] as [Double?])
  func withoutError(error: Double?) {
    #expect(UncertainText.text(-1.23456, error) == "−1.23")
    #expect(UncertainText.text(-1.23456, error, digits: 5) == "−1.2346")
  }

  @Test("a value that is no number stands alone")
  func notFinite() {
    #expect(UncertainText.text(.nan, 0.1) == "nan")
    #expect(UncertainText.text(-.infinity, 0.1) == "−inf")
  }

  @Test("only a leading hyphen becomes a minus sign")
  func minus() {
    #expect(UncertainText.minus("-1e-7") == "−1e-7")
    #expect(UncertainText.minus("a-b") == "a-b")
    #expect(UncertainText.minus("") == "")
  }
}
