/// The space between neighbours by class.
enum MathSpacing {
  /// Space in em: thin 3/18, medium 4/18, thick 5/18; most of it vanishes in scripts.
  /// - Source: Knuth, *The TeXbook*, chapter 18.
  static func between(_ left: MathClass, _ right: MathClass, isScript: Bool) -> Double {
    let code = table[row(left)][row(right)]
    if code < 0 { return isScript ? 0 : Double(2 - code) / 18 }
    return code == 0 ? 0 : Double(2 + code) / 18
  }

  /// 1 thin, 2 medium, 3 thick; negative where scripts leave it out.
  private static let table: [[Int]] = [
    [0, 1, -2, -3, 0, 0, 0, -1],
    [1, 1, 0, -3, 0, 0, 0, -1],
    [-2, -2, 0, 0, -2, 0, 0, -2],
    [-3, -3, 0, 0, -3, 0, 0, -3],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1, -2, -3, 0, 0, 0, -1],
    [-1, -1, 0, -1, -1, -1, -1, -1],
    [-1, 1, -2, -3, -1, 0, -1, -1],
  ]

  private static func row(_ kind: MathClass) -> Int {
    switch kind {
    case .ordinary: 0
    case .largeOperator: 1
    case .binary: 2
    case .relation: 3
    case .opening: 4
    case .closing: 5
    case .punctuation: 6
    case .inner: 7
    }
  }

  /// A binary sign without something to its left or right is a sign of its own, as in −1.
  static func settled(_ kinds: [MathClass?]) -> [MathClass?] {
    var kinds = kinds
    var previous: Int?
    for index in kinds.indices {
      guard let kind = kinds[index] else { continue }
      if kind == .binary {
        switch previous.flatMap({ kinds[$0] }) {
        case nil, .binary, .largeOperator, .relation, .opening, .punctuation:
          kinds[index] = .ordinary
        default: break
        }
      }
      if let before = previous, kinds[before] == .binary,
        [.relation, .closing, .punctuation].contains(kind)
      {
        kinds[before] = .ordinary
      }
      previous = index
    }
    if let last = previous, kinds[last] == .binary { kinds[last] = .ordinary }
    return kinds
  }
}

extension MathNode {
  /// The class that spacing goes by; nil for blank space.
  var spacingClass: MathClass? {
    switch self {
    case .symbol(_, let kind), .sized(_, let kind, _): kind
    case .largeOperator, .function: .largeOperator
    case .scripts(let base, _, _), .stacked(let base, _, _): base.spacingClass ?? .ordinary
    case .fraction, .fenced: .inner
    case .space: nil
    case .row, .identifier, .number, .text, .radical, .accent, .table, .styled: .ordinary
    }
  }
}
