import Base
import Plots
import Results

/// Draws tables of eigenvalues and exponents: a row a source, a column a stimulus.
enum SpectraFigure {
  /// - Parameters:
  ///   - spectra: As ``[ResponseSpectra].eigenvalueTable`` has it.
  ///   - exponents: As ``[ResponseSpectra].exponentTable`` has it.
  ///   - titles: A row's title by its source.
  static func grid(
    _ spectra: Table, _ exponents: Table, titles: [(source: String, title: String)]
  ) -> PanelGrid {
    let totals = exponents.numbers("units")
    let subsets = Set(spectra.numbers("units")).subtracting(totals).sorted()
    let rows = titles.map { source, _ in
      Stimulus.allCases.map { stimulus in
        panel(
          spectra.filtered(["source": source, "stimulus": stimulus.rawValue]),
          fit: exponents.filtered(["source": source, "stimulus": stimulus.rawValue]),
          stimulus, subsets: subsets)
      }
    }
    return PanelGrid(
      rows: rows, columnTitles: ["Test images", "White noise"], rowTitles: titles.map(\.title),
      shareX: .all, shareY: .columns, aspect: 0.52,
      legend: subsets.map {
        LegendEntry(
          NumberText.shortest($0), color: Palette.neutral.shaded(shade($0, of: subsets)),
          key: .point)
      } + [LegendEntry("all", color: Palette.neutral, key: .point)],
      legendTitle: "First dimensions")
  }

  private static func panel(
    _ table: Table, fit: Table, _ stimulus: Stimulus, subsets: [Double]
  ) -> Panel {
    let color = stimulus == .images ? Palette.data : Palette.noise
    // What is smaller is a rounding error of zero, or tells nothing of the decay.
    let lower = stimulus == .images ? 1e-8 : 1e-5
    let points = Set(table.numbers("units")).sorted().map { units -> Mark in
      let own = table.filtered(["units": NumberText.shortest(units)])
      let shown = zip(own.numbers("n"), own.numbers("relative eigenvalue"))
        .filter { $0.1 >= lower }
      return .points(
        PointsMark(
          x: shown.map(\.0), y: shown.map(\.1),
          color: color.shaded(shade(units, of: subsets)),
          label: "\(NumberText.shortest(units)) dimensions"))
    }
    let exponent = fit.numbers("exponent")[0]
    let mark = FitMark(
      slope: -exponent, prefactor: fit.numbers("prefactor")[0], from: fit.numbers("first rank")[0],
      to: fit.numbers("last rank")[0],
      label: "$\\alpha$ = " + UncertainText.text(exponent, fit.numbers("standard error")[0]))
    return Panel(
      x: .log("Dimension $n$"),
      y: .log("$\\lambda_n / \\lambda_1$", lower: lower),
      marks: points + [.fit(mark)])
  }

  /// Smaller subsets stand nearer to the paper; all dimensions have the full colour.
  private static func shade(_ units: Double, of subsets: [Double]) -> Double {
    guard let rank = subsets.firstIndex(of: units) else { return 1 }
    return 0.55 + 0.45 * Double(rank) / Double(subsets.count)
  }
}
