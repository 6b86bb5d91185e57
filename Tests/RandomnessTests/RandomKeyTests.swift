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
    #expect(ReferenceGenerator.block(words(key), words(counter)) == words(result))
  }

  @Test("a child depends on its name and its parent alone")
  func children() {
    let root = RandomKey(seed: 7)
    #expect(root.child("a") == RandomKey(seed: 7).child("a"))
    #expect(root.child("a") != root.child("b"))
    #expect(root.child("1") != root.child(1))
    #expect(root.child("a").child("b") != root.child("b").child("a"))
    #expect(root.child("ab") != root.child("a").child("b"))
    #expect(root != RandomKey(seed: 8))
    #expect(Set((-500..<500).map { root.child($0) }).count == 1000)
  }

  /// Whoever changes how children are made changes every published result.
  @Test("children are those of Oracles/children.py")
  func derivation() {
    let root = RandomKey(seed: 20_240_501)
    #expect(root.hex == "bd7b57023cc6af343192355393786323")
    #expect(root.child("attack/pgd").child(3).hex == "4ee510c45e8cfc8eea2167bdb58ccf5b")
  }

  @Test("a key reads back from its text and from JSON, and from nothing else")
  func coding() throws {
    let key = RandomKey(seed: 1).child("x")
    #expect(RandomKey(hex: key.hex) == key)
    let json = try JSONValue(encoding: [key])
    #expect(json.canonicalText == "[\"\(key.hex)\"]")
    #expect(try json.decode([RandomKey].self) == [key])
    for text in ["", "12", String(key.hex.dropLast()) + "g", "+" + key.hex.dropFirst()] {
      #expect(RandomKey(hex: text) == nil)
      #expect(throws: DecodingError.self) { try JSONValue.string(text).decode(RandomKey.self) }
    }
  }
}
