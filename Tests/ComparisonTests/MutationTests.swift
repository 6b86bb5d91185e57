import Base
import Results
import TestSupport
import Testing

@testable import Comparison

/// Numbers that are the same in every run.
private struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(sides))
  }
}

/// The shipped golden data as results, its longest tables cut, in a store of a test's own.
private struct ShippedGolden {
  let folder: TemporaryFolder
  let store: GoldenStore
  let results: [GoldenResult]

  static let mostRows = 300

  init() throws {
    folder = try TemporaryFolder()
    store = GoldenStore(root: folder.path)
    let root = Checkout.root.appending("golden")
    var results: [GoldenResult] = []
    for experiment in try Files.names(in: root) {
      let place = root.appending(experiment).appending("quick")
      var tables: [Table] = []
      for name in try Files.names(in: place) where name.hasSuffix(".csv") {
        let lines = try Files.readText(place.appending(name))
          .split(separator: "\n", omittingEmptySubsequences: false).prefix(Self.mostRows + 1)
        let text = lines.joined(separator: "\n") + (lines.last == "" ? "" : "\n")
        let table = String(name.dropLast(4))
        tables.append(
          try TableText.table(text, like: TableText.schema(inferredFrom: text, table)))
      }
      let claims = try JSONValue(parsing: Files.read(place.appending("claims.json"))).members
      results.append(
        GoldenResult(
          experiment: experiment, profile: "quick",
          findings: Findings(
            tables: tables,
            scalars: try FindingsFiles.scalars(
              Files.readText(place.appending("scalars.json")))),
          claims: claims.sorted { $0.key < $1.key }.map { name, claim in
            Claim(
              name, claim["sentence"]?.text ?? "", holds: claim["holds"] == .boolean(true),
              evidence: "")
          }))
    }
    self.results = results
    for result in results {
      try store.accept(result, .init(reason: "first", revision: "r", platform: "p"))
    }
  }

  func path(_ result: GoldenResult, _ file: String) -> FilePath {
    folder.path.appending(result.experiment).appending("quick").appending(file)
  }
}

@Suite("Mutations of golden data")
struct MutationTests {
  @Test("of 1000 edits of one value, 1000 are found and named at their place")
  func edits() throws {
    let golden = try ShippedGolden()
    var dice = Dice(1)
    var found = 0
    for _ in 0..<1000 {
      let result = golden.results[dice.roll(golden.results.count)]
      let edit = try dice.roll(10) < 7 ? cell(result, &dice) : value(result, &dice)
      let path = golden.path(result, edit.file)
      let before = try Files.readText(path)
      try Files.write(edit.text, to: path)
      let differences = try golden.store.compare(result).differences
      let isNamed =
        differences.count == 1 && differences[0].experiment == result.experiment
        && differences[0].file == edit.file && differences[0].sentence.contains(edit.place)
      #expect(isNamed, "\(edit.place): \(differences.map(\.sentence))")
      if isNamed { found += 1 }
      try Files.write(before, to: path)
    }
    #expect(found == 1000)
  }

  private typealias Edit = (file: String, text: String, place: String)

  /// A number of a table, one unit in its last written digit away or another word.
  private func cell(_ result: GoldenResult, _ dice: inout Dice) throws -> Edit {
    let table = result.findings.tables[dice.roll(result.findings.tables.count)]
    let column = dice.roll(table.columns.count)
    let row = dice.roll(table.rowCount)
    let old = table.columns[column].values
    let values: ColumnValues
    switch old {
    case .integers(var cells):
      cells[row] += 1_000_003
      values = .integers(cells)
    case .doubles(var cells):
      cells[row] = cells[row].isFinite ? cells[row].nextUp : 0
      values = .doubles(cells)
    case .floats(var cells):
      cells[row] = cells[row].isFinite ? cells[row].nextUp : 0
      values = .floats(cells)
    case .texts(var cells):
      cells[row] += "x"
      values = .texts(cells)
    }
    var columns = table.columns
    columns[column] = Column(columns[column].name, unit: columns[column].unit, values)
    let edited = Table(table.name, title: table.title, columns: columns)
    // An edited name of a row may be told as a row that went and one that came.
    let alignment = RowAlignment(old: edited, new: table)
    let isRow = !alignment.missing.isEmpty
    let header = columns[column].header
    return (
      file: "\(table.name).csv", text: CSV.text(edited),
      place: isRow
        ? "1 missing, 1 new, the first is " : "column \(header), row \(row + 1)"
    )
  }

  /// A scalar's value or a claim's verdict.
  private func value(_ result: GoldenResult, _ dice: inout Dice) throws -> Edit {
    if dice.roll(3) == 0, !result.claims.isEmpty {
      let index = dice.roll(result.claims.count)
      var claims = result.claims
      let claim = claims[index]
      claims[index] = Claim(claim.name, claim.sentence, holds: !claim.holds, evidence: "")
      return (
        file: "claims.json", text: GoldenFiles.text(of: claims), place: "claim \(claim.name) "
      )
    }
    let scalars = result.findings.scalars
    let index = dice.roll(scalars.count)
    let edited = scalars.enumerated().map { place, scalar in
      place != index
        ? scalar
        : Scalar(
          scalar.name, scalar.value.nextDown, uncertainty: scalar.uncertainty, unit: scalar.unit,
          meaning: scalar.meaning, published: scalar.published)
    }
    return (
      file: "scalars.json", text: FindingsFiles.scalarsText(edited),
      place: "scalar \(scalars[index].name), value"
    )
  }

  @Test("of 1000 changes that change nothing, none is reported")
  func noChanges() throws {
    let golden = try ShippedGolden()
    let elsewhere = try TemporaryFolder()
    var dice = Dice(2)
    var reported = 0
    for turn in 0..<1000 {
      let result = golden.results[dice.roll(golden.results.count)]
      let names = try Files.names(in: golden.path(result, "x").removingLastComponent())
        .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".json") }
      let name = names[dice.roll(names.count)]
      let path = golden.path(result, name)
      let before = try Files.readText(path)
      var store = golden.store
      switch turn % 4 {
      case 0 where name.hasSuffix(".json"):
        try Files.write(shuffled(try JSONValue(parsing: before.utf8), &dice), to: path)
      case 0, 1: try Files.write(before.replacing("\n", with: "\r\n"), to: path)
      case 2 where name.hasSuffix(".csv"):
        try Files.write(respelled(before), to: path)
      default:
        store = GoldenStore(root: elsewhere.path.appending("\(turn)"))
        try store.accept(result, .init(reason: "moved", revision: "r", platform: "p"))
      }
      let differences = try store.compare(result).differences
      #expect(differences.isEmpty, "\(turn) \(name): \(differences.map(\.sentence))")
      reported += differences.isEmpty ? 0 : 1
      try Files.write(before, to: path)
    }
    #expect(reported == 0)
  }

  /// JSON with its keys in another order and no line feeds.
  private func shuffled(_ json: JSONValue, _ dice: inout Dice) -> String {
    switch json {
    case .object(let members):
      var rest = members.sorted { $0.key < $1.key }
      var parts: [String] = []
      while !rest.isEmpty {
        let (key, value) = rest.remove(at: dice.roll(rest.count))
        parts.append("\(JSONValue.string(key).canonicalText) : \(shuffled(value, &dice))")
      }
      return "{" + parts.joined(separator: ",") + "}"
    case .array(let items):
      return "[" + items.map { shuffled($0, &dice) }.joined(separator: ", ") + "]"
    default: return json.canonicalText
    }
  }

  /// Decimals with a zero more, which is the same number.
  private func respelled(_ csv: String) -> String {
    let lines = csv.split(separator: "\n", omittingEmptySubsequences: false)
    guard !csv.contains("\"") else { return csv }
    return lines.enumerated().map { line, text in
      guard line > 0 else { return String(text) }
      return text.split(separator: ",", omittingEmptySubsequences: false).map { cell in
        cell.contains(".") && Double(cell) != nil && !cell.contains("e") ? "\(cell)0" : "\(cell)"
      }.joined(separator: ",")
    }.joined(separator: "\n")
  }
}
