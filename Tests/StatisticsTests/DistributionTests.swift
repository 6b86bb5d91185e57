import Base
import Randomness
import Testing

@testable import Statistics

@Suite struct DistributionTests {
  private func rows() throws -> [[String]] {
    let path = FilePath(#filePath).removingLastComponent()
      .appending("Oracles").appending("distributions.csv")
    return try Files.readText(path).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").map(String.init)
    }
  }

  private func sample(_ index: String, _ rows: [[String]]) -> [Double] {
    rows.filter { $0[0] == "s" && $0[1] == index }.compactMap { Double($0[2]) }
  }

  @Test func boxesAreThoseOfNumPy() throws {
    let rows = try rows()
    let boxes = rows.filter { $0[0] == "box" }
    #expect(boxes.count == 5)
    for row in boxes {
      let expected = row[2...].compactMap(Double.init)
      let box = try #require(BoxSummary(sample(row[1], rows)))
      let found = [
        box.lowerQuartile, box.median, box.upperQuartile, box.lowerWhisker, box.upperWhisker,
      ]
      // NumPy interpolates by the other end, which may differ in the last bit.
      for (own, other) in zip(found, expected) { #expect(abs(own - other) < 1e-12) }
    }
  }

  @Test func outliersBeyondTheLimitAreChosenByTheKey() throws {
    let values = (0..<2000).map { Double($0 % 10) } + (0..<500).map { 100 + Double($0) }
    let whole = try #require(BoxSummary(values, outliers: 10_000))
    #expect(whole.outlierCount == 500 && whole.outliers.count == 500)
    let key = RandomKey(seed: 5)
    let some = try #require(BoxSummary(values, outliers: 200, key: key))
    #expect(some.outlierCount == 500 && some.outliers.count == 200)
    #expect(Set(some.outliers).count == 200 && Set(some.outliers).isSubset(of: whole.outliers))
    #expect(some == BoxSummary(values.reversed(), outliers: 200, key: key))
    #expect(some != BoxSummary(values, outliers: 200, key: RandomKey(seed: 6)))
  }

  @Test func whatIsNotFiniteIsLeftOutAndCounted() throws {
    let box = try #require(BoxSummary([1, 2, 3, .nan, .infinity]))
    #expect(box.count == 3 && box.notFinite == 2 && box.median == 2)
    #expect(BoxSummary([.nan]) == nil)
  }

  @Test func densitiesAreThoseOfSciPy() throws {
    let rows = try rows()
    let places = rows.filter { $0[0] == "kde" }
    #expect(places.count == 45)
    for row in places {
      let density = try #require(KernelDensity(sample(row[1], rows), places: 9))
      let step = try #require(Int(row[2]))
      // Two correct sums of exponentials.
      #expect(abs(density.x[step] - (Double(row[3]) ?? .nan)) < 1e-12)
      #expect(abs(density.density[step] / (Double(row[4]) ?? .nan) - 1) < 1e-10)
      #expect(abs(density.bandwidth / (Double(row[5]) ?? .nan) - 1) < 1e-12)
    }
  }

  @Test func densitiesOverLogarithmsAreThoseOfTheLogarithms() throws {
    let powers = [0.1, 1, 1, 10, 100, 1000, 1000]
    let own = try #require(KernelDensity(powers + [-1, 0], places: 5, isOverLogarithms: true))
    let logarithms = try #require(KernelDensity([-1, 0, 0, 1, 2, 3, 3], places: 5))
    #expect(own.count == 7)
    for step in 0..<5 { #expect(abs(own.density[step] - logarithms.density[step]) < 1e-12) }
    #expect(abs(own.x[1] - 1) < 1e-12)
  }

  @Test func binsAreThoseOfNumPy() throws {
    let rows = try rows()
    for row in rows where row[0] == "fd" {
      let histogram = try #require(Histogram(freedmanDiaconis: sample(row[1], rows)))
      #expect(histogram.counts.count == Int(row[2]))
      #expect(histogram.range.lowerBound == Double(row[3]))
      #expect(histogram.range.upperBound == Double(row[4]))
      #expect(histogram.counts.max() == Int(row[5]) && histogram.counts[0] == Int(row[6]))
    }
  }

  @Test func binsOfEqualQuartilesFallBackToSturges() throws {
    let histogram = try #require(Histogram(freedmanDiaconis: [5, 5, 5, 5, 9, 1, 5, 5]))
    #expect(histogram.counts.count == 4)
    #expect(Histogram(freedmanDiaconis: [2, 2, .nan]) == nil)
  }
}
