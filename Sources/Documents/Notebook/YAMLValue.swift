import Base
private import Yams

/// YAML of directive options as JSON values.
enum YAMLValue {
  /// Whether brackets and list marks nest no deeper than any honest text.
  ///
  /// Checked before the parser runs, as its descent uses the call stack.
  static func isShallow(_ yaml: String, limit: Int = 32) -> Bool {
    var depth = 0
    for line in yaml.utf8.split(separator: 10) {
      var leading = 0
      for byte in line {
        guard byte == 32 || byte == 0x2D || byte == 0x3F || byte == 0x3A else { break }
        if byte != 32 { leading += 1 }
      }
      guard leading <= limit || line.allSatisfy({ $0 == 0x2D }) else { return false }
      for byte in line {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
        guard depth <= limit else { return false }
      }
    }
    return yaml.utf8.split(separator: 10).allSatisfy { $0.prefix { $0 == 32 }.count <= 4 * limit }
  }

  /// A YAML text's mapping; nil when it is none, is too deep or too large.
  static func members(_ yaml: String) -> [String: JSONValue]? {
    guard isShallow(yaml), let node = try? Yams.compose(yaml: yaml) else { return nil }
    var budget = 10_000
    guard case .object(let members)? = json(node, budget: &budget) else { return nil }
    return members
  }

  private static func json(_ node: Node, budget: inout Int) -> JSONValue? {
    budget -= 1
    guard budget > 0 else { return nil }
    switch node {
    case .mapping(let mapping):
      var members: [String: JSONValue] = [:]
      for (key, value) in mapping {
        guard let name = key.string, let value = json(value, budget: &budget) else { return nil }
        members[name] = value
      }
      return .object(members)
    case .sequence(let sequence):
      var elements: [JSONValue] = []
      for item in sequence {
        guard let value = json(item, budget: &budget) else { return nil }
        elements.append(value)
      }
      return .array(elements)
    case .scalar(let scalar): return scalarValue(scalar)
    case .alias: return nil
    }
  }

  private static func scalarValue(_ scalar: Node.Scalar) -> JSONValue {
    let node = Node.scalar(scalar)
    if scalar.style == .plain {
      if let value = node.bool { return .boolean(value) }
      if let value = node.int { return .integer(value) }
      if let value = node.float { return .number(value) }
      if scalar.string.isEmpty || scalar.string == "null" || scalar.string == "~" { return .null }
    }
    return .string(scalar.string)
  }
}
