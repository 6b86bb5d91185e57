import Base
import Testing

@testable import Results

@Suite("Hostile CSV")
struct HostileCSVTests {
  static let schema = TableSchema(
    of: Table(
      "t", title: "",
      columns: [Column("n", integers: []), Column("x", unit: "s", doubles: [])]))

  static let shapes: [(String, Int, CSVError.Problem)] = [
    ("", 1, .empty),
    ("\n", 1, .header(expected: ["n", "x [s]"], found: [""])),
    ("n,x\n", 1, .header(expected: ["n", "x [s]"], found: ["n", "x"])),
    ("x [s],n\n", 1, .header(expected: ["n", "x [s]"], found: ["x [s]", "n"])),
    ("n,x [s]\n1,2\n1\n", 3, .width(expected: 2, found: 1)),
    ("n,x [s]\n1,2,3\n", 2, .width(expected: 2, found: 3)),
    ("n,x [s]\n1,2\n\n", 3, .width(expected: 2, found: 1)),
    ("n,x [s]\n1,0.5\n2,1,5\n", 3, .width(expected: 2, found: 3)),
    ("n,x [s]\n1,\"2\n", 2, .openQuote),
    ("\"", 1, .openQuote),
    ("n,x [s]\n1,\"2\"3\n", 2, .strayQuote),
    ("n,x [s]\n1,\"2\"\"\n", 2, .openQuote),
    ("n,x [s]\n1,\"\"\"\"2\n", 2, .strayQuote),
  ]

  static let cells: [(String, Int, CSVError.Problem)] = [
    ("n,x [s]\n1,2\n1.5,2\n", 3, .cell(column: "n", kind: .integer, text: "1.5")),
    ("n,x [s]\n,2\n", 2, .cell(column: "n", kind: .integer, text: "")),
    ("n,x [s]\n1e3,2\n", 2, .cell(column: "n", kind: .integer, text: "1e3")),
    (
      "n,x [s]\n9223372036854775808,2\n", 2,
      .cell(column: "n", kind: .integer, text: "9223372036854775808")
    ),
    ("n,x [s]\n1,1 2\n", 2, .cell(column: "x", kind: .double, text: "1 2")),
    ("n,x [s]\n1,½\n", 2, .cell(column: "x", kind: .double, text: "½")),
    ("n,x [s]\n1,\0\n", 2, .cell(column: "x", kind: .double, text: "\0")),
  ]

  @Test("is refused with the line of what is wrong", arguments: shapes + cells)
  func refused(text: String, line: Int, problem: CSVError.Problem) {
    #expect(throws: CSVError(line: line, problem: problem)) {
      try CSV.table(text, schema: Self.schema)
    }
  }

  @Test("a number beyond a double reads as infinite")
  func hugeNumber() throws {
    let table = try CSV.table("n,x [s]\n1,1e400\n", schema: Self.schema)
    #expect(table.numbers("x") == [.infinity])
  }

  @Test("a line of two million cells is one error")
  func hugeLine() {
    let line = String(repeating: ",", count: 2_000_000)
    #expect(throws: CSVError(line: 2, problem: .width(expected: 2, found: 2_000_001))) {
      try CSV.table("n,x [s]\n" + line + "\n", schema: Self.schema)
    }
  }

  @Test("the error is a sentence with line, column and text")
  func sentence() {
    let cell = CSVError(line: 3, problem: .cell(column: "n", kind: .integer, text: "1.5"))
    #expect("\(cell)" == "line 3: column n: “1.5” is no integer")
    let width = CSVError(line: 2, problem: .width(expected: 2, found: 3))
    #expect("\(width)" == "line 2: 3 cells instead of 2")
    let header = CSVError(line: 1, problem: .header(expected: ["a", "b"], found: ["c"]))
    #expect("\(header)" == "line 1: columns are c instead of a, b")
  }
}
