public import Base
import Plots

/// Writes the page over all reports of a folder.
public enum IndexRenderer {
  /// What the page says of a report.
  public struct Entry: Sendable, Hashable {
    /// The report's folder beside the page.
    public var folder: String
    /// Whether there is a `report.pdf`.
    public var hasPDF: Bool
    var title: String
    var description: String
    var summary: String

    /// An entry from the report's own page; nil for a page that this program did not write.
    public init?(folder: String, page: String, hasPDF: Bool) {
      guard page.prefix(1 << 12).contains("<meta name=\"generator\" content=\"Facsimile\">"),
        let title = Self.between("<title>", "</title>", in: page)
      else { return nil }
      self.folder = folder
      self.hasPDF = hasPDF
      self.title = title
      description =
        Self.between("<meta name=\"description\" content=\"", "\">", in: page) ?? ""
      summary = Self.between("<meta name=\"summary\" content=\"", "\">", in: page) ?? ""
    }

    /// The escaped text between two marks of a page's head.
    private static func between(_ open: String, _ close: String, in page: String) -> String? {
      let head = page.prefix(1 << 14)
      guard let start = head.firstRange(of: open)?.upperBound,
        let end = head[start...].firstRange(of: close)?.lowerBound
      else { return nil }
      // Escaped already; what is not would be no text of ours.
      return String(head[start..<end]).replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;")
    }
  }

  /// The page: the same entries, templates and fonts give the same bytes.
  /// - Throws: `FileError` and ``TemplateError`` for templates; errors of fonts.
  public static func render(_ entries: [Entry], templates: FilePath) throws -> String {
    let templates = try Templates(folder: templates)
    let words = entries.map { $0.title + $0.description + $0.summary }.joined()
    return try templates.render(
      "index",
      [
        "reports": entries.map { entry -> [String: Any] in
          [
            "folder": HTMLText.escaped(entry.folder), "title": entry.title,
            "description": entry.description, "hasDescription": !entry.description.isEmpty,
            "summary": entry.summary, "hasPDF": entry.hasPDF,
          ]
        },
        "style": try PageStyle.text(
          templates.css, sheet: PaintSheet(), figureCharacters: [:], page: words),
      ])
  }
}
