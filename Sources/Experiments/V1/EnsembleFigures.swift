import Base
import LinearAlgebra
import Plots
import Results

/// Draws the tables of the ensembles.
enum EnsembleFigures {
  static func all(_ findings: Findings) -> [Figure] { [spectra(findings), ladder(findings)] }

  // MARK: Spectra

  /// Shares of the largest eigenvalue that are drawn; lower ones are rounding.
  private static let shown = 1e-9...2

  /// A panel an ensemble: rectified-linear neurons of d dimensions, and natural-like images.
  private static func spectra(_ findings: Findings) -> Figure {
    let table = findings[table: "spectra"]
    let rows = EnsembleRow.all(findings[table: "exponents"])
    let dimensions = dimensions(rows)
    let power = Set(rows.filter { $0.code == "threshold" }.map(\.smoothness)).max() ?? 1.5
    let shown =
      dimensions.compactMap { dimension in
        rows.first {
          $0.code == "threshold" && $0.dimension == dimension && $0.smoothness == power
        }
      } + rows.filter { $0.code == "natural-like" }
    let panels = shown.map { row in
      panel(
        table.filtered([
          "code": row.code, "dimension": String(row.dimension),
          "smoothness": NumberText.shortest(row.smoothness),
        ]), row, color(row, dimensions))
    }
    return Figure(
      "spectra", title: "Spectra of populations that see ensembles of growing dimension",
      alternative:
        "Log-log plots of eigenvalues over rank beside the slope of the bound. Exponents: "
        + shown.map {
          "\(NumberText.fixed($0.clean, decimals: 2)) for \(title($0)), bound "
            + NumberText.fixed($0.bound, decimals: 2)
        }.joined(separator: "; ") + ".",
      width: .wide, tables: ["spectra", "exponents"],
      grid: PanelGrid(
        rows: [panels], columnTitles: shown.map(title), shareX: .all, shareY: .all, aspect: 1.25,
        legend: [
          LegendEntry("without noise", color: V1Palette.truth, key: .line),
          LegendEntry("cross-validated under noise", color: V1Palette.truth, key: .point),
          LegendEntry(
            "slope of the bound", color: V1Palette.published, key: .line, dash: [3, 2]),
        ]))
  }

  private static func title(_ row: EnsembleRow) -> String {
    row.code == "natural-like" ? "Natural-like" : "$d$ = \(row.dimension)"
  }

  private static func panel(_ table: Table, _ row: EnsembleRow, _ color: SeriesColor) -> Panel {
    let ranks = table.numbers("n")
    let clean = table.numbers("without noise")
    // Through the fit's start.
    let from = row.ranks.lowerBound
    let start =
      row.prefactor * ElementaryFunctions.pow(from, -row.clean)
    let bound = ranks.map { start * ElementaryFunctions.pow($0 / from, -row.bound) }
    // A line ends where the panel does.
    func line(_ y: [Double]) -> (x: [Double], y: [Double]) {
      let kept = y.indices.filter { shown.contains(y[$0]) }
      return (kept.map { ranks[$0] }, kept.map { y[$0] })
    }
    let (boundLine, cleanLine) = (line(bound), line(clean))
    return Panel(
      x: .log("Dimension $n$"),
      y: .log("$\\lambda_n / \\lambda_1$", lower: shown.lowerBound, upper: shown.upperBound),
      marks: [
        .line(
          LineMark(
            x: boundLine.x, y: boundLine.y, color: V1Palette.published, width: 0.9, dash: [3, 2],
            label: "slope of the bound")),
        .points(
          PointsMark(
            x: ranks, y: table.numbers("cross-validated"), color: color.shaded(0.6), size: 2,
            label: "cross-validated")),
        .line(
          LineMark(x: cleanLine.x, y: cleanLine.y, color: color, label: "without noise")),
        .fit(
          FitMark(
            slope: -row.clean, prefactor: row.prefactor, from: from, to: row.ranks.upperBound,
            label: "$\\alpha$ = \(NumberText.fixed(row.clean, decimals: 2))")),
      ])
  }

  // MARK: Ladder

  private static func ladder(_ findings: Findings) -> Figure {
    let rows = EnsembleRow.all(findings[table: "exponents"])
    let dimensions = dimensions(rows)
    let smooth = rows.filter { $0.code == "smooth" }
    let levels = Set(smooth.map(\.smoothness)).sorted()
    var marks: [Mark] = []
    let fine = (0...60).map {
      ElementaryFunctions.pow(Double(dimensions.last ?? 8), Double($0) / 60)
    }
    marks.append(
      .line(
        LineMark(
          x: fine, y: fine.map { 1 + 2 / $0 }, color: V1Palette.published, dash: [3, 2],
          label: "1 + 2/d")))
    for smoothness in levels {
      let own = smooth.filter { $0.smoothness == smoothness }
      let color = V1Palette.crossValidated.shaded(shade(smoothness, levels))
      marks.append(
        .line(
          LineMark(
            x: own.map { Double($0.dimension) }, y: own.map(\.clean), color: color, width: 0.9,
            label: "s = \(NumberText.shortest(smoothness))")))
      marks.append(
        .points(
          PointsMark(
            x: own.map { Double($0.dimension) }, y: own.map(\.clean), color: color, size: 3.4,
            label: "s = \(NumberText.shortest(smoothness))")))
    }
    let published = rows.filter { !$0.published.isNaN && $0.dimension > 0 }
    marks.append(
      .points(
        PointsMark(
          x: published.map { Double($0.dimension) }, y: published.map(\.published),
          color: V1Palette.published, size: 5, marker: .diamond, label: "measured in mice")))
    let legend =
      levels.map {
        LegendEntry(
          "$s$ = \(NumberText.shortest($0))",
          color: V1Palette.crossValidated.shaded(shade($0, levels)), key: .point)
      } + [
        LegendEntry("$1 + 2/d$", color: V1Palette.published, key: .line, dash: [3, 2]),
        LegendEntry("measured in mice", color: V1Palette.published, key: .marker(.diamond)),
        LegendEntry("threshold neurons", color: V1Palette.plain, key: .marker(.triangle)),
        LegendEntry("gratings", color: V1Palette.shuffled, key: .marker(.square)),
      ]
    return Figure(
      "ladder", title: "Exponents over the dimension of the stimuli, against the bound",
      alternative: "Exponents of smooth codes over the dimension of the stimuli, a line for each "
        + "smoothness s, beside the curve 1 + 2/d; and measured exponents over what theory says. "
        + smooth.map {
          "d = \($0.dimension), s = \(NumberText.shortest($0.smoothness)): "
            + NumberText.fixed($0.clean, decimals: 2)
        }.joined(separator: "; ") + ".",
      width: .wide, tables: ["exponents"],
      grid: PanelGrid(
        rows: [
          [
            Panel(
              x: .log("Dimension $d$ of the stimuli", ticks: dimensions.map(Double.init)),
              y: .linear("Exponent $\\alpha$", lower: 0), marks: marks),
            theory(rows),
          ]
        ], aspect: 0.8, legend: legend, isLettered: true))
  }

  private static func theory(_ rows: [EnsembleRow]) -> Panel {
    let known = rows.filter { !$0.theory.isNaN }
    let end = (known.map(\.theory).max() ?? 5) * 1.05
    func points(_ code: String, _ color: SeriesColor, _ marker: Marker) -> Mark {
      let own = known.filter { $0.code == code }
      return .points(
        PointsMark(
          x: own.map(\.theory), y: own.map(\.clean), color: color, size: 3.4, marker: marker,
          label: code))
    }
    return Panel(
      x: .linear("Exponent in theory", lower: 1), y: .linear("Exponent found", lower: 0),
      marks: [
        .line(
          LineMark(
            x: [1, end], y: [1, end], color: V1Palette.truth, width: 0.7, dash: [2.5, 2],
            label: "equality")),
        points("smooth", V1Palette.crossValidated, .circle),
        points("threshold", V1Palette.plain, .triangle),
        points("gratings", V1Palette.shuffled, .square),
      ])
  }

  // MARK: Parts

  private static func dimensions(_ rows: [EnsembleRow]) -> [Int] {
    Set(rows.filter { $0.code == "smooth" }.map(\.dimension)).sorted()
  }

  private static func color(_ row: EnsembleRow, _ dimensions: [Int]) -> SeriesColor {
    let place = dimensions.firstIndex(of: row.dimension) ?? V1Palette.ensembles.count - 1
    return V1Palette.ensembles[min(place, V1Palette.ensembles.count - 1)]
  }

  private static func shade(_ smoothness: Double, _ levels: [Double]) -> Double {
    let place = levels.firstIndex(of: smoothness) ?? 0
    return 0.5 + 0.5 * Double(place + 1) / Double(max(1, levels.count))
  }
}
