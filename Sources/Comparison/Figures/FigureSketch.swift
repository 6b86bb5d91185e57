import Base
public import Plots

/// A figure as an SVG file, drawn with today's code.
public enum FigureSketch {
  /// The file's text; its provenance names the tables that are drawn.
  /// - Throws: errors of layout and fonts.
  public static func svg(_ figure: Figure) throws -> String {
    try SVGWriter.standalone(
      try figure.scene(), id: "fig",
      metadata: FigureMetadata(
        title: figure.title, alternative: figure.alternative,
        provenance: JSONValue.object(["tables": .array(figure.tables.map(JSONValue.string))])
          .canonicalText))
  }
}
