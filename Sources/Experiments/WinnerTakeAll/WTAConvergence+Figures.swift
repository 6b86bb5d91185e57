import Base
import Plots
import Results

/// How the courses of trainings are drawn.
extension WTAConvergence {
  static func figures(_ findings: Findings) -> [Figure] {
    [settingsFigure(findings[table: "settings"]), lengthsFigure(findings[table: "lengths"])]
  }

  /// A line with its key.
  private struct Course {
    var rows: Table
    var label: String
    var color: SeriesColor
    var dash: [Double]
  }

  /// Units that are open and units that win, side by side.
  private static func panels(_ courses: [Course], legend: [LegendEntry]) -> PanelGrid {
    func panel(_ column: String, _ title: String) -> Panel {
      Panel(
        x: .linear("Epoch"), y: .linear(title, lower: 0, upper: 1),
        marks: courses.map { course in
          .line(
            LineMark(
              x: course.rows.numbers("epoch"), y: course.rows.numbers(column), color: course.color,
              dash: course.dash, label: course.label))
        })
    }
    return PanelGrid(
      rows: [
        [
          panel("unconverged share", "Share not settled"),
          panel("won share", "Share that wins in an epoch"),
        ]
      ], shareX: .all, aspect: 0.72, legend: legend, isLettered: true)
  }

  private static func settingsFigure(_ table: Table) -> Figure {
    let deviations = Set(table.numbers("deviation")).sorted(by: >)
    let rates = Set(table.numbers("rate")).sorted()
    let colors = [Palette.kh, Palette.bp, Palette.jreg, Palette.l2, Palette.specreg]
    let courses = deviations.enumerated().flatMap { place, deviation in
      rates.enumerated().map { index, rate in
        Course(
          rows: table.filtered([
            "deviation": NumberText.shortest(deviation), "rate": NumberText.shortest(rate),
          ]),
          label: "\(name(deviation: deviation)), \(name(rate: rate))",
          color: colors[place % colors.count], dash: SeriesPalette.dash(index))
      }
    }
    return Figure(
      "settings", title: "Initial weights, rates and convergence",
      alternative: "Left: share of units that have not settled over the epochs; right: share of "
        + "units that won in each epoch; one line a setting. " + bestSetting(table),
      tables: ["settings"],
      grid: panels(
        courses,
        legend: deviations.enumerated().map { place, deviation in
          LegendEntry(
            name(deviation: deviation), color: colors[place % colors.count], key: .line)
        }
          + rates.enumerated().map { index, rate in
            LegendEntry(
              name(rate: rate), color: Palette.neutral, key: .line, dash: SeriesPalette.dash(index))
          }))
  }

  private static func lengthsFigure(_ table: Table) -> Figure {
    let lengths = Set(table.numbers("length")).sorted().map { NumberText.shortest($0) }
    let colors = [Palette.bp, Palette.l2, Palette.kh]
    let courses = lengths.enumerated().map { place, length in
      Course(
        rows: table.filtered(["length": length]), label: "\(length) epochs",
        color: colors[place % colors.count], dash: SeriesPalette.dash(place))
    }
    let ends = zip(lengths, courses).map { length, course in
      "\(NumberText.percent(course.rows.numbers("unconverged share").last ?? 1)) after \(length)"
    }
    return Figure(
      "lengths", title: "Lengths of training",
      alternative: "Left: share of units that have not settled over the epochs, in trainings of "
        + "several lengths; right: share of units that won in each epoch. Not settled at the end: "
        + ends.joined(separator: ", ") + " epochs.",
      tables: ["lengths"],
      grid: panels(
        courses,
        legend: courses.map {
          LegendEntry($0.label, color: $0.color, key: .line, dash: $0.dash)
        }))
  }

  private static func name(deviation: Double) -> String {
    deviation == 0 ? "$\\sigma = (1.6d)^{-1/3}$" : "$\\sigma$ = \(NumberText.shortest(deviation))"
  }

  private static func name(rate: Double) -> String {
    "$\\epsilon$ = \(NumberText.shortest(rate))"
  }

  /// The setting with the most units that win at the end, in words.
  private static func bestSetting(_ table: Table) -> String {
    let last = table.numbers("epoch").max() ?? 0
    let end = table.filtered(["epoch": NumberText.shortest(last)])
    let settings = zip(
      end.numbers("won share"), zip(end.numbers("deviation"), end.numbers("rate")))
    guard let best = settings.max(by: { $0.0 < $1.0 }) else { return "" }
    return "Most units are at work from deviation \(NumberText.shortest(best.1.0)) at rate "
      + "\(NumberText.shortest(best.1.1)), \(NumberText.percent(best.0))."
  }
}
