import Base
import Plots
import Typography

/// From a placed figure to its drawing, with what every file says about it.
enum FigureDrawing {
  /// To be shown magnified as the theme says.
  static func scene(_ block: FigureBlock, _ theme: PageTheme) throws -> Scene {
    try block.figure.magnified(by: theme.magnification).scene(theme: theme)
  }

  static func metadata(_ block: FigureBlock) throws -> FigureMetadata {
    FigureMetadata(
      title: try RichText(parsing: block.figure.title).plainText,
      alternative: block.figure.alternative,
      provenance: try JSONValue(encoding: FigureProvenance(block)).canonicalText)
  }
}

/// What is embedded in a figure's files.
struct FigureProvenance: Encodable {
  var figure: String
  var tables: [String]
  var source: NodeProvenance

  init(_ block: FigureBlock) {
    figure = block.stem
    tables = block.figure.tables
    source = block.origin
  }
}
