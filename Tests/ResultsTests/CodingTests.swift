import Base
import Testing

@testable import Results

@Suite("Coding")
struct CodingTests {
  static let scalars: [Scalar] = [
    Scalar("plain", 1.5, meaning: "A number"),
    Scalar(
      "full", -0.0, uncertainty: 1 / 3, unit: "ms", meaning: "“Quoted”, é\n",
      published: Published(2.67, uncertainty: 0.1, source: "Somebody 2024, Fig. 2", dataset: "x")),
    Scalar("alpha.data", .nan, uncertainty: .infinity, meaning: ""),
    Scalar(
      "tiny", .leastNonzeroMagnitude, meaning: "",
      published: Published(-0.0, source: "", dataset: "")),
    Scalar("large", 1e16, uncertainty: 1.7976931348623157e308, meaning: ""),
  ]

  private func bits(_ scalar: Scalar) -> [String] {
    let numbers = [
      scalar.value, scalar.uncertainty, scalar.published?.value, scalar.published?.uncertainty,
    ]
    let words = [scalar.name, scalar.unit, scalar.meaning, scalar.published?.source]
    return numbers.map { number in
      number.map { $0.isNaN ? "nan" : String($0.bitPattern, radix: 16) } ?? "none"
    } + words.map { $0 ?? "none" }
  }

  @Test("scalars come back to the bit, by Codable", arguments: scalars)
  func scalar(scalar: Scalar) throws {
    let back = try JSONValue(encoding: scalar).decode(Scalar.self)
    #expect(bits(back) == bits(scalar))
  }

  @Test("scalars come back to the bit from scalars.json, sorted by name")
  func scalarsFile() throws {
    let text = FindingsFiles.scalarsText(Self.scalars)
    let back = try FindingsFiles.scalars(text)
    #expect(back.map(\.name) == ["alpha.data", "full", "large", "plain", "tiny"])
    for scalar in back {
      let original = try #require(Self.scalars.first { $0.name == scalar.name })
      #expect(bits(scalar) == bits(original))
    }
    #expect(FindingsFiles.scalarsText(back) == text)
    #expect(FindingsFiles.scalarsText(Self.scalars.reversed()) == text)
  }

  @Test("a NaN of any sign gives the same scalars.json and reads back")
  func signedNaN() throws {
    func text(_ value: Double) -> String {
      FindingsFiles.scalarsText([Scalar("x", value, meaning: "")])
    }
    #expect(text(.nan) == text(-.nan))
    #expect(try FindingsFiles.scalars(text(-.nan))[0].value.isNaN)
  }

  @Test("findings become one CSV a table in their order, then the scalars")
  func files() {
    let findings = Findings(
      tables: [
        Table("b", title: "", columns: [Column("x", integers: [1])]),
        Table("a", title: "", columns: [Column("x", integers: [2])]),
      ])
    let files = FindingsFiles.texts(of: findings)
    #expect(files.map(\.name) == ["b.csv", "a.csv", "scalars.json"])
    #expect(files.map(\.text) == ["x\n1\n", "x\n2\n", "{}\n"])
  }

  @Test("claims come back")
  func claim() throws {
    let claim = Claim("kh-outlives-bp", "KH outlives BP", holds: false, evidence: "1.3 < 2")
    #expect(try JSONValue(encoding: [claim]).decode([Claim].self) == [claim])
  }

  @Test("a schema comes back and describes names, units and kinds")
  func schema() throws {
    let schema = TableSchema(of: CSVRoundTripTests.table)
    #expect(try JSONValue(encoding: schema).decode(TableSchema.self) == schema)
    #expect(schema.columns.map(\.kind) == [.integer, .double, .float, .text, .text])
    #expect(schema.columns[1].unit == "a.u." && schema.columns[0].unit == nil)
  }

  @Test("a table of source digests reads back, file names with spaces too")
  func sourceDigests() {
    let digest = Digest(of: "code")
    let text = "A/one.swift \(digest.hex)\nA/two words.swift \(digest.hex)\n\nnonsense\nB/c.c 12\n"
    let table = SourceDigest.table(text)
    #expect(table.map(\.file) == ["A/one.swift", "A/two words.swift"])
    #expect(table.allSatisfy { $0.digest == digest })
    let scope = SourceDigest.scope(table, own: "A", files: ["one.swift"], targets: [])
    #expect(scope.map(\.file) == ["A/one.swift"])
    #expect(SourceDigest.scope(table, own: "X", files: [], targets: ["A"]) == table)
  }
}
