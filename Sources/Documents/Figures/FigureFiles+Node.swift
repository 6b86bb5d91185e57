public import Plots

extension FigureFiles {
  /// SVG, PNG and PDF of every figure of a result at its own width, whether a text places it or not.
  /// - Throws: errors of layout, fonts and Cairo
  public static func files(
    of node: NodeResult, theme: PageTheme = .standard
  ) throws -> [File] {
    try node.figures.flatMap { figure in
      try files(
        FigureBlock(
          number: 0, id: "", figure: figure, caption: [], alias: node.alias,
          origin: node.provenance, tables: []), theme)
    }
  }
}
