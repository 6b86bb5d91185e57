import Comparison
import Results
import Testing

@Suite("Tables")
struct TableDifferenceTests {
  private func table(_ names: [String], _ values: [Double]) -> Table {
    Table(
      "t", title: "", columns: [Column("name", texts: names), Column("value", doubles: values)])
  }

  @Test("rows that came, went or moved are matched by name")
  func matchesByName() throws {
    let old = table(["a", "b", "c"], [1, 2, 3])
    let difference = try #require(
      TableDifference.between(old, table(["a", "c", "d", "e"], [1, 3.5, 4, 5])))
    #expect(difference.rowsMissing == 1)
    #expect(difference.rowsAdded == 2)
    #expect(difference.worst.map(\.keyText) == ["name=c"])
    #expect(difference.worst.map(\.row) == [3])
    let moved = try #require(TableDifference.between(old, table(["b", "a", "c"], [2, 1, 3])))
    #expect(moved.cellCount == 0)
    #expect(moved.shapeSentences == ["the rows are in another order"])
  }

  @Test("not-a-numbers are equal, and zeros of either sign are not")
  func specialValues() {
    let names = ["a", "b"]
    #expect(TableDifference.between(table(names, [.nan, 0]), table(names, [-.nan, 0])) == nil)
    let zeros = TableDifference.between(table(names, [0, 1]), table(names, [-0.0, 1]))
    #expect(zeros?.worst.map(\.new) == ["-0"])
    let lost = TableDifference.between(table(names, [1, 1]), table(names, [.nan, 1.5]))
    #expect(lost?.worst.map(\.new) == ["nan", "1.5"])
  }

  @Test("the worst cell is the one farthest off in proportion, the first is the first")
  func worst() throws {
    let difference = try #require(
      TableDifference.between(
        table(["a", "b", "c"], [100, 1, 1]), table(["a", "b", "c"], [101, 1, 2])))
    let column = try #require(difference.columns.first)
    #expect(column.first.keyText == "name=a")
    #expect(column.worst.keyText == "name=c")
    #expect(column.countText == "2 of 3 cells differ")
  }

  @Test("single precision counts its own steps")
  func singlePrecision() throws {
    func floats(_ value: Float) -> Table {
      Table("t", title: "", columns: [Column("x", floats: [value])])
    }
    let difference = try #require(TableDifference.between(floats(1), floats(Float(1).nextUp)))
    #expect(difference.worst.first?.change?.ulps == 1)
    #expect(difference.worst.first?.new == "1.0000001")
  }
}
