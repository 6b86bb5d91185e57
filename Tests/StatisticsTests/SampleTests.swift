import Base
import Randomness
import Statistics
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Samples")
struct SampleTests {
  private let sample = (0..<57).map { cos(Double($0) * 1.3) }

  @Test("quantiles are NumPy's")
  func sortedQuantiles() throws {
    let sorted = sample.sorted()
    for (q, expected) in zip([0, 0.1, 0.25, 0.5, 0.9, 1], try oracle("quantiles")) {
      #expect((quantile(sorted: sorted, q) - expected).magnitude < 1e-14)
    }
    #expect(quantile(sorted: [3], 0.3) == 3)
  }

  @Test("quantiles sort for themselves, and say what data have none")
  func unsorted() throws {
    let probabilities = [0, 0.1, 0.25, 0.5, 0.9, 1]
    let found = try quantiles(sample, probabilities)
    #expect(found == probabilities.map { quantile(sorted: sample.sorted(), $0) })
    #expect(throws: QuantileError.noValues) { try quantiles([], [0.5]) }
    #expect(throws: QuantileError.notANumber(index: 1)) { try quantiles([1, .nan, .nan], [0.5]) }
  }

  @Test("the five numbers are NumPy's quartiles, whatever the order of the values")
  func fiveNumbers() throws {
    let summary = try #require(FiveNumberSummary(sample))
    let found = [
      summary.minimum, summary.lowerQuartile, summary.median, summary.upperQuartile,
      summary.maximum,
    ]
    for (number, expected) in zip(found, try oracle("five numbers")) {
      #expect((number - expected).magnitude < 1e-14)
    }
    #expect(FiveNumberSummary(sample.reversed()) == summary)
    #expect(FiveNumberSummary([]) == nil)
  }

  @Test("mean and variance are NumPy's, far from zero too")
  func moments() throws {
    let expected = try oracle("moments")
    let moments = try #require(Moments(sample.map { 1e6 + $0 }))
    // Values of size 1e6 carry 1e-10 each.
    #expect((moments.mean - expected[0]).magnitude < 1e-9)
    #expect((moments.variance - expected[1]).magnitude < 1e-9)
    #expect((moments.populationVariance - expected[2]).magnitude < 1e-9)
    #expect((moments.standardError - (expected[1] / 57).squareRoot()).magnitude < 1e-9)
    #expect(try #require(Moments([4])).variance.isNaN)
    #expect(Moments([]) == nil)
  }

  @Test("a histogram is NumPy's, and says what lay outside")
  func histogram() throws {
    let inside = Histogram(sample, bins: 8, in: -0.75...0.5)
    #expect(inside.counts.map(Double.init) == (try oracle("histogram")))
    for (density, expected) in zip(inside.densities, try oracle("densities")) {
      #expect((density - expected).magnitude < 1e-13)
    }
    #expect(inside.below == sample.filter { $0 < -0.75 }.count)
    #expect(inside.above == sample.filter { $0 > 0.5 }.count)
    #expect(inside.counts.reduce(inside.below + inside.above, +) == 57)
  }

  @Test("edges belong to the bin above, the last one to the bin below, and NaN to none")
  func edges() {
    // A tenth is not a binary fraction, so quotients are rounded across edges.
    let tenths = (0...10).map { Double($0) / 10 }
    let histogram = Histogram(tenths + [.nan], bins: 10, in: 0...1)
    #expect(histogram.counts == [1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
    #expect(histogram.notNumbers == 1)
    #expect(histogram.edges == tenths)
    #expect(histogram.centres.count == 10)
    #expect(Histogram([], bins: 2, in: 0...1).densities == [0, 0])
  }

  @Test("the bootstrap of a mean has the standard error of the mean")
  func bootstrapOfMean() throws {
    let key = RandomKey(seed: 1).child("bootstrap")
    let result = Bootstrap.mean(sample, resamples: 2000, key: key)
    let moments = try #require(Moments(sample))
    #expect(result.estimate == moments.mean)
    // The bootstrap's own value is √(Σd²)/n; 2000 resamples find it to 1.6 %, five of them.
    let expected = moments.sumOfSquares.squareRoot() / 57
    #expect((result.standardError / expected - 1).magnitude < 0.08)
    #expect(result.interval.contains(result.estimate))
    // For a mean the interval is close to ±1.96 standard errors.
    let width = result.interval.upperBound - result.interval.lowerBound
    #expect((width / (2 * 1.96 * expected) - 1).magnitude < 0.1)
  }

  @Test("a resample is decided by its key, so more resamples extend fewer")
  func bootstrapKeys() throws {
    let key = RandomKey(seed: 2)
    let few = Bootstrap.estimate(sample, resamples: 5, key: key) { $0.max() ?? 0 }
    let many = Bootstrap.estimate(sample, resamples: 9, key: key) { $0.max() ?? 0 }
    #expect(Array(many.replicates.prefix(5)) == few.replicates)
    let drawn = key.child(3).integers(57, below: 57).map { sample[$0] }
    #expect(few.replicates[3] == drawn.max())
  }
}
