import Base
import Plots
import Results

extension Resolver {
  /// A plot as a numbered figure.
  func plot(_ directive: PlotDirective, number: Int, id: String) -> Block? {
    let caption = blocks(directive.caption)
    let name = directive.label?.name ?? "plot-\(number)"
    switch directive.source {
    case .file(let file):
      guard let figure = directive.figure else { return nil }
      let origin = NodeProvenance(
        experiment: "", profile: "", parameters: .object([:]), seed: 0, run: file.digest,
        inputs: [.init(dataset: file.name, digest: file.digest)], revision: revision,
        notebook: notebook.path.lastComponent?.string)
      return block(
        figure, alias: Self.plotAlias, origin: origin, table: file.table, number, id, caption)
    case .result(let result):
      guard let node = node(result) else { return nil }
      guard let table = node.findings.table(named: result.name) else {
        unknown(.table, result.name, among: node.findings.tables.map(\.name), at: result.place)
        return nil
      }
      let reader = SettingReader()
      let figure = PlotBuilder(
        settings: directive.settings, table: table, reader: reader,
        colors: Figure.colorsByLabel(of: node.figures)
      ).figure(named: name)
      for error in reader.errors { fail(.setting(error.problem), at: error.place) }
      return figure.map {
        block($0, alias: node.alias, origin: node.provenance, table: table, number, id, caption)
      }
    }
  }

  /// What files of plots of no experiment are called after.
  private static let plotAlias = "plot"

  private func block(
    _ figure: Figure, alias: String, origin: NodeProvenance, table: Table, _ number: Int,
    _ id: String, _ caption: [Block]
  ) -> Block {
    var figure = figure
    figure.name = id
    let title = rich(figure.title, at: SourcePlace(file: notebook.path.string))
    return .figure(
      FigureBlock(
        number: number, id: id, figure: figure,
        caption: caption.isEmpty ? [.paragraph(title)] : caption, alias: alias, origin: origin,
        tables: [table]))
  }
}
