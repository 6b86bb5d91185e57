import Typography

/// What stands around one panel's inner area, measured.
struct PanelPlan {
  /// Nil without an axis.
  var xTicks: AxisTicks?
  /// See ``xTicks``.
  var yTicks: AxisTicks?
  /// Tick labels are drawn, and not left to another panel of the row or column.
  var showsXLabels: Bool
  /// See ``showsXLabels``.
  var showsYLabels: Bool
  /// Labels at the ends of lines.
  var directLabels: [DirectLabel]
  /// Groups of bands below the x axis.
  var groups: [BandGroupLabel] = []
  /// Right of the panel; nil for none.
  var colorBar: ColorBar?

  /// Room that decorations need beyond each side of the inner area.
  struct Margins {
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0
  }

  /// Room for ticks, their labels and direct labels.
  func margins(width: Double, height: Double, theme: FigureTheme) -> Margins {
    var margins = Margins()
    if let xTicks {
      margins.bottom = theme.tickLength
      for (place, label) in showsXLabels ? xTicks.labelled : [] {
        let center = place * width
        let (across, down) =
          xTicks.isTurned ? (label.height, label.width) : (label.width, label.height)
        margins.bottom = max(margins.bottom, theme.tickLength + theme.tickPadding + down)
        margins.left = max(margins.left, across / 2 - center)
        margins.right = max(margins.right, center + across / 2 - width)
      }
      if let tallest = groups.map(\.block.height).max() {
        margins.bottom += BandGroupLabel.gap + BandGroupLabel.padding + tallest
      }
    }
    if let yTicks {
      margins.left = max(margins.left, theme.tickLength)
      for (place, label) in showsYLabels ? yTicks.labelled : [] {
        let center = (1 - place) * height
        let half = yLabelHalf(label, theme)
        margins.left = max(margins.left, theme.tickLength + theme.tickPadding + label.width)
        margins.top = max(margins.top, half.above - center)
        margins.bottom = max(margins.bottom, center + half.below - height)
      }
    }
    margins.right = max(margins.right, directWidth)
    if let colorBar {
      margins.right = max(margins.right, directWidth + colorBar.width)
    }
    return margins
  }

  /// Room for labels at the ends of lines.
  var directWidth: Double {
    directLabels.map { DirectLabel.gap + $0.box.width }.max() ?? 0
  }

  /// Reach of a tick label on an upright axis above and below its tick: figures centre on it.
  func yLabelHalf(_ label: TextBox, _ theme: FigureTheme) -> (above: Double, below: Double) {
    let half = Self.figureHeight * theme.tick.size / 2
    return (label.ascent - half, label.descent + half)
  }

  /// Height of Inter's figures over the size.
  static let figureHeight = 0.727
}

/// A label at the right end of a line.
struct DirectLabel {
  /// From the panel's edge to the label.
  static let gap = 5.5

  var box: TextBox
  var color: SeriesColor
  /// The line's last value in view.
  var x: Double
  /// See ``x``.
  var y: Double
}

/// The common label of neighbouring bands, under a line that spans them.
struct BandGroupLabel {
  /// From the bands' labels to the line.
  static let gap = 3.5
  /// From the line to the label.
  static let padding = 2.0

  var block: TextBlock
  /// Places along the axis where the bands begin and end.
  var span: ClosedRange<Double>
  var source: String
}
