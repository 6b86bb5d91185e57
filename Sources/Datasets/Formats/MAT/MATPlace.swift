/// Where a value is in a MAT file, written as in MATLAB: `stim.resp`, `spectra{3,1}`, `runs(2).name`.
struct MATPlace: Sendable, Hashable {
  /// From a value into it.
  enum Step: Sendable, Hashable {
    case field(String)
    /// Subscripts from 1; one alone counts down the columns.
    case element([UInt64])
  }

  /// The variable.
  let variable: String
  /// From the variable to the value.
  let steps: [Step]

  /// Reads a place; nil when it is not written as one.
  init?(_ text: String) {
    var rest = text[...]
    guard let variable = Self.name(&rest) else { return nil }
    self.variable = variable
    var steps: [Step] = []
    while let first = rest.first {
      rest = rest.dropFirst()
      switch first {
      case ".":
        guard let name = Self.name(&rest) else { return nil }
        steps.append(.field(name))
      case "{", "(":
        guard let subscripts = Self.subscripts(&rest, until: first == "{" ? "}" : ")") else {
          return nil
        }
        steps.append(.element(subscripts))
      default: return nil
      }
      if steps.count > 64 { return nil }
    }
    self.steps = steps
  }

  private static func name(_ rest: inout Substring) -> String? {
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    rest = rest.dropFirst(name.count)
    guard let first = name.first, first.isLetter || first == "_", name.utf8.count < 256 else {
      return nil
    }
    return String(name)
  }

  private static func subscripts(_ rest: inout Substring, until end: Character) -> [UInt64]? {
    guard let close = rest.firstIndex(of: end) else { return nil }
    let parts = rest[..<close].split(separator: ",", omittingEmptySubsequences: false)
    rest = rest[rest.index(after: close)...]
    let subscripts = parts.compactMap { part in
      UInt64(String(part.drop { $0 == " " }))
    }
    guard subscripts.count == parts.count, (1...8).contains(parts.count) else { return nil }
    return subscripts
  }
}
