/// Unicode's mathematical alphabets: where each letter of a variant lies.
enum MathAlphabet {
  /// The first code points of a variant's capitals, small letters, digits and Greek.
  private struct Block {
    var capital: UInt32
    var small: UInt32
    var digit: UInt32?
    var greekCapital: UInt32?
    var greekSmall: UInt32?
  }

  /// The code point of a letter in a variant, or the letter itself where Unicode has no other.
  static func scalar(_ plain: Unicode.Scalar, _ variant: MathVariant) -> Unicode.Scalar {
    if let exception = exceptions[variant]?[plain] { return exception }
    guard let block = block(of: variant) else { return plain }
    let code: UInt32? =
      switch plain.value {
      case 0x41...0x5A: block.capital + plain.value - 0x41
      case 0x61...0x7A: block.small + plain.value - 0x61
      case 0x30...0x39: block.digit.map { $0 + plain.value - 0x30 }
      case 0x391...0x3A9: block.greekCapital.map { $0 + plain.value - 0x391 }
      case 0x3B1...0x3C9: block.greekSmall.map { $0 + plain.value - 0x3B1 }
      default:
        greekForms.firstIndex(of: plain).flatMap { index in
          block.greekSmall.map { $0 + 25 + UInt32(index) }
        }
      }
    return code.flatMap { Unicode.Scalar($0) } ?? plain
  }

  /// Forms that follow the small Greek letters in each block.
  private static let greekForms: [Unicode.Scalar] = ["∂", "ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ"]

  private static func block(of variant: MathVariant) -> Block? {
    switch variant {
    case .upright: nil
    case .italic:
      Block(capital: 0x1D434, small: 0x1D44E, greekCapital: 0x1D6E2, greekSmall: 0x1D6FC)
    case .bold:
      Block(
        capital: 0x1D400, small: 0x1D41A, digit: 0x1D7CE, greekCapital: 0x1D6A8,
        greekSmall: 0x1D6C2)
    case .boldItalic:
      Block(
        capital: 0x1D468, small: 0x1D482, digit: 0x1D7CE, greekCapital: 0x1D71C,
        greekSmall: 0x1D736)
    case .blackboard: Block(capital: 0x1D538, small: 0x1D552, digit: 0x1D7D8)
    case .script: Block(capital: 0x1D49C, small: 0x1D4B6)
    case .fraktur: Block(capital: 0x1D504, small: 0x1D51E)
    case .sansSerif: Block(capital: 0x1D5A0, small: 0x1D5BA, digit: 0x1D7E2)
    case .monospace: Block(capital: 0x1D670, small: 0x1D68A, digit: 0x1D7F6)
    }
  }

  /// Letters that Unicode had before it had the blocks.
  private static let exceptions: [MathVariant: [Unicode.Scalar: Unicode.Scalar]] = [
    .italic: ["h": "ℎ"],
    .script: [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
      "g": "ℊ", "o": "ℴ",
    ],
    .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
    .blackboard: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
  ]
}
