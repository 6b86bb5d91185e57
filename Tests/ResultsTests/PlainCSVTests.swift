import Base
import Testing

@testable import Results

@Suite("Plain CSV")
struct PlainCSVTests {
  private let schema = TableSchema(
    of: Table(
      "t", title: "T",
      columns: [
        Column("n", integers: []), Column("x", unit: "s", doubles: []), Column("y", floats: []),
        Column("w", texts: []),
      ]))

  private static let numbers: [Double] = [
    0, -0.0, 1, 0.1, 1e22, 1e23, .leastNonzeroMagnitude, .leastNormalMagnitude,
    .greatestFiniteMagnitude,
    Double.leastNormalMagnitude.nextDown, 9007199254740994, .pi, 1.0.nextUp, .nan, .infinity,
    -.infinity,
  ]

  @Test("every number reads back to its bits, as with the careful reader")
  func numbers() throws {
    let table = Table(
      "t", title: "T",
      columns: [
        Column("n", integers: Self.numbers.indices.map { $0 - 3 }),
        Column("x", unit: "s", doubles: Self.numbers),
        Column("y", floats: Self.numbers.map { Float($0) }),
        Column("w", texts: Self.numbers.map { "é \($0)" }),
      ])
    let read = try #require(PlainCSV.table(CSV.text(table), schema: schema))
    #expect(
      FindingsDifference.first(expected: Findings(tables: [table]), got: Findings(tables: [read]))
        == nil)
  }

  @Test(
    "anything out of the ordinary is left to the careful reader",
    arguments: [
      "", "n,x [s],y,w", "n,x,y,w\n", "n,x [s],y,w\n1,2,3\n", "n,x [s],y,w\n1,2,3,4,5\n",
      "n,x [s],y,w\r\n1,2,3,a\r\n", "n,x [s],y,w\n1,2,3,\"a\"\n", "n,x [s],y,w\n1,2,3,a",
      "n,x [s],y,w\n1.5,2,3,a\n", "n,x [s],y,w\n1,two,3,a\n", "n,x [s],y,w\n1,,3,a\n",
      "n,x [s],y,w\n1,2,3,a\n\n",
    ])
  func unusual(text: String) { #expect(PlainCSV.table(text, schema: schema) == nil) }

  @Test("without a schema columns whose cells all are numbers hold numbers")
  func inferred() throws {
    let text = "n,x [s],w,e\n1,2,3,\n-2,+5,four,\n3,nan,5,\n"
    let table = try #require(CSV.plainTable(inferredFrom: Array(text.utf8), name: "t"))
    #expect(table.columns.map(\.values.kind) == [.integer, .double, .text, .text])
    #expect(table.columns.map(\.name) == ["n", "x [s]", "w", "e"])
    #expect(table.columns.map { $0.values.text(row: 1) } == ["-2", "5", "four", ""])
    for odd in ["", "\n", "a,a\n1,2\n", "a\n\"1\"\n", "a,b\n1\n"] {
      #expect(CSV.plainTable(inferredFrom: Array(odd.utf8), name: "t") == nil, "\(odd)")
    }
  }

  @Test("a table without rows is a table")
  func noRows() throws {
    let table = try #require(PlainCSV.table("n,x [s],y,w\n", schema: schema))
    #expect(table.rowCount == 0 && table.columns.count == 4)
  }

  @Test(
    "spellings that Swift reads are read the same",
    arguments: ["1e5", "+1", "0x1p3", "-.5", "1E5", "nan"])
  func spellings(cell: String) throws {
    let text = "n,x [s],y,w\n1,\(cell),3,a\n"
    let plain = PlainCSV.table(text, schema: schema)?.columns[1].values
    guard let value = Double(cell) else { return #expect(plain == nil) }
    #expect(plain?.text(row: 0) == NumberText.shortest(value))
  }
}
