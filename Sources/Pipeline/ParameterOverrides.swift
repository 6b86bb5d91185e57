import Base

/// Changes single values of a set of parameters by name.
enum ParameterOverrides {
  /// Returns the parameters with some values replaced.
  ///
  /// Keys of nested parameters may be given by their end: `hidden` finds `layer.hidden`.
  static func apply<Parameters: Codable>(
    _ overrides: [String: JSONValue], to base: Parameters
  ) throws -> Parameters {
    guard !overrides.isEmpty else { return base }
    let present = try JSONValue(encoding: base)
    let known = present.leaves
    var json = present
    for (key, value) in overrides.sorted(by: { $0.key < $1.key }) {
      let leaf = try leaf(key, among: known)
      let model = model(leaf, in: present, as: Parameters.self)
      guard let fitting = converted(value, like: model) else {
        throw ParameterError.wrongKind(
          key: key, value: given(value), example: given(leaf.value), wanted: wanted(model).one)
      }
      do {
        _ = try replacing(leaf.path[...], in: present, by: fitting).decode(Parameters.self)
      } catch DecodingError.dataCorrupted(let context) {
        // A number that does not fit its type is told without its path.
        let reason = context.codingPath.isEmpty ? "it is out of range" : context.debugDescription
        throw ParameterError.refused(key: key, value: given(value), reason: reason)
      }
      json = replacing(leaf.path[...], in: json, by: fitting)
    }
    return try json.decode(Parameters.self)
  }

  private typealias Leaf = (path: [String], value: JSONValue)

  private static func leaf(_ key: String, among known: [Leaf]) throws(ParameterError) -> Leaf {
    let path = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if let exact = known.first(where: { $0.path == path }) { return exact }
    let ending = known.filter { $0.path.suffix(path.count) == path[...] }
    if ending.count > 1 {
      throw .ambiguous(key: key, meant: ending.map { $0.path.joined(separator: ".") })
    }
    guard let only = ending.first else {
      let ends = known.map { $0.path.last ?? "" }
      let names = zip(known, ends).map { leaf, end in
        ends.count { $0 == end } == 1 ? end : leaf.path.joined(separator: ".")
      }
      throw .unknown(key: key, known: names.sorted())
    }
    return only
  }

  /// What a new value must be like; whole numbers turn to fractions where the type takes them.
  private static func model<Parameters: Codable>(
    _ leaf: Leaf, in json: JSONValue, as type: Parameters.Type
  ) -> JSONValue {
    func broken(_ value: JSONValue) -> JSONValue {
      switch value {
      case .integer, .unsigned: .number(0.5)
      case .array(let items): .array(items.map(broken))
      default: value
      }
    }
    let fraction = broken(leaf.value)
    let takesFractions =
      (try? replacing(leaf.path[...], in: json, by: fraction).decode(Parameters.self)) != nil
    return takesFractions ? fraction : leaf.value
  }

  private static func replacing(
    _ path: ArraySlice<String>, in json: JSONValue, by value: JSONValue
  ) -> JSONValue {
    guard let key = path.first else { return value }
    var members = json.members
    members[key] = replacing(path.dropFirst(), in: members[key] ?? .null, by: value)
    return .object(members)
  }
}

extension ParameterOverrides {
  /// A value of the same kind as a model; texts are read as that kind. Nil where none can be made.
  private static func converted(_ value: JSONValue, like model: JSONValue) -> JSONValue? {
    switch (model, value) {
    case (.integer, .integer), (.integer, .unsigned), (.string, .string), (.boolean, .boolean),
      (.null, _):
      value
    case (.integer, .string(let text)):
      Int(text).map(JSONValue.integer) ?? UInt64(text).map(JSONValue.unsigned)
    case (.unsigned, _): converted(value, like: .integer(0))
    case (.number, .number(let number)) where number.isFinite: value
    case (.number, .integer(let whole)): .number(Double(whole))
    case (.number, .unsigned(let whole)): .number(Double(whole))
    case (.number, .string(let text)):
      Double(text).flatMap { converted(.number($0), like: model) }
    case (.boolean, .string(let text)): Bool(text).map(JSONValue.boolean)
    case (.array(let items), .array(let given)): list(given, like: items.first ?? .null)
    case (.array(let items), .string(let text)):
      list(text.split(separator: ",").map { .string(String($0)) }, like: items.first ?? .null)
    default: nil
    }
  }

  private static func list(_ items: [JSONValue], like model: JSONValue) -> JSONValue? {
    let values = items.compactMap { converted($0, like: model) }
    return values.count == items.count ? .array(values) : nil
  }

  private static func wanted(_ model: JSONValue) -> (one: String, many: String) {
    switch model {
    case .integer, .unsigned: (one: "a whole number", many: "whole numbers")
    case .number: (one: "a number", many: "numbers")
    case .boolean: (one: "true or false", many: "true or false")
    case .array(let items):
      (one: items.first.map { "a list of \(wanted($0).many)" } ?? "a list", many: "lists")
    case .string, .null, .object: (one: "text", many: "texts")
    }
  }

  /// A value as it is given on the command line.
  private static func given(_ value: JSONValue) -> String {
    switch value {
    case .array(let items): items.map(given).joined(separator: ",")
    case .number(let number): NumberText.shortest(number)
    default: value.text ?? value.canonicalText
    }
  }
}
