import Base
import CKernels
import TestSupport
import Testing

private let oracle = FilePath(#filePath).removingLastComponent().appending("Oracles")

/// Triples that are hard to round, in the binary format of `Number`, from a linear congruence.
private struct HardTriples<Number: BinaryFloatingPoint> {
  var state: UInt64
  let make: (UInt64) -> Number

  mutating func bits() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 31
  }

  /// Bits at will, infinities and NaN among them.
  mutating func anything() -> Number { make(bits()) }

  /// A number around 1 with only a few bits, so that its products fall half way between neighbours.
  mutating func short() -> Number {
    let bits = bits()
    let scale = Number(
      sign: .plus, exponent: Number.Exponent(Int(bits >> 40 & 31) - 16), significand: 1)
    return Number(Int(bits & 0x1fff) - 4096) * scale
  }

  mutating func next(_ kind: Int) -> (Number, Number, Number) {
    switch kind % 4 {
    case 0: return (anything(), anything(), anything())
    case 1:  // cancellation but for the last bits
      let (a, b) = (anything(), anything())
      let c = -(a * b)
      return (a, b, bits() & 1 == 0 ? c.nextUp : c)
    case 2: return (short(), short(), anything())
    default:  // a product that is half a unit of the addend, or nearly so
      let (a, c) = (short(), anything())
      let shift = bits() & 1 == 0 ? a.nextUp : a
      return (shift, c.isFinite ? c.ulp / 2 : 1, c)
    }
  }
}

@Suite("Software fused multiply-add")
struct FusedMultiplyAddTests {
  @Test("rounds as exact rational arithmetic does")
  func agreesWithRationals() throws {
    let lines = try Files.readText(oracle.appending("fused_multiply_add.csv")).split(
      separator: "\n")
    #expect(lines.count > 800)
    for line in lines {
      let cells = line.split(separator: ",")
      let bits = cells.dropFirst().compactMap { UInt64($0, radix: 16) }
      try #require(bits.count == 4)
      let (a, b, c) = (bits[0], bits[1], bits[2])
      if cells[0] == "f32" {
        let number = { (bits: UInt64) in
          Float(bitPattern: UInt32(truncatingIfNeeded: bits))
        }
        let result = ck_fma_f32(number(a), number(b), number(c))
        #expect(UInt64(result.bitPattern) == bits[3], "\(line)")
      } else {
        let number = { (bits: UInt64) in Double(bitPattern: bits) }
        #expect(
          ck_fma_f64(number(a), number(b), number(c)).bitPattern == bits[3], "\(line)")
      }
    }
  }

  @Test("single precision agrees with the C library on millions of hard triples")
  func agreesInSinglePrecision() {
    var triples = HardTriples<Float>(state: 1) {
      Float(bitPattern: UInt32(truncatingIfNeeded: $0 >> 32))
    }
    var wrong = 0
    for index in 0..<4_000_000 {
      let (a, b, c) = triples.next(index)
      let (ours, library) = (ck_fma_f32(a, b, c), c.addingProduct(a, b))
      if ours.bitPattern != library.bitPattern && !(ours.isNaN && library.isNaN) { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test("double precision agrees with the C library on millions of hard triples")
  func agreesInDoublePrecision() {
    var triples = HardTriples<Double>(state: 2) { Double(bitPattern: $0) }
    var wrong = 0
    for index in 0..<4_000_000 {
      let (a, b, c) = triples.next(index)
      let (ours, library) = (ck_fma_f64(a, b, c), c.addingProduct(a, b))
      if ours.bitPattern != library.bitPattern && !(ours.isNaN && library.isNaN) { wrong += 1 }
    }
    #expect(wrong == 0)
  }
}
