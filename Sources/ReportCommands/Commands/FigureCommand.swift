import ArgumentParser
import Base
import Documents
import Pipeline
import Plots

/// `report figure`
struct FigureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "Write one figure of an experiment for a paper or a slide.",
    discussion: """
      Draws from stored findings when they are fresh, else runs the experiment first.

      Example: report figure wta-spectra.spectra --format pdf --width 84mm --theme print
      """)

  @Argument(help: "EXPERIMENT.FIGURE, as report list names them.") var name: String
  @Option(name: .shortAndLong, help: "svg, png or pdf; may be given more than once.")
  var format: [FigureFormat] = [.pdf]
  @Option(name: .shortAndLong, help: "Width on paper: 84mm, 3.3in, 245pt (default: its own).")
  var width: Length?
  @Option(
    name: .shortAndLong,
    help: "light, dark, print, slide … of templates/themes/, or a file (default: as in reports).")
  var theme: String?
  @Option(help: "Dots an inch of a PNG.") var dpi: Double = 300
  @Flag(help: "One PNG with the figure on all papers, in grey and for colour-blind sight.")
  var proof = false
  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    guard dpi >= 10, dpi <= 2400 else { throw ValidationError("--dpi wants 10 to 2400") }
    if let width, width.points < 60 || width.points > 4000 {
      throw ValidationError("--width wants 60pt to 4000pt, that is 21.2mm to 1411mm")
    }
  }

  func run() async throws {
    let wanted = try FigureName(name, catalog: Study.current.catalog)
    let place = Project()
    let theme = try theme.map { try Themes(place: place).theme($0) }
    let session = Session(project, options)
    let requests = try Session.requests(
      [wanted.experiment], run: options, overrides: overrides.parameter)
    guard let run = try await session.run(requests).first else { return }
    let node = RunFiles.result(of: run, revision: await Revision.of(place.root))
    guard let figure = node.figures.first(where: { $0.name == wanted.figure }) else { return }
    if proof {
      try write(try sheet(of: figure, node, place))
      return
    }
    for format in format {
      let file = try FigureFiles.file(
        figure, of: node, format: format, width: width?.points, theme: theme, dotsPerInch: dpi)
      try write(file)
    }
  }

  private func write(_ file: FigureFiles.File) throws {
    let path = FilePath(project.output).appending(file.name)
    try Files.write(file.bytes, to: path)
    if !project.quiet { Console.out(path.string) }
  }

  /// The proof sheet; problems of the figure go to the terminal.
  private func sheet(
    of figure: Figure, _ node: NodeResult, _ place: Project
  ) throws -> FigureFiles.File {
    let themes = Themes(place: place)
    var figure = figure
    if let width { figure.width = .points(width.points) }
    for problem in try FigureLinter.problems(figure) { Console.note("  \(problem)") }
    return try FigureFiles.proof(
      figure, of: node, light: try themes.theme("light"), dark: try themes.theme("dark"),
      print: try themes.theme("print"))
  }
}

/// `EXPERIMENT.FIGURE`, both known.
struct FigureName {
  let experiment: String
  let figure: String

  /// - Throws: `CatalogError`; ``FigureNameError``
  init(_ name: String, catalog: ExperimentCatalog) throws {
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let experiment = try catalog.experiment(named: String(parts[0]))
    let known = experiment.figureNames
    let wanted = parts.count > 1 ? String(parts[1]) : ""
    guard known.contains(wanted) else {
      throw FigureNameError(experiment: experiment.id.rawValue, figure: wanted, known: known)
    }
    self.experiment = experiment.id.rawValue
    figure = wanted
  }
}

/// A figure that an experiment does not draw.
struct FigureNameError: ExplainedError {
  let experiment: String
  let figure: String
  let known: [String]

  var explanation: Explanation {
    let names = known.map { "\(experiment).\($0)" }
    let nearest = nearestName(to: figure, among: known).map { "\(experiment).\($0)" }
    return Explanation(
      .input,
      figure.isEmpty
        ? "which figure of “\(experiment)”?" : "“\(experiment)” has no figure “\(figure)”",
      advice: nearest.map { "did you mean \($0)?" }
        ?? (known.isEmpty ? "it draws none" : "known are \(names.joined(separator: ", "))"))
  }
}
