import Base
import Results

/// Tolerances as golden data: `tolerances.json`, sorted, with the basis of each.
enum ToleranceFile {
  static let name = "tolerances.json"

  static func text(_ tolerances: [Tolerance]) -> String {
    var columns: [String: [String: JSONValue]] = [:]
    var scalars: [String: JSONValue] = [:]
    for tolerance in tolerances {
      let bounds: JSONValue = [
        "relative": .number(tolerance.relative), "absolute": .number(tolerance.absolute),
        "ulps": .integer(tolerance.ulps), "basis": .string(tolerance.basis),
      ]
      switch tolerance.target {
      case .column(let table, let column): columns[table, default: [:]][column] = bounds
      case .scalar(let name): scalars[name] = bounds
      }
    }
    return JSONValue.object([
      "columns": .object(columns.mapValues(JSONValue.object)), "scalars": .object(scalars),
    ]).prettyText
  }

  /// Reads tolerances back; nil for anything that holds none, or bounds that bound nothing.
  static func tolerances(_ text: String) -> [Tolerance]? {
    guard let json = try? JSONValue(parsing: text.utf8), case .object = json else { return nil }
    var read: [Tolerance?] = []
    for (table, columns) in json["columns"]?.members ?? [:] {
      read += columns.members.map { tolerance(.column(table: table, column: $0), $1) }
    }
    read += (json["scalars"]?.members ?? [:]).map { tolerance(.scalar($0), $1) }
    let valid = read.compactMap { $0 }
    guard valid.count == read.count else { return nil }
    return valid.sorted { $0.target.title.utf8.lexicographicallyPrecedes($1.target.title.utf8) }
  }

  private static func tolerance(_ target: Tolerance.Target, _ json: JSONValue) -> Tolerance? {
    guard let basis = json["basis"]?.text, basis.contains(where: { !$0.isWhitespace }),
      case .integer(let ulps)? = json["ulps"], ulps >= 0,
      let relative = json["relative"]?.double, let absolute = json["absolute"]?.double,
      relative.isFinite, absolute.isFinite, relative >= 0, absolute >= 0,
      relative > 0 || absolute > 0 || ulps > 0
    else { return nil }
    return Tolerance(target, relative: relative, absolute: absolute, ulps: ulps, basis: basis)
  }
}

/// The tolerances that judge a comparison: the accepted ones, so that a looser one that nobody has
/// accepted hides nothing.
struct Tolerances {
  private let byTarget: [Tolerance.Target: Tolerance]

  init(_ tolerances: [Tolerance]) {
    byTarget = Dictionary(tolerances.map { ($0.target, $0) }) { _, last in last }
  }

  func of(table: String, column: String) -> Tolerance? {
    byTarget[.column(table: table, column: column)]
  }

  func of(scalar: String) -> Tolerance? { byTarget[.scalar(scalar)] }

  /// What a new set says otherwise, one sentence a target.
  func changes(to declared: [Tolerance]) -> [(target: Tolerance.Target, old: String, new: String)] {
    let new = Tolerances(declared)
    return Set(byTarget.keys).union(new.byTarget.keys)
      .sorted { $0.title.utf8.lexicographicallyPrecedes($1.title.utf8) }
      .filter { byTarget[$0] != new.byTarget[$0] }
      .map {
        (
          target: $0, old: byTarget[$0]?.sentence ?? "exact",
          new: new.byTarget[$0]?.sentence ?? "exact"
        )
      }
  }
}
