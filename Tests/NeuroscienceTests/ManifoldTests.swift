import Base
import LinearAlgebra
import Randomness
import Testing

@testable import Neuroscience

@Suite("Codes of an angle")
struct ManifoldTests {
  @Test("distances are mpmath's sums", arguments: [1.5, 2, 3, 4])
  func distances(exponent: Double) throws {
    let stored = try oracle("codes")
    let name = exponent == exponent.rounded() ? String(Int(exponent)) : String(exponent)
    let expected = try #require(stored["squared distance"]).numbers(name)
    let code = RingCode.powerLaw(exponent: exponent, waves: 200)
    for (step, distance) in zip(try stored.numbers("steps"), expected) {
      // 200 terms of one sign, each with a few roundings.
      #expect((code.squaredDistance(step) / distance - 1).magnitude < 1e-13)
      #expect((2 - 2 * code.similarity(step) - distance).magnitude < 1e-13)
    }
  }

  @Test("α = 2 has the closed form 2 (π δ / 2 − δ² / 4) / (π² / 6)")
  func closedForm() {
    let code = RingCode.powerLaw(exponent: 2, waves: 20_000)
    for step in [0.1, 1, 3] {
      let expected =
        2 * (Double.pi * step / 2 - step * step / 4) / (Double.pi * Double.pi / 6)
      // The waves left out: 2 Σ k^−2 beyond 20 000.
      #expect((code.squaredDistance(step) - expected).magnitude < 1.5e-4)
    }
  }

  @Test("wide tuning curves hold fewer waves than narrow ones")
  func tuning() {
    let wide = RingCode.tuning(width: 1, waves: 50)
    let narrow = RingCode.tuning(width: 0.1, waves: 50)
    #expect((wide.variances[1] / wide.variances[0] - ElementaryFunctions.exp(-3)).magnitude < 1e-15)
    #expect(wide.squaredDistance(0.1) < narrow.squaredDistance(0.1))
  }

  @Test("the curve closes and has unit variance along each axis, distances as the code says")
  func path() {
    let code = RingCode.powerLaw(exponent: 2.5, waves: 40)
    let path = code.path(points: 100, axes: 3000, key: RandomKey(seed: 1))
    for (one, two) in [(0, 1), (0, 50), (99, 0)] {
      var squares = 0.0
      for axis in 0..<3000 {
        let difference = path[two, axis] - path[one, axis]
        squares += difference * difference
      }
      let steps = Double(min((two - one).magnitude, 100 - (two - one).magnitude))
      let expected = code.squaredDistance(2 * Double.pi * steps / 100)
      // 3000 axes: √(2/3000) = 2.6 %.
      #expect((squares / 3000 / expected - 1).magnitude < 0.13)
    }
  }

  @Test("distances scale as the bound says, in one and two dimensions")
  func scaling() {
    for (dimension, exponent) in [(1, 1.5), (1, 2), (2, 1.5), (2, 1.75)] {
      let code = TangentScaling(
        dimension: dimension, exponent: exponent, reach: dimension == 1 ? 100_000 : 1000)
      let reach = dimension == 1 ? 1e-3 : 2e-2
      // Corrections of δ to the next power, and waves beyond the reach.
      #expect((code.slope(from: reach, to: 3 * reach) - code.limitingSlope).magnitude < 0.15)
    }
    let smooth = TangentScaling(dimension: 1, exponent: 5, reach: 1000)
    #expect(smooth.slope(from: 1e-3, to: 1e-2).magnitude < 1e-3)
    #expect(smooth.limitingSlope == 0)
    #expect(TangentScaling.bound(dimension: 2) == 2)
  }

  @Test("two dimensions add up the waves of one first component")
  func plane() {
    let code = TangentScaling(dimension: 2, exponent: 2, reach: 6)
    var sums = [Double](repeating: 0, count: 6)
    for first in 1...6 {
      for second in -6...6 where first * first + second * second <= 36 {
        let square = Double(first * first + second * second)
        sums[first - 1] += 1 / (square * square)
      }
    }
    let total = sums.reduce(0, +)
    #expect(deviation(sums.map { $0 / total }, code.line.variances) < 1e-14)
  }

  @Test("the read-out is ridge regression on the responses, by NumPy's primal equations")
  func readOut() throws {
    let stored = try #require(try oracle("codes")["ridge"])
    let readOut = try RingReadOut(
      .powerLaw(exponent: 2.5, waves: 30), angles: (0..<25).map { Double($0) * 0.7 },
      targets: try stored.numbers("targets"), ridge: 0.01)
    let outputs = readOut.outputs(at: (0..<10).map { Double($0) * 0.37 + 0.1 })
    // A condition number of 1e3 on both sides.
    #expect(deviation(try stored.numbers("outputs"), outputs) < 1e-11)
    let norm = try #require(stored["weight norm"]).decode(Double.self)
    #expect((readOut.weightNorm / norm - 1).magnitude < 1e-11)
  }

  @Test("every kernel path and thread count gives the same bits")
  func bits() throws {
    func numbers(_ execution: Execution) throws -> [UInt64] {
      try Execution.$current.withValue(execution) {
        let key = RandomKey(seed: 1)
        let leaves = DeadLeaves(side: 12).images(20, key: key.child("leaves"))
        let ball = ThresholdPopulation.ball(20, dimension: 3, key: key.child("ball"))
        let points = TorusStimuli.points(20, dimension: 2, key: key.child("points"))
        let signal = PowerLawPopulation(stimuli: 20, neurons: 30, exponent: 1)
          .signal(key: key.child("signal"))
        let noise = CorrelatedNoise(stimuli: 20, neurons: 30, exponent: 1)
          .repeats(1, key: key.child("noise"))[0]
        let singles = [
          leaves, GaborPopulation(side: 12).responses(to: leaves, neurons: 9, key: key.child("g")),
          ThresholdPopulation(power: 0.5).responses(to: ball, neurons: 9, key: key.child("t")),
          SmoothPopulation(dimension: 2, smoothness: 1, components: 8)
            .responses(to: points, neurons: 9, key: key.child("s")),
          ResponseNoise.multiplicative.responses(to: signal, noise: noise, scale: 2),
          TrialNoise.poisson(signal, meanCount: 3, contrast: 1, key: key.child("counts")),
          TrialNoise.gain(signal, deviation: 0.2, key: key.child("gain")),
        ].flatMap { $0.elements.map { Double($0) } }
        let code = RingCode.powerLaw(exponent: 2, waves: 30)
        let readOut = try RingReadOut(
          code, angles: [0, 1, 2], targets: [1, -1, 1], ridge: 0.1)
        let doubles =
          code.path(points: 9, axes: 3, key: key.child("path")).elements
          + readOut.outputs(at: [0.5, 3])
          + [TangentScaling(dimension: 2, exponent: 2, reach: 30).stretch(0.1)]
        return (singles + doubles).map(\.bitPattern)
      }
    }
    let expected = try numbers(Execution(path: .scalar, threads: 1))
    for path in KernelPath.allCases.filter(\.isAvailable) {
      for threads in 1...3 {
        #expect(expected == (try numbers(Execution(path: path, threads: threads))))
      }
    }
  }
}
