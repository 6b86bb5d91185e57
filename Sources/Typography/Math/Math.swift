/// The TeX subset: `Math.parse` reads it, ``layoutMath(_:font:size:display:)`` sets it.
public enum Math {
  /// Reads a formula, without its dollars.
  ///
  /// Single letters are variables (italic); digits with a point are one number; `-` is a minus.
  /// - Throws: ``MathError`` with the offset and the nearest known name.
  public static func parse(_ source: String) throws(MathError) -> MathNode {
    var parser = MathParser(source)
    return try parser.parseFormula()
  }
}
