/// Reads back what ``SVGWriter`` wrote.
public enum SVGReader {
  /// The provenance in a file's metadata element; nil when there is none.
  public static func provenance(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let start = text.firstRange(of: "<metadata>"),
      let end = text[start.upperBound...].firstRange(of: "</metadata>")
    else { return nil }
    let inside = String(text[start.upperBound..<end.lowerBound])
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
      .reduce(inside) { $0.replacing($1.0, with: $1.1) }
  }
}
