import Base
import Plots

/// The files that a report offers of each figure.
public enum FigureFiles {
  /// A file's name and bytes.
  public struct File: Sendable, Hashable {
    /// For instance `wta.spectra.svg`.
    public let name: String
    /// The whole file.
    public let bytes: [UInt8]
  }

  /// SVG, PNG with two pixels a point, and PDF of every figure, in the order of the report.
  ///
  /// Each file carries how it was made: SVG as metadata, PNG as text, PDF as keywords. A figure
  /// placed twice is written once.
  /// - Throws: errors of layout, fonts and Cairo
  public static func files(_ document: ReportDocument) throws -> [File] {
    var files: [File] = []
    var stems: Set<String> = []
    for block in document.figures where stems.insert(block.stem).inserted {
      files += try Self.files(block, document.theme)
    }
    return files
  }

  /// The files of one figure.
  static func files(_ block: FigureBlock, _ theme: PageTheme) throws -> [File] {
    let scene = try FigureDrawing.scene(block, theme)
    let metadata = try FigureDrawing.metadata(block)
    let svg = try SVGWriter.standalone(
      scene, id: "fig", metadata: metadata, magnification: theme.magnification, theme: theme)
    let png = try PNGWriter.bytes(
      scene, metadata: metadata, scale: 2 * theme.magnification, palette: theme.light)
    let pdf = try PDFWriter.figure(
      scene, metadata: metadata, magnification: theme.magnification, palette: theme.light)
    return [
      File(name: "\(block.stem).svg", bytes: Array(svg.utf8)),
      File(name: "\(block.stem).png", bytes: png),
      File(name: "\(block.stem).pdf", bytes: pdf),
    ]
  }
}
