/// Reads back what ``SVGWriter`` wrote about a drawing.
public enum SVGReader {
  /// Title, alternative and provenance of a standalone file.
  /// - Throws: ``RenderError/damaged(format:detail:)`` when one of them is missing.
  public static func metadata(_ text: String) throws(RenderError) -> FigureMetadata {
    FigureMetadata(
      title: try content("title", of: text), alternative: try content("desc", of: text),
      provenance: try content("metadata", of: text))
  }

  /// The text of the first element of a name.
  private static func content(_ name: String, of text: String) throws(RenderError) -> String {
    guard let start = text.firstRange(of: "<\(name)"),
      let open = text[start.upperBound...].firstIndex(of: ">"),
      let close = text[open...].firstRange(of: "</\(name)>")
    else { throw .damaged(format: "SVG", detail: "it has no \(name)") }
    return XMLText.unescaped(text[text.index(after: open)..<close.lowerBound])
  }
}
