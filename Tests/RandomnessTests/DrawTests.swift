import LinearAlgebra
import TestSupport
import Testing

@testable import Randomness

@Suite("Draws")
struct DrawTests {
  private let key = RandomKey(seed: 1).child("draws")

  @Test(
    "the lanes of the kernel give the bits of one block at a time",
    arguments: KernelPath.allCases.filter(\.isAvailable))
  func reference(path: KernelPath) {
    Execution.$current.withValue(Execution(path: path)) { reference() }
  }

  private func reference() {
    let words = self.key.words
    // Starts at every place in a group of 64 words, and an end within another one; and a start
    // beyond 2³² blocks.
    for start in Array(0..<67) + [1 << 36] {
      let range = start..<start + 171
      let doubles: [Double] = key.uniforms(range)
      let singles: [Float] = key.uniforms(range)
      let normals: [Double] = key.normals(range)
      let singleNormals: [Float] = key.normals(range)
      for (offset, index) in range.enumerated() {
        let wide = (Double(ReferenceGenerator.wide(words, index) >> 12) + 0.5) * 0x1p-52
        let word = ReferenceGenerator.word(words, index)
        #expect(doubles[offset] == wide)
        #expect(singles[offset] == (Float(word >> 9) + 0.5) * 0x1p-23)
        #expect(normals[offset] == NormalDistribution.quantile(wide))
        // Measured below 0.531 units of the last place over all words.
        let exact = NormalDistribution.quantile((Double(word) + 0.5) * 0x1p-32)
        let distance = (Double(singleNormals[offset]) - exact).magnitude
        #expect(distance < 0.54 * Double(Float(exact).ulp))
      }
    }
    #expect(key.words(71) == (0..<71).map { ReferenceGenerator.wide(words, $0) })
  }

  @Test("indices beyond 2^32 blocks have draws of their own")
  func farIndices() {
    let far = 1 << 35
    let draws: [Double] = key.uniforms(far..<far + 3)
    for offset in 0..<3 {
      let bits = ReferenceGenerator.wide(key.words, far + offset)
      #expect(draws[offset] == (Double(bits >> 12) + 0.5) * 0x1p-52)
    }
    #expect(draws != key.uniforms(3))
  }

  @Test(
    "a piece of a draw is the draw of the piece, for any number of threads", arguments: [1, 2, 5])
  func pieces(threads: Int) {
    let whole: [Float] = key.normals(100_003)
    Execution.$current.withValue(Execution(threads: threads)) {
      #expect(key.normals(100_003) as [Float] == whole)
      #expect(key.normals(77_777..<99_001) as [Float] == Array(whole[77_777..<99_001]))
      #expect(key.normals(1001) as [Float] == Array(whole.prefix(1001)))
    }
  }

  @Test("nothing can be drawn: no numbers")
  func empty() {
    #expect((key.uniforms(0) as [Float]).isEmpty)
    #expect((key.normals(7..<7) as [Double]).isEmpty)
    #expect(key.permutation(0).isEmpty)
    #expect(key.choice(0, of: 0).isEmpty)
    #expect(key.shuffled([Int]()).isEmpty)
  }

  @Test("a matrix is filled row by row")
  func matrix() {
    let singles: Matrix<Float> = key.normalMatrix(rows: 3, columns: 5)
    #expect(singles.elements == key.normals(15))
    let doubles: Matrix<Double> = key.normalMatrix(rows: 3, columns: 5)
    #expect(doubles.elements == key.normals(15))
  }

  @Test("a permutation holds every number once, and any first number is as likely")
  func permutation() {
    let order = key.permutation(10_000)
    #expect(order.sorted() == Array(0..<10_000))
    // χ² of 6 orders of 3 in 6000 permutations: mean 5, deviation 3.2; five of them.
    var seen = [Int](repeating: 0, count: 6)
    for index in 0..<6000 {
      let order = key.child(index).permutation(3)
      seen[order[0] * 2 + (order[1] > order[2] ? 1 : 0)] += 1
    }
    let chi = seen.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
    #expect(chi < 5 + 5 * 3.2)
  }

  /// Lengths around the numbers of radix passes; the slow version sorts by word, then number.
  @Test("a permutation sorts the words", arguments: [1, 2, 63, 64, 1000, 70_000, 2_100_000])
  func order(count: Int) {
    let words = key.words(count)
    let order = key.permutation(count)
    let falls = zip(order, order.dropFirst()).filter {
      (words[$0], $0) >= (words[$1], $1)
    }
    #expect(order.count == count && falls.isEmpty)
  }

  @Test("a choice is the start of the permutation, and shuffling applies it")
  func choice() {
    #expect(key.choice(5, of: 100) == Array(key.permutation(100).prefix(5)))
    #expect(key.shuffled(["a", "b", "c"]) == key.permutation(3).map { ["a", "b", "c"][$0] })
  }

  @Test(
    "integers are those of the reference, drawn again where the bound asks for it",
    arguments: [1, 7, 60_000, 1 << 62, (1 << 62) + 1, 0x6000_0000_0000_0001, Int.max])
  func integers(bound: Int) {
    let draws = key.integers(300, below: bound)
    let unfair = (0 &- UInt64(bound)) % UInt64(bound)
    var repeats = 0
    for (index, draw) in draws.enumerated() {
      var attempt: UInt32 = 0
      var product = ReferenceGenerator.wide(key.words, index)
        .multipliedFullWidth(by: UInt64(bound))
      while product.low < unfair {
        attempt += 1
        repeats += 1
        product = ReferenceGenerator.wide(key.words, index, attempt: attempt)
          .multipliedFullWidth(by: UInt64(bound))
      }
      #expect(draw == Int(product.high))
      #expect((0..<bound).contains(draw))
    }
    // 3 · 2^61 + 1 leaves a quarter of all bits unfair, so the rule is exercised.
    if bound == 0x6000_0000_0000_0001 { #expect(repeats > 30) }
  }
}
