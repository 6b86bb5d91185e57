import Base
import LinearAlgebra
import Plots
import Results

/// Draws the tables of codes of an angle.
enum ManifoldFigures {
  // MARK: Curves

  /// Each code as a curve in space, seen from a fixed direction; what is nearer is darker and
  /// drawn last.
  static func curves(_ findings: Findings) -> Figure {
    let table = findings[table: "curves"]
    var names: [String] = []
    for name in table.texts("code") where !names.contains(name) { names.append(name) }
    let panels = names.enumerated().map { index, name in
      curve(
        table.filtered(["code": name]),
        V1Palette.ensembles[min(index, V1Palette.ensembles.count - 1)], name)
    }
    return Figure(
      "curves", title: "Codes of an angle along three random axes",
      alternative:
        "Closed curves in space, one a code: \(names.joined(separator: ", ")). The curve of "
        + "the smallest exponent is jagged at every scale, those of larger ones are smooth; "
        + "narrow tuning "
        + "winds more than wide tuning.",
      width: .wide, tables: ["curves"],
      grid: PanelGrid(rows: [panels], columnTitles: names.map(title), aspect: 1))
  }

  private static func title(_ name: String) -> String {
    let words = name.split(separator: " ")
    return words[0] == "alpha"
      ? "$\\alpha$ = \(words[1])" : "Tuning, $\\sigma$ = \(words[1])"
  }

  private static func curve(_ table: Table, _ color: SeriesColor, _ name: String) -> Panel {
    let places = zip(zip(table.numbers("x"), table.numbers("y")), table.numbers("z"))
      .map { seen(x: $0.0, y: $0.1, z: $1) }
    let across = places.map(\.across)
    let up = places.map(\.up)
    let depths = places.indices.map {
      (places[$0].depth + places[($0 + 1) % places.count].depth) / 2
    }
    let (far, near) = (depths.min() ?? 0, depths.max() ?? 1)
    let bins = 8
    var members = [[Int]](repeating: [], count: bins)
    for index in depths.indices {
      let share = near > far ? (depths[index] - far) / (near - far) : 0
      members[min(bins - 1, Int(share * Double(bins)))].append(index)
    }
    let marks = members.enumerated().filter { !$0.element.isEmpty }.map { bin, own -> Mark in
      let share = Double(bin) / Double(bins - 1)
      return .segments(
        SegmentsMark(
          x: own.map { across[$0] }, y: own.map { up[$0] },
          toX: own.map { across[($0 + 1) % places.count] },
          toY: own.map { up[($0 + 1) % places.count] },
          color: color.shaded(0.3 + 0.7 * share), width: 0.5 + 0.6 * share, label: name))
    }
    // One scale for both directions, about the middle.
    let (left, right) = (across.min() ?? 0, across.max() ?? 1)
    let (low, high) = (up.min() ?? 0, up.max() ?? 1)
    let half = 0.53 * max(right - left, high - low)
    let (middle, centre) = ((left + right) / 2, (low + high) / 2)
    // Invisible corners keep the frame square without axes.
    let corner = SegmentsMark(
      x: [middle - half, middle + half], y: [centre - half, centre + half],
      toX: [middle - half, middle + half], toY: [centre - half, centre + half],
      color: color.shaded(0), width: 0.1, label: "frame")
    return Panel(x: nil, y: nil, marks: [.segments(corner)] + marks)
  }

  /// Turned by 35° about the upright axis and tilted by 25° towards the reader.
  private static func seen(
    x: Double, y: Double, z: Double
  ) -> (across: Double, up: Double, depth: Double) {
    let (turn, tilt) = (35 * Double.pi / 180, 25 * Double.pi / 180)
    let across = x * ElementaryFunctions.cos(turn) - y * ElementaryFunctions.sin(turn)
    let along = x * ElementaryFunctions.sin(turn) + y * ElementaryFunctions.cos(turn)
    return (
      across, z * ElementaryFunctions.cos(tilt) + along * ElementaryFunctions.sin(tilt),
      z * ElementaryFunctions.sin(tilt) - along * ElementaryFunctions.cos(tilt)
    )
  }

  // MARK: Tangents

  static func tangents(_ findings: Findings) -> Figure {
    let distances = findings[table: "distances"]
    let slopes = findings[table: "slopes"]
    let offsets = Set(distances.filtered(["dimension": "1"]).numbers("offset")).sorted()
      .filter { [-1, -0.5, 0, 0.5, 1].contains($0) }
    let lines = offsets.map { offset -> Mark in
      let own = distances.filtered([
        "dimension": "1", "offset": NumberText.shortest(offset),
      ])
      let steps = own.numbers("step")
      let stretch = own.numbers("stretch")
      let last = stretch.last ?? 1
      return .line(
        LineMark(
          x: steps, y: stretch.map { $0 / last }, color: color(offset), dash: dash(offset),
          label: "α = \(NumberText.shortest(3 + offset))"))
    }
    return Figure(
      "tangents", title: "How distances scale along codes below and above the bound",
      alternative:
        "Stretch over step for codes of one dimension: it grows towards small steps below the "
        + "bound and settles above. Slopes over the exponent less the bound, in one and two "
        + "dimensions, beside "
        + "min(0, d times that): "
        + (0..<slopes.rowCount).map {
          "\(NumberText.fixed(slopes.numbers("slope")[$0], decimals: 2)) at "
            + NumberText.shortest(slopes.numbers("exponent")[$0])
        }.joined(separator: "; ") + ".",
      width: .wide, tables: ["distances", "slopes"],
      grid: PanelGrid(
        rows: [
          [
            Panel(
              x: .log("Step $\\delta$ in rad"), y: .log("$\\|\\Delta x\\| / \\delta$"),
              marks: lines),
            slopePanel(slopes),
          ]
        ], aspect: 0.75,
        legend: offsets.map {
          LegendEntry(
            "$\\alpha$ = \(NumberText.shortest(3 + $0))", color: color($0), key: .line,
            dash: dash($0))
        } + [
          LegendEntry("$d$ = 1", color: V1Palette.ensembles[0], key: .marker(.circle)),
          LegendEntry("$d$ = 2", color: V1Palette.ensembles[1], key: .marker(.square)),
          LegendEntry("limit", color: V1Palette.truth, key: .line),
        ], isLettered: true))
  }

  /// Rough codes in one hue, smooth ones in the other; the bound between them.
  private static func color(_ offset: Double) -> SeriesColor {
    offset == 0
      ? V1Palette.truth
      : (offset < 0 ? V1Palette.plain : V1Palette.crossValidated)
        .shaded(0.5 + 0.5 * min(1, offset.magnitude))
  }

  private static func dash(_ offset: Double) -> [Double] { offset == 0 ? [3, 2] : [] }

  private static func slopePanel(_ slopes: Table) -> Panel {
    var marks: [Mark] = [.rule(RuleMark(.x(0), label: "bound"))]
    for (dimension, marker) in [(1, Marker.circle), (2, .square)] {
      let own = slopes.filtered(["dimension": String(dimension)])
      let x = own.numbers("offset")
      let color = V1Palette.ensembles[dimension - 1]
      marks.append(
        .line(
          LineMark(
            x: x, y: own.numbers("limit"), color: V1Palette.truth, width: 0.9, label: "limit")))
      marks.append(
        .points(
          PointsMark(
            x: x, y: own.numbers("slope"), color: color, size: 4, marker: marker,
            label: "d = \(dimension)")))
    }
    return Panel(
      x: .linear("$\\alpha - (1 + 2/d)$"), y: .linear("Slope of $\\|\\Delta x\\|^2/\\delta^2$"),
      marks: marks)
  }

  // MARK: Read-out

  static func readOut(_ findings: Findings) -> Figure {
    let table = findings[table: "read-out"]
    let x = table.numbers("exponent")
    func panel(_ value: String, _ error: String, _ axis: Axis) -> Panel {
      let (y, errors) = (table.numbers(value), table.numbers(error))
      return Panel(
        x: .linear("Exponent $\\alpha$"), y: axis,
        marks: [
          .rule(RuleMark(.x(3))),
          .band(
            BandMark(
              x: x, lower: zip(y, errors).map { $0 - 2 * $1 },
              upper: zip(y, errors).map { $0 + 2 * $1 }, color: V1Palette.crossValidated,
              label: "two errors")),
          .line(LineMark(x: x, y: y, color: V1Palette.crossValidated, label: value)),
          .points(PointsMark(x: x, y: y, color: V1Palette.crossValidated, size: 3.4, label: value)),
        ])
    }
    return Figure(
      "read-out", title: "A linear read-out of codes of an angle over the exponent",
      alternative:
        "Accuracy at new angles, relative norm of the least change that flips the answer, and "
        + "share of answers that a small shift of the stimulus changes, over the exponent: "
        + x.indices.map {
          "\(NumberText.percent(table.numbers("accuracy")[$0])), "
            + "\(NumberText.significant(table.numbers("critical norm")[$0], digits: 2)) and "
            + "\(NumberText.percent(table.numbers("changed by shift")[$0])) at "
            + NumberText.shortest(x[$0])
        }.joined(separator: "; ") + ".",
      width: .wide, tables: ["read-out"],
      grid: PanelGrid(
        rows: [
          [
            panel("accuracy", "error of accuracy", .percent("Accuracy")),
            panel(
              "critical norm", "error of critical norm",
              .linear("Critical norm over $\\|x\\|$", lower: 0)),
            panel("changed by shift", "error of changed", .percent("Changed by a shift", lower: 0)),
          ]
        ], shareX: .all, aspect: 0.9, isLettered: true))
  }
}
