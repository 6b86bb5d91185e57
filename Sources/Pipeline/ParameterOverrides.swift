public import Base

/// A parameter that cannot be set as asked.
public enum ParameterError: ExplainedError, Hashable {
  /// The experiment has no such parameter.
  case unknown(key: String, known: [String])
  /// The value is of another kind.
  case wrongKind(key: String, value: String, example: String, wanted: String)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .unknown(let key, let known):
      let meant = nearestName(to: key, among: known).map { "did you mean \($0)? " } ?? ""
      return Explanation(
        .input, "no parameter “\(key)”",
        advice: "\(meant)known are \(known.joined(separator: ", "))")
    case .wrongKind(let key, let value, let example, let wanted):
      return Explanation(
        .input, "“\(value)” is no value for \(key), which wants \(wanted)",
        advice: "for instance \(key)=\(example)")
    }
  }
}

/// Changes single values of a set of parameters by name.
enum ParameterOverrides {
  /// Returns the parameters with some values replaced.
  ///
  /// Keys of nested parameters may be given alone: `hidden` finds `layer.hidden`.
  static func apply<Parameters: Codable>(
    _ overrides: [String: JSONValue], to base: Parameters
  ) throws -> Parameters {
    guard !overrides.isEmpty else { return base }
    var json = try JSONValue(encoding: base)
    let known = json.leaves
    let keys = known.map { $0.path.last ?? "" }.sorted()
    for (key, value) in overrides.sorted(by: { $0.key < $1.key }) {
      let full = key.split(separator: ".").map(String.init)
      guard let leaf = known.first(where: { $0.path == full || $0.path.last == key }) else {
        throw ParameterError.unknown(key: key, known: keys)
      }
      json = replacing(
        leaf.path[...], in: json, by: try converted(value, like: leaf.value, key: key))
    }
    return try json.decode(Parameters.self)
  }

  private static func replacing(
    _ path: ArraySlice<String>, in json: JSONValue, by value: JSONValue
  ) -> JSONValue {
    guard let key = path.first else { return value }
    var members = json.members
    members[key] = replacing(path.dropFirst(), in: members[key] ?? .null, by: value)
    return .object(members)
  }

  /// A value of the same kind as the present one; texts are read as that kind.
  private static func converted(
    _ value: JSONValue, like present: JSONValue, key: String
  ) throws -> JSONValue {
    func fail(_ wanted: String) -> ParameterError {
      .wrongKind(
        key: key, value: value.text ?? value.canonicalText,
        example: present.text
          ?? present.canonicalText, wanted: wanted)
    }
    switch (present, value) {
    case (.integer, .integer), (.number, .number), (.string, .string), (.boolean, .boolean):
      return value
    case (.number, .integer(let whole)): return .number(Double(whole))
    case (.integer, .string(let text)):
      guard let whole = Int(text) else { throw fail("a whole number") }
      return .integer(whole)
    case (.number, .string(let text)):
      guard let number = Double(text), number.isFinite else { throw fail("a number") }
      return .number(number)
    case (.boolean, .string(let text)):
      guard let truth = Bool(text) else { throw fail("true or false") }
      return .boolean(truth)
    case (.array(let items), .array(let given)):
      guard let model = items.first else { return value }
      return .array(try given.map { try converted($0, like: model, key: key) })
    case (.array(let items), .string(let text)):
      guard let model = items.first else { throw fail("a list") }
      let parts = text.split(separator: ",").map { String($0) }
      return .array(try parts.map { try converted(.string($0), like: model, key: key) })
    case (.integer, _): throw fail("a whole number")
    case (.number, _): throw fail("a number")
    case (.boolean, _): throw fail("true or false")
    case (.array, _): throw fail("a list")
    default: throw fail("text")
    }
  }
}
