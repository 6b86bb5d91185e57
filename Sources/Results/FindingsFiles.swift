import Base

/// Findings as files: `<table>.csv` and `scalars.json`, the form of `output/`, `golden/` and store.
public enum FindingsFiles {
  /// File name to text, in written order.
  public static func texts(of findings: Findings) -> [(name: String, text: String)] {
    findings.tables.map { (name: "\($0.name).csv", text: CSV.text($0)) }
      + [(name: "scalars.json", text: scalarsText(findings.scalars))]
  }

  /// The canonical text of scalars: an object by name.
  public static func scalarsText(_ scalars: [Scalar]) -> String {
    JSONValue.object(
      Dictionary(uniqueKeysWithValues: scalars.map { ($0.name, json($0)) })
    ).prettyText
  }

  /// Reads scalars back, sorted by name.
  public static func scalars(_ text: String) throws -> [Scalar] {
    try JSONValue(parsing: text.utf8).members
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { name, value in
        var members = value.members
        members["name"] = .string(name)
        return try JSONValue.object(members).decode(Scalar.self)
      }
  }

  private static func json(_ scalar: Scalar) -> JSONValue {
    var members: [String: JSONValue] = [
      "value": .number(scalar.value), "meaning": .string(scalar.meaning),
    ]
    members["uncertainty"] = scalar.uncertainty.map(JSONValue.number)
    members["unit"] = scalar.unit.map(JSONValue.string)
    members["published"] = scalar.published.map { published in
      var members: [String: JSONValue] = [
        "value": .number(published.value), "source": .string(published.source),
        "dataset": .string(published.dataset),
      ]
      members["uncertainty"] = published.uncertainty.map(JSONValue.number)
      return .object(members)
    }
    return .object(members)
  }
}
