import Testing

@testable import Results

@Suite("Distance of two numbers")
struct NumberDifferenceTests {
  static let doubles: [(Double, Double, UInt64)] = [
    (1, 1, 0), (1, 1.0.nextUp, 1), (1.0.nextDown, 1.0.nextUp, 2), (0.0, -0.0, 0),
    (.leastNonzeroMagnitude, -.leastNonzeroMagnitude, 2), (0, .leastNonzeroMagnitude, 1),
    (-0.0, .leastNonzeroMagnitude, 1), (1, 2, 1 << 52), (-1, 1, 2 * 1023 << 52),
    (.greatestFiniteMagnitude, -.greatestFiniteMagnitude, 2 * 0x7FEF_FFFF_FFFF_FFFF),
  ]

  @Test("counts the doubles between, across zero too, both ways", arguments: doubles)
  func ulps(a: Double, b: Double, count: UInt64) {
    #expect(NumberDifference(expected: a, got: b).ulps == count)
    #expect(NumberDifference(expected: b, got: a).ulps == count)
    #expect(NumberDifference(expected: -a, got: -b).ulps == count)
  }

  @Test("counts in single precision where the numbers are")
  func single() {
    let one = NumberDifference(expected: 1, got: Double(Float(1).nextUp), isSingle: true)
    #expect(one.ulps == 1 && one.bit == 0)
    let across = NumberDifference(
      expected: Double(Float.leastNonzeroMagnitude), got: -Double(Float.leastNonzeroMagnitude),
      isSingle: true)
    #expect(across.ulps == 2 && across.bit == 31)
  }

  @Test("names the highest bit that differs, the sign's being 63")
  func bit() {
    #expect(NumberDifference(expected: 1, got: 1).bit == nil)
    #expect(NumberDifference(expected: 1, got: 1.0.nextUp).bit == 0)
    #expect(NumberDifference(expected: 1, got: 1.5).bit == 51)
    #expect(NumberDifference(expected: 0.0, got: -0.0).bit == 63)
  }

  @Test("has no distance from what is not finite")
  func notFinite() {
    for other in [Double.nan, .infinity, -.infinity] {
      #expect(NumberDifference(expected: 1, got: other).ulps == nil)
      #expect(NumberDifference(expected: other, got: 1).ulps == nil)
    }
    #expect(NumberDifference(expected: 1, got: .nan).sentence.hasPrefix("expected 1, got nan"))
  }

  @Test("is told in a sentence, without a share of zero")
  func sentence() {
    #expect(
      NumberDifference(expected: 2, got: 2.0.nextUp).sentence
        == "expected 2, got 2.0000000000000004 (1 ULP, relative 2.2e-16, highest bit 0)")
    #expect(
      NumberDifference(expected: 0, got: 1).sentence
        == "expected 0, got 1 (4607182418800017408 ULP, highest bit 61)")
  }
}
