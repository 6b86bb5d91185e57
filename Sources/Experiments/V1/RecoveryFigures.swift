import Base
import LinearAlgebra
import Plots
import Results

/// Draws the tables of the simulated recordings.
enum RecoveryFigures {
  static func all(_ findings: Findings) -> [Figure] {
    [spectra(findings), recovery(findings), recovered(findings)]
  }

  private static let methods = [
    LegendEntry("true spectrum", color: V1Palette.truth, key: .line),
    LegendEntry("cross-validated PCA", color: V1Palette.crossValidated, key: .point),
    LegendEntry("PCA of one repeat", color: V1Palette.plain, key: .point),
  ]

  // MARK: Spectra

  /// A row a population, a column a condition.
  private static func spectra(_ findings: Findings) -> Figure {
    let recovery = findings[table: "recovery"]
    let table = findings[table: "spectra"]
    let populations = names(recovery)
    let most = levels(recovery, "private").last ?? 1
    let columns = [("none", 0), ("private", most), ("shared", 1), ("shared", most)]
    let rows = populations.map { name in
      columns.map { noise, level in
        panel(
          table.filtered(condition(name, noise, level)),
          recovery.filtered(condition(name, noise, level)))
      }
    }
    let texts = populations.map { name -> String in
      let exponent = recovery.filtered(["population": name]).numbers("true exponent")[0]
      return "$\\alpha$ = \(NumberText.shortest(exponent))"
    }
    let columnTitles = columns.map { noise, level -> String in
      if level == 0 { return "No noise" }
      let energy = recovery.filtered(["noise": noise, "level": String(level)])
        .numbers("noise over signal")[0]
      return "\(noise.prefix(1).uppercased() + noise.dropFirst()), \(NumberText.shortest(energy))×"
    }
    return Figure(
      "spectra", title: "Spectra of simulated populations by PCA and cross-validated PCA",
      alternative:
        "Log-log plots of eigenvalues over rank, a row for each true exponent and a column "
        + "for each level of added noise. Plain PCA leaves the true line as noise grows; the "
        + "cross-validated exponents are "
        + populations.map { name in
          columns.map { noise, level in
            let own = recovery.filtered(condition(name, noise, level))
            return UncertainText.text(
              own.numbers("exponent")[0], own.numbers("standard error")[0])
          }.joined(separator: ", ")
        }.joined(separator: "; ") + ".",
      width: .wide, tables: ["spectra", "recovery"],
      grid: PanelGrid(
        rows: rows, columnTitles: columnTitles, rowTitles: texts, shareX: .all, shareY: .rows,
        aspect: 0.8, legend: methods))
  }

  private static func condition(
    _ name: String, _ noise: String, _ level: Int
  ) -> KeyValuePairs<String, String> {
    ["population": name, "noise": noise, "level": String(level)]
  }

  private static func panel(_ table: Table, _ recovery: Table) -> Panel {
    let ranks = table.numbers("n")
    let exponent = recovery.numbers("true exponent")[0]
    let truth = ranks.map { ElementaryFunctions.pow($0, -exponent) }
    let fit = FitMark(
      slope: -recovery.numbers("exponent")[0], prefactor: recovery.numbers("prefactor")[0],
      from: recovery.numbers("first rank")[0], to: recovery.numbers("last rank")[0],
      label: "$\\alpha$ = "
        + UncertainText.text(
          recovery.numbers("exponent")[0], recovery.numbers("standard error")[0]))
    return Panel(
      x: .log("Dimension $n$"),
      y: .log("$\\lambda_n$", lower: (truth.last ?? 1e-4) / 5),
      marks: [
        .points(
          PointsMark(
            x: ranks, y: table.numbers("plain"), color: V1Palette.plain,
            label: "PCA of one repeat")),
        .points(
          PointsMark(
            x: ranks, y: table.numbers("cross-validated"), color: V1Palette.crossValidated,
            label: "cross-validated PCA")),
        .line(
          LineMark(x: ranks, y: truth, color: V1Palette.truth, width: 0.8, label: "true spectrum")),
        .fit(fit),
      ])
  }

  // MARK: Exponent over noise

  private static let noises = [
    ("private", "Private"), ("shared", "Shared"), ("multiplicative", "Multiplied"),
  ]

  private static func recovery(_ findings: Findings) -> Figure {
    let table = findings[table: "recovery"]
    let populations = names(table)
    let rows = noises.map { noise, _ in
      populations.map { name in
        let indices = (0..<table.rowCount).filter {
          let own = table.texts("noise")[$0]
          return table.texts("population")[$0] == name && (own == noise || own == "none")
        }
        return overNoise(table.selecting(rows: indices))
      }
    }
    return Figure(
      "recovery", title: "Recovered exponents over the level of noise",
      alternative:
        "Recovered exponent over the energy of the noise, three rows of kinds of noise, three "
        + "columns of true exponents, with bands of two errors. " + sentence(table),
      width: .wide, tables: ["recovery"],
      grid: PanelGrid(
        rows: rows,
        columnTitles: populations.map { name in
          let exponent = table.filtered(["population": name]).numbers("true exponent")[0]
          return "True $\\alpha$ = \(NumberText.shortest(exponent))"
        },
        rowTitles: noises.map(\.1), aspect: 0.72,
        legend: [
          LegendEntry("cross-validated", color: V1Palette.crossValidated, key: .line),
          LegendEntry("shuffled", color: V1Palette.shuffled, key: .marker(.ring)),
          LegendEntry("PCA of one repeat", color: V1Palette.plain, key: .line, dash: [3, 2]),
        ]))
  }

  private static func overNoise(_ table: Table) -> Panel {
    let x = table.numbers("noise over signal")
    let exponents = table.numbers("exponent")
    let errors = table.numbers("standard error")
    return Panel(
      x: .linear("Noise energy over signal energy"), y: .linear("Exponent $\\alpha$"),
      marks: [
        .rule(RuleMark(.y(table.numbers("true exponent")[0]))),
        .band(
          BandMark(
            x: x, lower: zip(exponents, errors).map { $0 - 2 * $1 },
            upper: zip(exponents, errors).map { $0 + 2 * $1 }, color: V1Palette.crossValidated,
            label: "two errors")),
        .line(
          LineMark(
            x: x, y: table.numbers("plain exponent"), color: V1Palette.plain, dash: [3, 2],
            label: "PCA of one repeat")),
        .line(
          LineMark(x: x, y: exponents, color: V1Palette.crossValidated, label: "cross-validated")),
        .points(
          PointsMark(
            x: x, y: exponents, color: V1Palette.crossValidated, size: 3.4,
            label: "cross-validated")),
        .points(
          PointsMark(
            x: x, y: table.numbers("shuffled exponent"), color: V1Palette.shuffled, size: 4.2,
            marker: .ring, label: "shuffled")),
      ])
  }

  // MARK: Recovered against true

  private static func recovered(_ findings: Findings) -> Figure {
    let table = findings[table: "recovery"]
    let panels = [
      againstTrue(table, "private", "exponent", V1Palette.crossValidated),
      againstTrue(table, "shared", "exponent", V1Palette.crossValidated),
      againstTrue(table, "private", "plain exponent", V1Palette.plain),
    ]
    let levels = [0] + levels(table, "private")
    return Figure(
      "recovered", title: "Recovered against true exponents under added noise",
      alternative:
        "Two panels of recovered over true exponents, by cross-validated PCA and by PCA of "
        + "one repeat, a line for each level of added noise beside the line of equality. "
        + sentence(table),
      width: .wide, tables: ["recovery"],
      grid: PanelGrid(
        rows: [panels], columnTitles: ["Private noise", "Shared noise", "Private, one repeat"],
        shareX: .all, shareY: .all, aspect: 0.9,
        legend: levels.map {
          LegendEntry(
            $0 == 0 ? "none" : String($0), color: Palette.neutral.shaded(shade($0, levels)),
            key: .line)
        }, legendTitle: "Level of noise", isLettered: true))
  }

  private static func againstTrue(
    _ table: Table, _ noise: String, _ column: String, _ color: SeriesColor
  ) -> Panel {
    let truths = Array(Set(table.numbers("true exponent"))).sorted()
    let levels = [0] + levels(table, noise)
    let ends = [(truths.first ?? 0) * 0.8, (truths.last ?? 1) * 1.1]
    var marks: [Mark] = [
      .line(
        LineMark(
          x: ends, y: ends, color: V1Palette.truth, width: 0.7, dash: [2.5, 2], label: "equality"))
    ]
    for level in levels {
      let own = table.filtered([
        "noise": level == 0 ? "none" : noise, "level": String(level),
      ])
      let (x, y) = (own.numbers("true exponent"), own.numbers(column))
      let shaded = color.shaded(shade(level, levels))
      let label = level == 0 ? "no noise" : "level \(level)"
      if column == "exponent" {
        let errors = own.numbers("standard error")
        marks.append(
          .band(
            BandMark(
              x: x, lower: zip(y, errors).map { $0 - 2 * $1 },
              upper: zip(y, errors).map { $0 + 2 * $1 }, color: shaded,
              label: "two errors, \(label)")))
      }
      marks.append(.line(LineMark(x: x, y: y, color: shaded, label: label)))
      marks.append(.points(PointsMark(x: x, y: y, color: shaded, size: 3.2, label: label)))
    }
    return Panel(
      x: .linear("True exponent"), y: .linear("Recovered exponent"), marks: marks)
  }

  // MARK: Parts

  private static func shade(_ level: Int, _ levels: [Int]) -> Double {
    1 - 0.6 * Double(level) / Double(max(1, levels.count - 1))
  }

  private static func names(_ table: Table) -> [String] {
    table.filtered(["noise": "none"]).texts("population")
  }

  private static func levels(_ table: Table, _ noise: String) -> [Int] {
    Set(table.filtered(["noise": noise]).numbers("level")).sorted().map { Int($0) }
  }

  private static func sentence(_ table: Table) -> String {
    RecoveredRow.all(table).filter { row in noises.contains { $0.0 == row.noise } }
      .map {
        "\($0.noise) \($0.level) at true \(NumberText.shortest($0.trueExponent)): "
          + "\(UncertainText.text($0.exponent, $0.error)), plain "
          + NumberText.significant($0.plain, digits: 3)
      }.joined(separator: "; ") + "."
  }
}
