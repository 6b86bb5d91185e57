import Base
import Testing

@testable import Results

@Suite("CSV round trip")
struct CSVRoundTripTests {
  static let table = Table(
    "hard", title: "Hard cells",
    columns: [
      Column("count", integers: [.min, -1, 0, .max]),
      Column("double", unit: "a.u.", doubles: [-0.0, .leastNonzeroMagnitude, .infinity, 1 / 3]),
      Column(
        "float", unit: "1/s, \"fast\"", floats: [-.infinity, .leastNonzeroMagnitude, -0.0, 0.1]),
      Column("note, quoted", texts: ["", "a,b", "\"", "one\ntwo"]),
      Column("last", texts: ["\r", "ends with\r", "\r\n", "é\u{301}𝄞"]),
    ])

  private func bits(_ values: ColumnValues) -> [String] {
    switch values {
    case .integers(let values): values.map { String($0) }
    case .doubles(let values): values.map { String($0.bitPattern, radix: 16) }
    case .floats(let values): values.map { String($0.bitPattern, radix: 16) }
    case .texts(let values): values.map { Array($0.utf8).description }
    }
  }

  @Test("every cell comes back to the bit, every header with its unit")
  func hardCells() throws {
    let text = CSV.text(Self.table)
    let back = try CSV.table(text, schema: TableSchema(of: Self.table))
    #expect(back.columns.map(\.header) == Self.table.columns.map(\.header))
    for (column, expected) in zip(back.columns, Self.table.columns) {
      #expect(bits(column.values) == bits(expected.values), "\(column.name)")
    }
    #expect(back == Self.table)
    #expect(CSV.text(back) == text)
  }

  @Test("the text is canonical: one line a row, units in the header, quotes where needed")
  func canonical() {
    let table = Table(
      "t", title: "",
      columns: [
        Column("n", integers: [1, 2]), Column("time", unit: "s", doubles: [0.5, 2]),
        Column("word", texts: ["plain", "a \"b\", c"]),
      ])
    #expect(CSV.text(table) == "n,time [s],word\n1,0.5,plain\n2,2,\"a \"\"b\"\", c\"\n")
  }

  @Test("every NaN is written the same and reads as NaN")
  func notANumber() throws {
    let table = Table(
      "t", title: "",
      columns: [
        Column("x", doubles: [.nan, -.nan, Double(nan: 9, signaling: true)]),
        Column("y", floats: [.nan, -.nan, Float(nan: 9, signaling: false)]),
      ])
    let text = CSV.text(table)
    #expect(text == "x,y\nnan,nan\nnan,nan\nnan,nan\n")
    let back = try CSV.table(text, schema: TableSchema(of: table))
    #expect(back.numbers("x").allSatisfy(\.isNaN) && back.numbers("y").allSatisfy(\.isNaN))
  }

  @Test("twenty thousand random bit patterns of doubles and floats come back")
  func randomBits() throws {
    var state: UInt64 = 7
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
    let doubles = (0..<20_000).map { _ in Double(bitPattern: next()) }.filter { !$0.isNaN }
    let floats = doubles.map { _ in Float(bitPattern: UInt32(truncatingIfNeeded: next() >> 20)) }
      .map { $0.isNaN ? 0 : $0 }
    let table = Table(
      "t", title: "", columns: [Column("x", doubles: doubles), Column("y", floats: floats)])
    let back = try CSV.table(CSV.text(table), schema: TableSchema(of: table))
    #expect(zip(back.columns, table.columns).allSatisfy { bits($0.values) == bits($1.values) })
  }

  static let smallTables: [Table] = [
    Table("t", title: "", columns: []),
    Table("t", title: "", columns: [Column("x", doubles: [])]),
    Table("t", title: "", columns: [Column("x", integers: []), Column("y", texts: [])]),
    Table("t", title: "", columns: [Column("x", texts: [""])]),
    Table("t", title: "", columns: [Column("x", texts: ["", "", ""])]),
    Table("t", title: "", columns: [Column("", texts: ["\r", ""])]),
  ]

  @Test("tables without rows, without columns and of empty words come back", arguments: smallTables)
  func small(table: Table) throws {
    #expect(try CSV.table(CSV.text(table), schema: TableSchema(of: table)) == table)
  }

  @Test(
    "line ends of Windows and a missing last one are read",
    arguments: ["x,y\r\n1,a\r\n2,\r\n", "x,y\n1,a\n2,", "x,y\n1,\"a\"\n\"2\",\"\""])
  func otherLineEnds(text: String) throws {
    let table = Table(
      "t", title: "", columns: [Column("x", integers: [1, 2]), Column("y", texts: ["a", ""])])
    #expect(try CSV.table(text, schema: TableSchema(of: table)) == table)
  }
}
