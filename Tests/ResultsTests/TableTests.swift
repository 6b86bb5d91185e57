import Testing

@testable import Results

@Suite("Table")
struct TableTests {
  private let table = Table(
    "t", title: "A table",
    columns: [
      Column("layer", texts: ["a", "b", "a"]), Column("n", integers: [1, 2, 3]),
      Column("x", unit: "s", floats: [0.1, 0.2, 0.3]),
    ])

  @Test("finds columns by name and gives numbers of every kind as doubles")
  func columns() {
    #expect(table.rowCount == 3)
    #expect(table[column: "x"]?.header == "x [s]")
    #expect(table[column: "none"] == nil)
    #expect(table.numbers("n") == [1, 2, 3])
    #expect(table.numbers("x") == [0.1, 0.2, 0.3].map { Double(Float($0)) })
    #expect(table.texts("layer") == ["a", "b", "a"])
    #expect(table.columns[0].values.numbers == nil)
  }

  @Test("filters by canonical cell texts and keeps names, units and order")
  func filtered() {
    let own = table.filtered(["layer": "a"])
    #expect(own.numbers("n") == [1, 3])
    #expect(own.columns.map(\.header) == table.columns.map(\.header))
    #expect(table.filtered(["layer": "a", "x": "0.3"]).numbers("n") == [3])
    #expect(table.filtered(["layer": "c"]).rowCount == 0)
    #expect(table.filtered([:]) == table)
  }

  @Test("selects rows in any order, more than once")
  func selecting() {
    let chosen = table.selecting(rows: [2, 0, 2])
    #expect(chosen.texts("layer") == ["a", "a", "a"])
    #expect(chosen.numbers("n") == [3, 1, 3])
  }

  @Test("a single-precision cell has single-precision digits")
  func cellText() {
    #expect(table.columns[2].values.text(row: 0) == "0.1")
    #expect(ColumnValues.doubles([Double(Float(0.1))]).text(row: 0) == "0.10000000149011612")
    #expect(ColumnValues.doubles([2]).text(row: 0) == "2")
  }
}
