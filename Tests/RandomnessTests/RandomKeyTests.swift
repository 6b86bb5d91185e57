import Base
import LinearAlgebra
import TestSupport
import Testing

@testable import Randomness

@Suite("Random keys")
struct RandomKeyTests {
  /// The published vectors of the Random123 distribution, file kat_vectors, threefry4x32 with 20
  /// rounds: counter, key, result.
  @Test(
    "the generator gives the published known answers",
    arguments: [
      (
        "00000000 00000000 00000000 00000000", "00000000 00000000 00000000 00000000",
        "9c6ca96a e17eae66 fc10ecd4 5256a7d8"
      ),
      (
        "ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff ffffffff ffffffff",
        "2a881696 57012287 f6c7446e a16a6732"
      ),
      (
        "243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0 082efa98 ec4e6c89",
        "59cd1dbb b8879579 86b5d00c ac8b6d84"
      ),
    ])
  func knownAnswers(counter: String, key: String, result: String) {
    func words(_ text: String) -> [UInt32] {
      text.split(separator: " ").compactMap { UInt32($0, radix: 16) }
    }
    #expect(RandomKey.block(key: words(key), counter: words(counter)) == words(result))
  }

  @Test("a child depends on its name and its parent alone")
  func children() {
    let root = RandomKey(seed: 7)
    #expect(root.child("a") == RandomKey(seed: 7).child("a"))
    #expect(root.child("a") != root.child("b"))
    #expect(root.child("1") != root.child(1))
    #expect(root.child("a").child("b") != root.child("b").child("a"))
    #expect(root != RandomKey(seed: 8))
    #expect(Set((0..<1000).map { root.child($0) }).count == 1000)
  }

  @Test("the first draws do not depend on how many are drawn")
  func prefix() {
    let key = RandomKey(seed: 1).child("prefix")
    let many: [Float] = key.normals(100_003)
    let few: [Float] = key.normals(1001)
    #expect(Array(many.prefix(1001)) == few)
    let doubles: [Double] = key.uniforms(40_001)
    #expect(Array(doubles.prefix(3)) == key.uniforms(3))
  }

  @Test("uniform numbers fill the open interval evenly")
  func uniforms() {
    let draws: [Double] = RandomKey(seed: 2).uniforms(200_000)
    #expect(draws.allSatisfy { $0 > 0 && $0 < 1 })
    // Mean 1/2 with standard error 0.2887 / √n; five of them.
    let mean = Reductions.sum(draws) / 200_000
    #expect((mean - 0.5).magnitude < 5 * 0.2887 / 447.2)
    // χ² of 100 cells has mean 99 and deviation 14.1; five of them.
    var cells = [Int](repeating: 0, count: 100)
    for draw in draws { cells[Int(draw * 100)] += 1 }
    let chi = cells.reduce(0.0) { $0 + (Double($1) - 2000) * (Double($1) - 2000) / 2000 }
    #expect((chi - 99).magnitude < 71)
  }

  @Test("normal numbers have the moments of the normal distribution")
  func moments() {
    let draws: [Double] = RandomKey(seed: 3).normals(200_000)
    let single: [Float] = RandomKey(seed: 3).child("single").normals(200_000)
    for sample in [draws, single.map(Double.init)] {
      let n = Double(sample.count)
      func moment(_ power: Int) -> Double {
        Reductions.sum(sample.map { x in (0..<power).reduce(1.0) { y, _ in y * x } }) / n
      }
      // Standard errors of the moments: √(Var xᵏ / n) with Var = 1, 2, 15, 96; five of each.
      #expect(moment(1).magnitude < 5 * (1 / n).squareRoot())
      #expect((moment(2) - 1).magnitude < 5 * (2 / n).squareRoot())
      #expect(moment(3).magnitude < 5 * (15 / n).squareRoot())
      #expect((moment(4) - 3).magnitude < 5 * (96 / n).squareRoot())
    }
  }

  @Test("siblings are not correlated")
  func siblings() {
    let key = RandomKey(seed: 4)
    let a: [Double] = key.child(0).normals(100_000)
    let b: [Double] = key.child(1).normals(100_000)
    #expect((Reductions.dot(a, b) / 100_000).magnitude < 5 / 316.2)
  }

  @Test("a permutation holds every number once and is not the identity")
  func permutation() {
    let order = RandomKey(seed: 5).permutation(10_000)
    #expect(order.sorted() == Array(0..<10_000))
    #expect(order != Array(0..<10_000))
    #expect(RandomKey(seed: 5).permutation(0).isEmpty)
  }

  @Test("integers stay below their bound and reach every number")
  func integers() {
    let draws = RandomKey(seed: 6).integers(5000, below: 7)
    #expect(Set(draws) == Set(0..<7))
  }
}
