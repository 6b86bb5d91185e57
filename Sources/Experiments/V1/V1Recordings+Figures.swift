import Base
import Plots
import Results

extension V1Recordings {
  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    [spectrum(findings), repeats(findings), decoding(findings), populations(findings)]
  }

  private static func spectrum(_ findings: Findings) -> Figure {
    let table = findings[table: "spectrum"]
    let lowest = floor(of: table)
    func points(_ column: String, _ color: SeriesColor, _ label: String) -> Mark {
      let (x, y) = drawn(table.numbers("n"), table.numbers(column), above: lowest)
      return .points(PointsMark(x: x, y: y, color: color, label: label))
    }
    let alpha = findings[scalar: "alpha"]
    let fit = FitMark(
      slope: -alpha.value, prefactor: findings[scalar: "prefactor"].value,
      from: findings[scalar: "first-rank"].value, to: findings[scalar: "last-rank"].value,
      label: "$\\alpha$ = " + alpha.text)
    let windows = findings[table: "windows"]
    let starts = Set(windows.numbers("first rank")).sorted()
    let lines = starts.enumerated().map { index, start in
      let own = windows.filtered(["first rank": NumberText.shortest(start)])
      return Mark.line(
        LineMark(
          x: own.numbers("last rank"), y: own.numbers("exponent"),
          color: Palette.data.shaded(shade(index, of: starts.count)),
          label: "from \(NumberText.shortest(start))", isLabelledDirectly: true))
    }
    let truth = findings.scalar(named: "true.alpha").map { truth -> [Mark] in
      [.rule(RuleMark(.y(truth.value), label: "true"))]
    }
    let plain = findings[scalar: "alpha.plain"]
    return Figure(
      "spectrum", title: "Spectrum of what two repeats share",
      alternative: "On the left variance over dimension, both logarithmic, for what two repeats "
        + "share and for one repeat alone; the fits give exponents "
        + "\(alpha.text) and "
        + "\(plain.text). On the right the exponent over "
        + "the last rank of the fit for \(starts.count) first ranks, between "
        + "\(number(findings, "alpha.smallest")) and \(number(findings, "alpha.largest")).",
      tables: ["spectrum", "windows"],
      grid: PanelGrid(
        rows: [
          [
            Panel(
              x: .log("Dimension $n$"), y: .log("Variance $\\lambda_n$", lower: lowest),
              marks: [
                points("plain variance", Palette.noise, "one repeat"),
                points("shared variance", Palette.data, "both repeats"), .fit(fit),
              ]),
            Panel(
              x: .log("Last rank of the fit"), y: .linear("Exponent $\\alpha$"),
              marks: lines + (truth ?? [])),
          ]
        ], aspect: 0.85,
        legend: [
          LegendEntry("shared by both repeats", color: Palette.data, key: .point),
          LegendEntry("one repeat alone", color: Palette.noise, key: .point),
        ], isLettered: true))
  }

  /// Three decades below the tenth of the shared variances; those that scatter about zero lie lower.
  private static func floor(of table: Table) -> Double {
    let tenth = table.numbers("shared variance").prefix(10).last ?? 1
    return max(tenth, 1e-300) * 1e-3
  }

  /// Points of at least some height: lower ones scatter about zero, where a logarithm says nothing.
  private static func drawn(
    _ x: [Double], _ y: [Double], above lowest: Double
  ) -> (x: [Double], y: [Double]) {
    let kept = y.indices.filter { y[$0] >= lowest }
    return (kept.map { x[$0] }, kept.map { y[$0] })
  }

  private static func repeats(_ findings: Findings) -> Figure {
    let table = findings[table: "repeats"]
    let components = Set(table.numbers("component")).sorted().map { NumberText.shortest($0) }
    let panels = components.map { component in
      let own = table.filtered(["component": component])
      return Panel(
        x: .linear("First repeat"), y: .linear("Second repeat"),
        marks: [
          .points(
            PointsMark(
              x: own.numbers("first repeat"), y: own.numbers("second repeat"), color: Palette.data,
              label: "images"))
        ])
    }
    let words = components.map { "\(number(findings, "correlation.\($0)")) along component \($0)" }
    return Figure(
      "repeats", title: "Responses in two repeats along principal components",
      alternative: "Response of the population to each image in the second repeat over that in the "
        + "first. The correlations are " + words.joined(separator: ", ") + ".",
      tables: ["repeats"],
      grid: PanelGrid(
        rows: [panels],
        columnTitles: components.map {
          "$n$ = \($0), $r$ = \(number(findings, "correlation.\($0)"))"
        }, shareX: .all, shareY: .all, aspect: 1, isLettered: true))
  }

  private static func decoding(_ findings: Findings) -> Figure {
    let table = findings[table: "decoding"]
    let (sizes, accuracies) = (table.numbers("neurons"), table.numbers("accuracy"))
    let chance = 1 / findings[scalar: "images"].value
    let histogram = findings[table: "signal-variances"]
    let edges = histogram.numbers("lower edge") + histogram.numbers("upper edge").suffix(1)
    let mean = findings[scalar: "signal-variance"].value
    return Figure(
      "decoding", title: "Decoding and signal variance",
      alternative: "On the left the share of decoded images over the number of neurons, rising to "
        + "\(number(findings, "decoding.correlation")) at "
        + "\(NumberText.shortest(sizes.last ?? 0)) neurons, with chance at "
        + "\(NumberText.significant(chance, digits: 2)). On the right the distribution of the "
        + "neurons' signal variance, with a mean of \(number(findings, "signal-variance")).",
      tables: ["decoding", "signal-variances"],
      grid: PanelGrid(
        rows: [
          [
            Panel(
              x: .log("Neurons"), y: .percent("Decoded images", lower: 0, upper: 1),
              marks: [
                .line(
                  LineMark(x: sizes, y: accuracies, color: Palette.data, label: "by correlation")),
                .points(
                  PointsMark(
                    x: sizes, y: accuracies, color: Palette.data, size: 3.4,
                    label: "by correlation")),
                .rule(RuleMark(.y(chance), label: "chance")),
              ]),
            Panel(
              x: .linear("Signal variance of a neuron"), y: .linear("Density", lower: 0),
              marks: [
                .histogram(
                  HistogramMark(
                    edges: edges, heights: histogram.numbers("density"), color: Palette.data,
                    label: "neurons")),
                .rule(RuleMark(.x(mean), label: "mean")),
              ]),
          ]
        ], aspect: 0.8, isLettered: true))
  }

  private static func populations(_ findings: Findings) -> Figure {
    let spectra = findings[table: "population-spectra"]
    let exponents = findings[table: "populations"]
    let sources = exponents.texts("source").reduce(into: [String]()) { found, source in
      if !found.contains(source) { found.append(source) }
    }
    let sizes = Set(exponents.numbers("neurons")).sorted()
    let curves = sources.flatMap { source in
      sizes.enumerated().map { index, size -> Mark in
        let own = spectra.filtered(["source": source, "neurons": NumberText.shortest(size)])
        let (x, y) = drawn(own.numbers("n"), own.numbers("share"), above: leastShare)
        return .points(
          PointsMark(
            x: x, y: y,
            color: color(sources.firstIndex(of: source) ?? 0)
              .shaded(shade(index, of: sizes.count)),
            label: "\(NumberText.shortest(size)) neurons (\(source))"))
      }
    }
    let dots = sources.enumerated().flatMap { index, source -> [Mark] in
      let own = exponents.filtered(["source": source])
      let (x, y) = (own.numbers("neurons"), own.numbers("exponent"))
      return [
        .line(LineMark(x: x, y: y, color: color(index), width: 0.9, label: source)),
        .points(
          PointsMark(
            x: x, y: y, color: color(index), size: 4.4, marker: markers[index % markers.count],
            label: source)),
      ]
    }
    let words = (0..<exponents.rowCount).map { row in
      "\(NumberText.shortest(exponents.numbers("neurons")[row])) neurons "
        + "(\(exponents.texts("source")[row])) "
        + NumberText.fixed(exponents.numbers("exponent")[row], decimals: 3)
    }
    return Figure(
      "populations", title: "Spectra of small populations",
      alternative: "On the left the share of the shared variance over dimension for populations of "
        + "several sizes, on the right their exponents: " + words.joined(separator: ", ") + ".",
      tables: ["population-spectra", "populations"],
      grid: PanelGrid(
        rows: [
          [
            Panel(
              x: .log("Dimension $n$"), y: .log("Share of variance", lower: leastShare),
              marks: curves),
            Panel(x: .log("Neurons", ticks: sizes), y: .linear("Exponent $\\alpha$"), marks: dots),
          ]
        ], aspect: 0.85,
        legend: sources.enumerated().map {
          LegendEntry($1, color: color($0), key: .marker(markers[$0 % markers.count]))
        }, isLettered: true))
  }

  private static let leastShare = 1e-5

  private static let markers: [Marker] = [.circle, .square, .triangle]

  private static func color(_ source: Int) -> SeriesColor {
    [Palette.data, Palette.noise, Palette.companion][source % 3]
  }

  /// The last has the full colour, the others stand nearer to the paper.
  private static func shade(_ index: Int, of count: Int) -> Double {
    0.6 + 0.4 * Double(index + 1) / Double(count)
  }

  private static func number(_ findings: Findings, _ name: String) -> String {
    let scalar = findings[scalar: name]
    return UncertainText.text(scalar.value, scalar.uncertainty, digits: 3)
  }
}
