public import Plots

/// The kinds of files that a figure is written as.
public enum FigureFormat: String, Sendable, Hashable, CaseIterable {
  case svg, png, pdf
}

extension FigureFiles {
  /// One figure of a result as one file, for a paper or a slide.
  ///
  /// - Parameters:
  ///   - width: In points as shown; nil is the figure's own, magnified by the theme.
  ///   - theme: Colours and sizes for good; nil gives the file that reports offer, whose SVG follows
  ///     the reader's choice of light or dark.
  ///   - dotsPerInch: Of a PNG.
  /// - Throws: errors of layout, fonts and Cairo
  public static func file(
    _ figure: Figure, of node: NodeResult, format: FigureFormat, width: Double? = nil,
    theme: Theme? = nil, dotsPerInch: Double = 144
  ) throws -> File {
    let style = theme ?? .light
    var figure = figure
    if let width { figure.width = .points(width / style.magnification) }
    let block = FigureBlock(
      number: 0, id: "", figure: figure, caption: [], alias: node.alias, origin: node.provenance,
      tables: [])
    let scene = try figure.scene(theme: PageTheme([style]))
    let metadata = try FigureDrawing.metadata(block)
    let bytes: [UInt8]
    switch format {
    case .svg:
      let text = try SVGWriter.standalone(
        theme.map { scene.painted(by: $0.palette) } ?? scene, id: "fig", metadata: metadata,
        magnification: style.magnification)
      bytes = Array(text.utf8)
    case .png:
      bytes = try PNGWriter.bytes(
        scene, metadata: metadata, scale: dotsPerInch / 72 * style.magnification,
        palette: style.palette)
    case .pdf:
      bytes = try PDFWriter.figure(
        scene, metadata: metadata, magnification: style.magnification, palette: style.palette)
    }
    return File(name: "\(block.stem).\(format.rawValue)", bytes: bytes)
  }

  /// One figure of a result as ``ProofSheet`` shows it, a PNG.
  /// - Throws: errors of layout, fonts and Cairo
  public static func proof(
    _ figure: Figure, of node: NodeResult, light: Theme, dark: Theme, print: Theme
  ) throws -> File {
    let block = FigureBlock(
      number: 0, id: "", figure: figure, caption: [], alias: node.alias, origin: node.provenance,
      tables: [])
    let scene = try ProofSheet.scene(figure, light: light, dark: dark, print: print)
    let bytes = try PNGWriter.bytes(
      scene, metadata: try FigureDrawing.metadata(block), scale: ProofSheet.scale)
    return File(name: "\(block.stem).proof.png", bytes: bytes)
  }
}
