import Base
import LinearAlgebra
import TestSupport
import Testing

private let oracle = FilePath(#filePath).removingLastComponent().appending("Oracles")

/// Distance in units of the last place of the expected value, zeros with their signs.
private func ulps<Number: BinaryFloatingPoint>(_ value: Number, _ expected: Number) -> Double {
  if value == expected { return value.sign == expected.sign ? 0 : .infinity }
  guard value.isFinite, expected.isFinite else { return .infinity }
  return Double(((value - expected) / expected.ulp).magnitude)
}

@Suite("Elementary functions")
struct ElementaryTests {
  @Test("lie within one unit of the last place of mpmath's values, singles are mpmath's")
  func agreeWithMpmath() throws {
    let lines = try Files.readText(oracle.appending("elementary.csv")).split(separator: "\n")
    #expect(lines.count > 4000)
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",")
      let x = try #require(Double(cells[1]))
      let y = try #require(Double(cells[2]))
      let expected = try #require(Double(cells[3]))
      if cells[0].last == "f" {
        let value = try #require(single(cells[0].dropLast(), Float(x), Float(y)))
        #expect(value == Float(expected), "\(line) gave \(value)")
      } else {
        // Correct rounding is within 0.5, and the functions state at most 0.95 before it; the
        // distance between two doubles is a whole number.
        let value = try #require(double(cells[0], x, y))
        #expect(ulps(value, expected) <= 1, "\(line) gave \(value)")
      }
    }
  }

  private func double(_ name: Substring, _ x: Double, _ y: Double) -> Double? {
    switch name {
    case "exp": ElementaryFunctions.exp(x)
    case "expm1": ElementaryFunctions.expm1(x)
    case "log": ElementaryFunctions.log(x)
    case "log1p": ElementaryFunctions.log1p(x)
    case "tanh": ElementaryFunctions.tanh(x)
    case "sin": ElementaryFunctions.sin(x)
    case "cos": ElementaryFunctions.cos(x)
    case "pow": ElementaryFunctions.pow(x, y)
    default: nil
    }
  }

  private func single(_ name: Substring, _ x: Float, _ y: Float) -> Float? {
    switch name {
    case "exp": ElementaryFunctions.exp(x)
    case "expm1": ElementaryFunctions.expm1(x)
    case "log": ElementaryFunctions.log(x)
    case "log1p": ElementaryFunctions.log1p(x)
    case "tanh": ElementaryFunctions.tanh(x)
    case "sin": ElementaryFunctions.sin(x)
    case "cos": ElementaryFunctions.cos(x)
    case "pow": ElementaryFunctions.pow(x, y)
    default: nil
    }
  }

  /// ISO C99, F.9: the images of zeros and infinities, and where there is no number.
  @Test("treat the special values as C99 does")
  func specialValues() {
    typealias E = ElementaryFunctions
    let infinity = Double.infinity
    for (value, expected) in [
      (E.exp(-infinity), 0), (E.exp(infinity), infinity), (E.exp(1000.0), infinity),
      (E.exp(-0.0), 1), (E.expm1(-infinity), -1), (E.expm1(infinity), infinity),
      (E.expm1(-0.0), -0.0), (E.log(0.0), -infinity), (E.log(-0.0), -infinity), (E.log(1.0), 0),
      (E.log(infinity), infinity), (E.log1p(-1.0), -infinity), (E.log1p(-0.0), -0.0),
      (E.log1p(infinity), infinity), (E.tanh(-0.0), -0.0), (E.tanh(infinity), 1),
      (E.tanh(-infinity), -1), (E.sin(-0.0), -0.0), (E.sin(0.0), 0), (E.cos(-0.0), 1),
    ] {
      #expect(ulps(value, expected) == 0, "\(value) is not \(expected)")
      #expect(value.isFinite == expected.isFinite)
    }
    for value in [
      E.log(-1.0), E.log(-infinity), E.log1p(-1.5), E.sin(infinity), E.cos(-infinity),
      E.exp(-Double.nan), E.expm1(.nan), E.log(-Double.nan), E.log1p(.nan), E.tanh(-Double.nan),
      E.sin(.nan), E.cos(.nan), E.pow(.nan, 1.0), E.pow(2.0, -Double.nan), E.pow(-8.0, 1.0 / 3),
    ] {
      #expect(value.bitPattern == Double.nan.bitPattern)
    }
  }

  /// ISO C99, F.9.4.4: base, exponent, power.
  @Test(
    "treat the special values of pow as C99 does",
    arguments: [
      (0.0, -3.0, .infinity), (-0.0, -3.0, -.infinity), (0.0, -2.0, .infinity),
      (-0.0, -2.0, .infinity), (-0.0, -2.5, .infinity), (0.0, 3.0, 0.0), (-0.0, 3.0, -0.0),
      (0.0, 2.0, 0.0), (-0.0, 2.0, 0.0), (-0.0, 2.5, 0.0), (0.0, -.infinity, .infinity),
      (-0.0, .infinity, 0.0), (-1.0, .infinity, 1.0), (-1.0, -.infinity, 1.0), (1.0, .nan, 1.0),
      (1.0, .infinity, 1.0), (.nan, 0.0, 1.0), (.infinity, -0.0, 1.0), (0.0, 0.0, 1.0),
      (0.5, -.infinity, .infinity), (-0.5, -.infinity, .infinity), (2.0, -.infinity, 0.0),
      (-2.0, -.infinity, 0.0), (0.5, .infinity, 0.0), (2.0, .infinity, .infinity),
      (-.infinity, -3.0, -0.0), (-.infinity, -2.0, 0.0), (-.infinity, 3.0, -.infinity),
      (-.infinity, 2.5, .infinity), (.infinity, -0.5, 0.0), (.infinity, 0.5, .infinity),
      (-2.0, 1025.0, -.infinity), (-2.0, -1077.0, -0.0), (2.0, 1e300, .infinity),
    ] as [(Double, Double, Double)])
  func specialPowers(x: Double, y: Double, expected: Double) {
    let values = [ElementaryFunctions.pow(x, y), ElementaryFunctions.pow([x], y)[0]]
    for value in values {
      #expect(value == expected && value.sign == expected.sign, "\(value)")
    }
    let single = ElementaryFunctions.pow(Float(x), Float(y))
    #expect(single == Float(expected) && single.sign == expected.sign)
  }

  private static let functions: [ElementaryFunction] = [
    .exp, .expm1, .log, .log1p, .tanh, .sin, .cos, .pow(exponent: 2.4), .pow(exponent: -3),
    .pow(exponent: 1),
  ]

  /// Every magnitude and sign, special values, and a count that fills no vector.
  private let doubles: [Double] = {
    var doubles: [Double] = (0..<40_003).map { index in
      switch index % 4 {
      case 0: return Double(bitPattern: UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
      case 1: return Double(index % 3000 - 1500) / 37
      case 2: return Double(index % 2003 - 1001) / 1001
      default: return Double(index) * 1e3
      }
    }
    doubles += [.nan, -.nan, .infinity, -.infinity, 0, -0.0]
    doubles += [.leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude / 4]
    return doubles
  }()

  @Test(
    "arrays have the bits of single values, on every path, on 1, 2 and 3 threads",
    arguments: KernelPath.allCases.filter(\.isAvailable), functions)
  func arrays(path: KernelPath, function: ElementaryFunction) {
    let singles = doubles.map(Float.init)
    for threads in 1...3 {
      Execution.$current.withValue(Execution(path: path, threads: threads)) {
        var (wide, narrow) = (doubles, singles)
        wide.withUnsafeMutableBufferPointer { ElementaryFunctions.apply(function, to: $0) }
        narrow.withUnsafeMutableBufferPointer { ElementaryFunctions.apply(function, to: $0) }
        let unlikeDoubles = zip(wide, doubles).filter {
          $0.bitPattern != image(function, $1).bitPattern
        }
        let unlikeSingles = zip(narrow, singles).filter {
          $0.bitPattern != image(function, $1).bitPattern
        }
        #expect(unlikeDoubles.isEmpty, "\(unlikeDoubles.prefix(3))")
        #expect(unlikeSingles.isEmpty, "\(unlikeSingles.prefix(3))")
      }
    }
  }

  private func image(_ function: ElementaryFunction, _ x: Double) -> Double {
    switch function {
    case .exp: ElementaryFunctions.exp(x)
    case .expm1: ElementaryFunctions.expm1(x)
    case .log: ElementaryFunctions.log(x)
    case .log1p: ElementaryFunctions.log1p(x)
    case .tanh: ElementaryFunctions.tanh(x)
    case .sin: ElementaryFunctions.sin(x)
    case .cos: ElementaryFunctions.cos(x)
    case .pow(let exponent): ElementaryFunctions.pow(x, exponent)
    }
  }

  private func image(_ function: ElementaryFunction, _ x: Float) -> Float {
    switch function {
    case .exp: ElementaryFunctions.exp(x)
    case .expm1: ElementaryFunctions.expm1(x)
    case .log: ElementaryFunctions.log(x)
    case .log1p: ElementaryFunctions.log1p(x)
    case .tanh: ElementaryFunctions.tanh(x)
    case .sin: ElementaryFunctions.sin(x)
    case .cos: ElementaryFunctions.cos(x)
    case .pow(let exponent): ElementaryFunctions.pow(x, Float(exponent))
    }
  }

  @Test("array forms name the functions they apply, and none has no images")
  func named() {
    typealias E = ElementaryFunctions
    let x = [0.25, 0.75]
    #expect(E.exp(x) == x.map { E.exp($0) } && E.expm1(x) == x.map { E.expm1($0) })
    #expect(E.log(x) == x.map { E.log($0) } && E.log1p(x) == x.map { E.log1p($0) })
    #expect(E.sin(x) == x.map { E.sin($0) } && E.cos(x) == x.map { E.cos($0) })
    #expect(E.tanh(x) == x.map { E.tanh($0) } && E.pow(x, 3) == x.map { E.pow($0, 3) })
    let y: [Float] = [0.25, 0.75]
    #expect(E.exp(y) == y.map { E.exp($0) } && E.expm1(y) == y.map { E.expm1($0) })
    #expect(E.log(y) == y.map { E.log($0) } && E.log1p(y) == y.map { E.log1p($0) })
    #expect(E.sin(y) == y.map { E.sin($0) } && E.cos(y) == y.map { E.cos($0) })
    #expect(E.tanh(y) == y.map { E.tanh($0) } && E.pow(y, 3) == y.map { E.pow($0, 3) })
    #expect(E.exp([Double]()).isEmpty && E.pow([Float](), .infinity).isEmpty)
    #expect(E.pow(x, -.infinity) == [.infinity, .infinity])
  }
}
