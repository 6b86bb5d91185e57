import Testing

@testable import Base

@Suite("Nearest name")
struct NearestNameTests {
  @Test(
    "counts insertions, deletions, substitutions and swaps of neighbours as one",
    arguments: [
      ("figure", "figure", 0), ("figrue", "figure", 1), ("figur", "figure", 1),
      ("figgure", "figure", 1), ("fogure", "figure", 1), ("", "abc", 3), ("ab", "ba", 1),
    ])
  func distance(from name: String, to other: String, expected: Int) {
    #expect(editDistance(name, other) == expected)
    #expect(editDistance(other, name) == expected)
  }

  @Test("a far name suggests nothing")
  func nothingNear() {
    #expect(nearestName(to: "xyzzy", among: ["figure", "table"]) == nil)
    #expect(nearestName(to: "tabel", among: ["figure", "table"]) == "table")
  }
}
