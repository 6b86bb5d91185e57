import TestSupport
import Testing

@testable import Base

/// Rows of a stored reference, made by the script beside it.
private func rows(_ name: String) throws -> [[String]] {
  let folder = FilePath(#filePath).removingLastComponent().appending("Oracles")
  return try Files.readText(folder.appending(name)).split(separator: "\n").dropFirst()
    .map { $0.split(separator: ",").map(String.init) }
}

/// Digits without zeros around them and the exponent of the first, read from any decimal text.
private func normalised(_ text: String) -> (digits: String, exponent: Int) {
  let isNegative = text.hasPrefix("-")
  let parts = text.drop { $0 == "-" }.split(separator: "e")
  let plain = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let all = plain.joined()
  let significant = all.drop { $0 == "0" }
  let trimmed = significant.reversed().drop { $0 == "0" }.reversed()
  let shift = parts.count > 1 ? Int(parts[1]) ?? .min : 0
  let exponent = plain[0].count - 1 - (all.count - significant.count) + shift
  let sign = isNegative ? "-" : ""
  return trimmed.isEmpty ? (sign + "0", 0) : (sign + String(trimmed), exponent)
}

@Suite("Numbers as text")
struct NumberTextTests {
  @Test("shortest decimals have the digits of Python's repr and read back to the same bits")
  func shortestDoubles() throws {
    let doubles = try rows("shortest.csv").filter { $0[0] == "double" }
    #expect(doubles.count > 300)
    for row in doubles {
      let value = Double(bitPattern: try #require(UInt64(row[1], radix: 16)))
      let text = NumberText.shortest(value)
      #expect(Double(text)?.bitPattern == value.bitPattern, "\(text)")
      #expect(normalised(text) == (row[2], try #require(Int(row[3]))), "\(text)")
    }
  }

  @Test("shortest single-precision decimals have NumPy's digits and read back to the same bits")
  func shortestFloats() throws {
    let floats = try rows("shortest.csv").filter { $0[0] == "float" }
    #expect(floats.count > 150)
    for row in floats {
      let value = Float(bitPattern: try #require(UInt32(row[1], radix: 16)))
      let text = NumberText.shortest(value)
      #expect(Float(text)?.bitPattern == value.bitPattern, "\(text)")
      #expect(normalised(text) == (row[2], try #require(Int(row[3]))), "\(text)")
    }
  }

  @Test("rounds the shortest decimal half to even, as Python's decimal does")
  func rounded() throws {
    let cases = try rows("rounded.csv")
    #expect(cases.count > 600)
    for row in cases {
      let value = Double(bitPattern: try #require(UInt64(row[0], radix: 16)))
      let places = try #require(Int(row[2]))
      let text =
        row[1] == "fixed"
        ? NumberText.fixed(value, decimals: places)
        : NumberText.significant(value, digits: places)
      #expect(text == row[3], "\(value), \(row[1]) \(places)")
    }
  }

  @Test(
    "the form is fixed: exponents below 1e-4 and from 2^54 on, no “.0”, a signed zero",
    arguments: [
      (0.0, "0"), (-0.0, "-0"), (1, "1"), (-2, "-2"), (0.1, "0.1"), (0.0001, "0.0001"),
      (0.00001, "1e-05"), (.leastNonzeroMagnitude, "5e-324"),
      (9_007_199_254_740_992, "9007199254740992"),
      (1e15, "1000000000000000"), (1e16, "1e+16"), (1e21, "1e+21"), (1.5e300, "1.5e+300"),
    ])
  func form(of value: Double, text: String) {
    #expect(NumberText.shortest(value) == text)
  }

  @Test("every NaN is “nan”, whatever its sign and payload")
  func notANumber() {
    for value in [Double.nan, -Double.nan, .signalingNaN, Double(nan: 77, signaling: false)] {
      #expect(NumberText.shortest(value) == "nan")
      #expect(NumberText.fixed(value, decimals: 2) == "nan")
      #expect(NumberText.significant(value, digits: 2) == "nan")
    }
    #expect(NumberText.shortest(-Float.nan) == "nan")
    #expect(NumberText.shortest(Float(nan: 5, signaling: false)) == "nan")
    #expect(NumberText.shortest(-Double.infinity) == "-inf")
    #expect(NumberText.fixed(.infinity, decimals: 1) == "inf")
  }

  @Test(
    "negative decimals round to tens and hundreds",
    arguments: [
      (1234.0, -1, "1230"), (1235, -1, "1240"), (1225, -1, "1220"), (56, -2, "100"),
      (50, -2, "0"), (-49, -2, "0"), (123_456, -3, "123000"), (3, -3, "0"),
    ])
  func tens(_ value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test("zero has no sign for readers")
  func zero() {
    #expect(NumberText.fixed(-0.0, decimals: 1) == "0.0")
    #expect(NumberText.significant(-0.0, digits: 3) == "0")
  }

  @Test("significant digits and power of ten after rounding")
  func scientific() {
    #expect(NumberText.scientific(0.0996, digits: 2) == ([1], -1))
    #expect(NumberText.scientific(-1234, digits: 2) == ([1, 2], 3))
    #expect(NumberText.scientific(0, digits: 2) == ([], 0))
    #expect(NumberText.scientific(.nan, digits: 2) == ([], 0))
  }
}
