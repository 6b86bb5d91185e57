import Base
import Testing

/// The oracle is the standard library, which rounds correctly.
@Suite("Decimal reader")
struct DecimalReaderTests {
  private func double(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer(DecimalReader.double)
  }

  private func float(_ text: String) -> Float? {
    Array(text.utf8).withUnsafeBufferPointer(DecimalReader.float)
  }

  /// SplitMix64.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  @Test(
    "shortest decimals of doubles of every size read back to their bits, nearly all of them here")
  func shortest() {
    var numbers = Numbers(state: 1)
    var read = 0
    for _ in 0..<200_000 {
      let exponent = Double(Int.random(in: -40...20, using: &numbers))
      let value = Double.random(in: -1...1, using: &numbers) * power(exponent)
      guard let got = double("\(value)") else { continue }
      read += 1
      #expect(got.bitPattern == value.bitPattern, "\(value)")
    }
    #expect(read > 150_000)
  }

  private func power(_ exponent: Double) -> Double { Double("1e\(Int(exponent))") ?? 0 }

  @Test("random digits are rounded as the standard library rounds them")
  func digits() {
    var numbers = Numbers(state: 2)
    for _ in 0..<200_000 {
      let count = Int.random(in: 1...21, using: &numbers)
      let digits = (0..<count).map { _ in "\(Int.random(in: 0...9, using: &numbers))" }.joined()
      let text = "\(digits).5e\(Int.random(in: -60...30, using: &numbers))"
      if let got = double(text) {
        #expect(got.bitPattern == Double(text)?.bitPattern, "\(text)")
      }
      if let got = float(text) { #expect(got.bitPattern == Float(text)?.bitPattern, "\(text)") }
    }
  }

  @Test("numbers halfway between two go to the even one, a hair above or below to the nearer")
  func halfway() {
    var numbers = Numbers(state: 3)
    for _ in 0..<50_000 {
      // 54 bits and an even number of quarters: halfway, written without loss.
      let odd = UInt64.random(in: 1 << 52..<1 << 53, using: &numbers) * 2 + 1
      for text in ["\(odd)", "\(odd / 4).\(odd % 4 * 25)", "\(odd / 2).5", "\(odd / 2).4999"] {
        if let got = double(text) {
          #expect(got.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
      }
      let single = UInt64.random(in: 1 << 23..<1 << 24, using: &numbers) * 2 + 1
      for text in ["\(single)", "\(single).0000000001", "\(single / 2).5", "\(single - 1).99999"] {
        if let got = float(text) {
          #expect(got.bitPattern == Float(text)?.bitPattern, "\(text)")
        }
      }
    }
  }

  @Test(
    "ordinary spellings are read",
    arguments: [
      "0", "-0", "0.0", "1", "-1.5", "0.1", "123456789.25", "1e5", "1e-5", "2.5e+3", "1e22",
      "0.000000000000000000000012345", "9007199254740993e-5", "1.7976931348623157e-30",
    ])
  func ordinary(text: String) {
    #expect(double(text)?.bitPattern == Double(text)?.bitPattern)
    #expect(double(text) != nil)
  }

  @Test(
    "anything else is left to a careful reader",
    arguments: [
      "", "-", ".", "1.", ".5", "+1", "1e", "1e+", "1E5", "0x1p3", "nan", "inf", "1 ", " 1", "1_0",
      "1844674407370955161.6", "12345678901234567890", "1e-400", "1e400", "1.5e-310", "1,5", "--1",
    ])
  func others(text: String) { #expect(double(text) == nil) }
}
