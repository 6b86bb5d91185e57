public import Base

/// Why text could not be set.
public enum TextError: ExplainedError, Hashable {
  /// No font of the style has the character.
  case missingGlyph(Character, fonts: [String])
  /// A `$` opens math that nothing closes; the offset counts UTF-8 bytes from 0.
  case unclosedMath(offset: Int, source: String)

  /// Which character or sign, and how to write it otherwise.
  public var explanation: Explanation {
    switch self {
    case .missingGlyph(let character, let fonts):
      let codes = character.unicodeScalars.map { "U+" + Self.hex($0.value) }.joined(separator: " ")
      return Explanation(
        .input,
        "the character \"\(character)\" (\(codes)) is in none of \(fonts.joined(separator: ", "))",
        advice: "write it another way, or add a font that has it to the style's fallbacks")
    case .unclosedMath(let offset, let source):
      return Explanation(
        .input, "the \"$\" at byte \(offset) of \"\(source)\" is never closed",
        advice: "close it, or write \\$ for the sign itself")
    }
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
