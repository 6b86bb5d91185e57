import LinearAlgebra
import Testing

@Suite("Reductions")
struct ReductionTests {
  /// The slow version: 16 lanes, then a balanced tree.
  private func reference(_ terms: [Double]) -> Double {
    var lanes = [Double](repeating: 0, count: 16)
    for (index, term) in terms.enumerated() { lanes[index % 16] += term }
    var width = 8
    while width > 0 {
      for lane in 0..<width { lanes[lane] += lanes[lane + width] }
      width /= 2
    }
    return lanes[0]
  }

  @Test(
    "add in 16 lanes joined by a tree, to the bit, on every path",
    arguments: KernelPath.allCases.filter(\.isAvailable), [0, 1, 15, 16, 17, 1000, 4097])
  func order(path: KernelPath, count: Int) {
    let x = (0..<count).map { Double(($0 * 7919) % 10007) / 313 - 11 }
    let y = (0..<count).map { Double(($0 * 104_729) % 10009) / 717 - 5 }
    Execution.$current.withValue(Execution(path: path)) {
      #expect(Reductions.sum(x) == reference(x))
      #expect(Reductions.dot(x, y) == reference(zip(x, y).map { $0 * $1 }))
      #expect(Reductions.sumOfSquares(x) == reference(x.map { $0 * $0 }))
      let (a, b) = (x.map(Float.init), y.map(Float.init))
      #expect(Reductions.sum(a) == reference(a.map(Double.init)))
      #expect(Reductions.dot(a, b) == reference(zip(a, b).map { Double($0) * Double($1) }))
      #expect(Reductions.sumOfSquares(a) == reference(a.map { Double($0) * Double($0) }))
    }
  }

  @Test(
    "extremes are found wherever they stand, the first of equals, on every path",
    arguments: KernelPath.allCases.filter(\.isAvailable), [1, 2, 7, 16, 33, 100])
  func extremes(path: KernelPath, count: Int) throws {
    try Execution.$current.withValue(Execution(path: path)) {
      for place in 0..<count {
        var x = (0..<count).map { Double(($0 * 7919) % 101) / 313 }
        x[place] = 9
        let last = (place + count) / 2
        if last < count { x[last] = 9 }
        let found = try #require(Reductions.extremes(x))
        #expect(found.minimum == x.min() && found.maximum == x.max())
        #expect(Reductions.argmax(x) == place)
        #expect(Reductions.argmin(x) == x.firstIndex(of: found.minimum))
        let singles = x.map { -Float($0) }
        #expect(Reductions.argmin(singles) == place)
        #expect(Reductions.extremes(singles)?.minimum == singles.min())
        x[place] = -.nan
        let strange = try #require(Reductions.extremes(x))
        #expect(strange.minimum.isNaN && strange.maximum.isNaN && Reductions.sum(x).isNaN)
        #expect(Reductions.argmax(x) == place && Reductions.argmin(x.map(Float.init)) == place)
      }
    }
  }

  @Test("zeros are equal as places, but the minimum of both is the negative one")
  func zeros() throws {
    let found = try #require(Reductions.extremes([0.0, -0.0]))
    #expect(found.minimum.sign == .minus && found.maximum.sign == .plus)
    #expect(Reductions.argmin([0.0, -0.0]) == 0 && Reductions.argmax([-0.0, 0.0]) == 0)
    #expect(Reductions.extremes([Float]()) == nil && Reductions.argmax([Double]()) == nil)
    #expect(Reductions.extremes([-.infinity, Float.infinity])?.minimum == -.infinity)
  }
}

@Suite("Orders")
struct OrderTests {
  private let numbers: [Double] = {
    var numbers: [Double] = (0..<3000).map { index in
      let place = (index * 7919) % 1009
      return Double(place) / 313 - 1.5
    }
    numbers += [.nan, 0, -0.0, .infinity, -.infinity, -.nan, 1e300, 0]
    numbers += [.leastNonzeroMagnitude, -.leastNonzeroMagnitude]
    return numbers
  }()

  /// The slow version: the standard library's sort by number, then place.
  private func reference(_ x: [Double]) -> [Int] {
    x.indices.sorted { a, b in
      if x[a].isNaN || x[b].isNaN { return x[a].isNaN == x[b].isNaN ? a < b : x[b].isNaN }
      return x[a] == x[b] ? a < b : x[a] < x[b]
    }
  }

  @Test("are stable, with NaN last")
  func order() {
    #expect(Sorting.order(numbers) == reference(numbers))
    let singles = numbers.map(Float.init)
    #expect(Sorting.order(singles) == reference(singles.map(Double.init)))
    #expect(Sorting.sorted([3.0, -1, 2]) == [-1, 2, 3])
    #expect(Sorting.sorted([3, -1, 2] as [Float]) == [-1, 2, 3])
    #expect(Sorting.order([Double]()).isEmpty && Sorting.order([Float(1)]) == [0])
  }

  @Test("the top of a row is the start of its order from the greatest", arguments: [0, 1, 5, 40])
  func top(count: Int) {
    let elements: [Float] = (0..<120).map { index in
      if index % 40 == 7 { return .nan }
      let number = (index * 37) % 23 - 11
      return Float(number)
    }
    let top = TopK.columns(Matrix(rows: 3, columns: 40, elements: elements), count: count)
    for row in 0..<3 {
      let negated = elements[row * 40..<row * 40 + 40].map { -Double($0) }
      #expect(top[row] == Array(reference(negated).prefix(count)))
    }
  }
}
