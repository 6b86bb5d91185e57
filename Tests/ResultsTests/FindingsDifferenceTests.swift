import Testing

@testable import Results

private func table(
  _ name: String, _ x: [Double] = [1, 2, 3], words: [String] = ["a", "b", "c"]
) -> Table {
  Table(
    name, title: "",
    columns: [
      Column("word", texts: words), Column("n", integers: [7, 8, 9]),
      Column("x", unit: "s", doubles: x),
    ])
}

private func findings(_ tables: [Table], _ scalars: [Scalar] = []) -> Findings {
  Findings(tables: tables, scalars: scalars)
}

@Suite("Difference of findings")
struct FindingsDifferenceTests {
  @Test("equal bits are no difference, and one NaN is as good as another")
  func equal() {
    let a = findings([table("t", [.nan, -0.0, 1])], [Scalar("s", .nan, meaning: "")])
    let b = findings([table("t", [-.nan, -0.0, 1])], [Scalar("s", -.nan, meaning: "")])
    #expect(FindingsDifference.all(expected: a, got: b).isEmpty)
  }

  @Test("names the first table, column and row, what stands in it, and how many differ")
  func cell() throws {
    let a = findings([table("one"), table("two")])
    let b = findings([table("one"), table("two", [1, 2.0.nextUp, 4], words: ["a", "b", "d"])])
    let all = FindingsDifference.all(expected: a, got: b)
    #expect(all.count == 2)
    guard case .cell(let word) = all[0], case .cell(let number) = all[1] else {
      Issue.record("\(all)")
      return
    }
    #expect(FindingsDifference.first(expected: a, got: b) == all[0])
    #expect((word.table, word.column, word.row) == ("two", "word", 3))
    #expect(
      word.sentence
        == "table two, column word, row 3 (n = 9): expected c, got d; 1 of 3 cells differ")
    #expect((number.table, number.column, number.row) == ("two", "x", 2))
    #expect(number.key == "word = b, n = 8")
    #expect(number.count == 2 && number.total == 3 && number.numbers?.ulps == 1)
  }

  @Test("the sign of zero is a difference, in tables and in scalars")
  func signedZero() {
    let a = findings([table("t", [0, 1, 2])], [Scalar("s", 0, meaning: "")])
    let b = findings([table("t", [-0.0, 1, 2])], [Scalar("s", -0.0, meaning: "")])
    #expect(FindingsDifference.all(expected: a, got: b).count == 2)
  }

  @Test("a number instead of NaN is a difference")
  func notANumber() {
    let a = findings([table("t", [.nan, 1, 2])])
    let b = findings([table("t", [0, 1, 2])])
    #expect(FindingsDifference.first(expected: a, got: b)?.sentence.contains("nan, got 0") == true)
  }

  @Test("missing and new tables and scalars are named")
  func names() {
    let all = FindingsDifference.all(
      expected: findings([table("a"), table("b")], [Scalar("s", 1, meaning: "")]),
      got: findings([table("b"), table("c")], [Scalar("r", 1, meaning: "")]))
    #expect(all == [.missingTable("a"), .extraTable("c"), .missingScalar("s"), .extraScalar("r")])
    let sentences = [
      "table a is missing", "table c is new", "scalar s is missing", "scalar r is new",
    ]
    #expect(all.map(\.sentence) == sentences)
  }

  @Test("another unit, another kind and another number of rows are differences of the table")
  func shape() {
    func one(_ column: Column) -> Findings { findings([Table("t", title: "", columns: [column])]) }
    let a = one(Column("x", unit: "s", doubles: [1]))
    #expect(
      FindingsDifference.first(expected: a, got: one(Column("x", unit: "ms", doubles: [1])))
        == .columns(table: "t", expected: ["x [s]"], got: ["x [ms]"]))
    #expect(
      FindingsDifference.first(expected: a, got: one(Column("x", unit: "s", floats: [1])))
        == .columns(table: "t", expected: ["x [s] of double"], got: ["x [s] of float"]))
    #expect(
      FindingsDifference.first(expected: a, got: one(Column("x", unit: "s", doubles: [1, 2])))
        == .rows(table: "t", expected: 1, got: 2))
  }

  @Test("a scalar differs by its value or its uncertainty, also when one has none")
  func scalars() {
    func one(_ value: Double, _ error: Double?) -> Findings {
      findings([], [Scalar("s", value, uncertainty: error, meaning: "")])
    }
    let a = one(1, 0.5)
    let value = FindingsDifference.all(expected: a, got: one(1.0.nextUp, 0.5))
    #expect(value.map(\.sentence).first?.hasPrefix("scalar s, value: expected 1, got") == true)
    #expect(value.count == 1)
    let none = FindingsDifference.all(expected: a, got: one(1, nil))
    #expect(none.map(\.sentence).first?.hasPrefix("scalar s, uncertainty:") == true)
    #expect(none.count == 1)
  }
}
