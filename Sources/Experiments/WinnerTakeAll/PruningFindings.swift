import Base
import Learning
import Plots
import Results
import Statistics

/// What pruning sees in a trained layer: the units' variances, the mixture and the cut.
/// - Source: Holzhausen et al., arXiv 2405.00679, Fig. A1.
struct PruningFindings: Sendable {
  var layer: WTALayer
  var wins: [Int]
  var pruning: WTAPruning

  init(_ layer: WTALayer, wins: [Int]) {
    self.layer = layer
    self.wins = wins
    pruning = WTAPruning(layer)
  }

  /// One row a unit.
  var unitTable: Table {
    let diagnostics = WTADiagnostics(layer)
    let pruned = Set(pruning.prunedUnits)
    return Table(
      "units", title: "What each unit has become",
      columns: [
        Column("unit", integers: Array(0..<layer.units)),
        Column("wins", integers: wins),
        Column("norm", doubles: diagnostics.norms),
        Column("log variance", doubles: pruning.logVariances),
        Column("pruned", integers: (0..<layer.units).map { pruned.contains($0) ? 1 : 0 }),
      ])
  }

  /// One row a component of the chosen mixture.
  var mixtureTable: Table {
    let components = pruning.selection?.chosen.components ?? []
    return Table(
      "mixture", title: "Mixture of normal densities that the units' log-variances call for",
      columns: [
        Column("component", integers: Array(0..<components.count)),
        Column("weight", doubles: components.map(\.weight)),
        Column("mean", doubles: components.map(\.mean)),
        Column("standard deviation", doubles: components.map(\.standardDeviation)),
      ])
  }

  /// What the mixture decides.
  var scalars: [Scalar] {
    let pruned = pruning.prunedUnits.count
    let common = [
      Scalar(
        "components", Double(pruning.selection?.chosen.components.count ?? 0),
        meaning: "Components of the mixture, by likelihood ratios at p = 0.01"),
      Scalar(
        "pruned-share", Double(pruned) / Double(layer.units),
        meaning: "Share of the units that are pruned as noise"),
    ]
    guard let cut = pruning.cut else { return common }
    return common + [
      Scalar("cut", cut, meaning: "Natural logarithm of the variance above which a unit is pruned")
    ]
  }

  // MARK: Figure

  /// Where there are units, or the cut, with two bins to either side.
  private static func shown(_ histogram: Histogram, _ cut: Double?) -> ClosedRange<Double> {
    let bins = histogram.counts.indices.filter { histogram.counts[$0] > 0 }
    guard let first = bins.first, let last = bins.last else { return histogram.range }
    let edges = histogram.edges
    let width = edges[1] - edges[0]
    let lower = min(edges[first], cut ?? .infinity) - 2 * width
    let upper = max(edges[last + 1], cut ?? -.infinity) + 2 * width
    return max(lower, histogram.range.lowerBound)...min(upper, histogram.range.upperBound)
  }

  /// The mean over a step, so that a component about a single unit, narrower than a step, is drawn
  /// with its area and not with a height of chance.
  private static func meanDensity(
    of component: GaussianMixture.Component, about x: Double, over step: Double
  ) -> Double {
    let parts = 128
    return (0..<parts).reduce(0.0) { sum, part in
      sum + component.density(at: x + step * ((Double(part) + 0.5) / Double(parts) - 0.5))
    } / Double(parts)
  }

  static func figure(_ findings: Findings) -> Figure {
    let mixture = findings[table: "mixture"]
    let cut = findings.scalar(named: "cut")?.value
    let histogram = Histogram(
      findings[table: "units"].numbers("log variance"), bins: 60, in: WTAPruning.range)
    let range = shown(histogram, cut)
    let bins = histogram.centres.indices.filter { range.contains(histogram.centres[$0]) }
    let edges = bins.map { histogram.edges[$0] } + bins.suffix(1).map { histogram.edges[$0 + 1] }
    let step = (range.upperBound - range.lowerBound) / 300
    let x = (0...300).map { range.lowerBound + step * Double($0) }
    let components = zip(
      mixture.numbers("weight"),
      zip(mixture.numbers("mean"), mixture.numbers("standard deviation"))
    ).map { weight, normal in
      GaussianMixture.Component(
        weight: weight, mean: normal.0, variance: normal.1 * normal.1)
    }
    let parts = components.map { component in
      x.map { meanDensity(of: component, about: $0, over: step) }
    }
    let total = x.indices.map { place in parts.reduce(0) { $0 + $1[place] } }
    var marks: [Mark] = [
      .histogram(
        HistogramMark(
          edges: edges, heights: bins.map { histogram.densities[$0] }, color: Palette.neutral,
          label: "units"))
    ]
    marks.append(.line(LineMark(x: x, y: total, color: Palette.kh, label: "mixture")))
    // Dashes on top, so that the sum shows between them where a component makes all of it.
    marks +=
      parts.count < 2
      ? []
      : parts.map {
        .line(LineMark(x: x, y: $0, color: Palette.companion, dash: [4, 2], label: "component"))
      }
    if let cut { marks.append(.rule(RuleMark(.x(cut), label: "cut"))) }
    let pruned = findings[scalar: "pruned-share"].value
    return Figure(
      "pruning", title: "Which units are noise",
      alternative:
        "Histogram of the logarithm of each unit's variance of weights with a mixture of "
        + "\(components.count) normal densities. "
        + (cut.map { "The cut lies at \(NumberText.fixed($0, decimals: 2)); " } ?? "No cut; ")
        + "\(NumberText.percent(pruned)) of the units are pruned.",
      tables: ["units", "mixture"],
      grid: PanelGrid(
        rows: [
          [
            Panel(
              x: .linear("Logarithm of the variance of weights"),
              y: .linear("Density of units", lower: 0), marks: marks)
          ]
        ], aspect: 0.42,
        legend: [
          // As light as the bars.
          LegendEntry("units", color: Palette.neutral.shaded(0.3), key: .area),
          LegendEntry("mixture", color: Palette.kh, key: .line),
        ]
          + (parts.count < 2
            ? [] : [LegendEntry("components", color: Palette.companion, key: .line, dash: [4, 2])])
      ))
  }
}
