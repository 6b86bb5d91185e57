/// A heat map: every value a cell in a colour.
public struct RasterMark: Sendable, Hashable, Codable {
  /// What is drawn; cells reach half a step beyond the first and last place.
  public var field: Field
  /// What the colours mean.
  public var color: ColorScale
  /// Above the colour bar.
  public var label: String

  /// A heat map.
  public init(_ field: Field, color: ColorScale, label: String) {
    self.field = field
    self.color = color
    self.label = label
  }
}

extension RasterMark: PlottedMark {
  var fillsPanel: Bool { true }
  var colorDomain: ColorDomain? { ColorDomain(color, of: field.values) }
  var counts: [Int] { [field.values.count, field.columns * field.rows] }

  /// Where the cells begin and end.
  private var area: (left: Double, right: Double, low: Double, high: Double) {
    (
      field.x.lowerBound - field.halfColumn, field.x.upperBound + field.halfColumn,
      field.y.lowerBound - field.halfRow, field.y.upperBound + field.halfRow
    )
  }

  func include(in reach: inout PanelReach) {
    let area = area
    reach.include(area.left, area.low, isTight: true)
    reach.include(area.right, area.high, isTight: true)
  }

  func tooltip(_ axes: MarkSummary) -> String {
    axes.reach(label, [], field.values.map(Double.init), count: "cells")
  }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    guard let domain = canvas.colors, let x = canvas.x, let y = canvas.y, field.isWhole else {
      return DrawnMark()
    }
    let straight = x.isBent || y.isBent ? nil : native(canvas)
    guard let (columns, rows, frame) = straight ?? resampled(canvas, x, y) else {
      return DrawnMark()
    }
    func pixels(_ palette: Palette) -> PixelImage {
      let colors = ColorTable(domain, on: palette)
      var rgb: [UInt8] = []
      rgb.reserveCapacity(3 * columns.count * rows.count)
      for row in rows {
        for column in columns {
          let color =
            row < 0 || column < 0
            ? palette.paper : colors.color(of: Double(field.values[row * field.columns + column]))
          rgb.append(color.red)
          rgb.append(color.green)
          rgb.append(color.blue)
        }
      }
      return PixelImage(width: columns.count, height: rows.count, rgb: rgb)
    }
    let image = SceneImage(
      light: pixels(canvas.page.light), dark: pixels(canvas.page.dark), frame: frame)
    let group = SceneGroup(
      [.image(image)], clip: canvas.frame, name: "raster", tooltip: tooltip)
    return DrawnMark(nodes: [.group(group)], blocks: [canvas.frame])
  }

  /// The cells in view, from the top left, each as often as it is.
  private func native(
    _ canvas: PanelCanvas
  ) -> (columns: [Int], rows: [Int], frame: Rectangle)? {
    let (area, frame) = (area, canvas.frame)
    let (left, right) = (canvas.across(area.left), canvas.across(area.right))
    let (top, bottom) = (canvas.down(area.high), canvas.down(area.low))
    let (width, height) = (
      (right - left) / Double(field.columns), (bottom - top) / Double(field.rows)
    )
    guard width > 0, height > 0, width.isFinite, height.isFinite else { return nil }
    func range(
      _ start: Double, _ from: Double, _ to: Double, _ step: Double, _ count: Int
    ) -> Range<Int> {
      let first = min(Double(count), max(0, ((from - start) / step + 1e-9).rounded(.down)))
      let end = min(Double(count), max(first, ((to - start) / step - 1e-9).rounded(.up)))
      return Int(first)..<Int(end)
    }
    let columns = range(left, frame.x, frame.maxX, width, field.columns)
    let rows = range(top, frame.y, frame.maxY, height, field.rows)
    // A single cell far wider than the view is drawn from its pixels.
    let (wide, high) = (Double(columns.count) * width, Double(rows.count) * height)
    guard !columns.isEmpty, !rows.isEmpty, max(wide, high) < 1e4 else { return nil }
    return (
      Array(columns), rows.map { field.rows - 1 - $0 },
      Rectangle(
        x: left + Double(columns.lowerBound) * width, y: top + Double(rows.lowerBound) * height,
        width: Double(columns.count) * width, height: Double(rows.count) * height)
    )
  }

  /// The cell under each pixel of a fine grid, −1 for none, where an axis is not linear.
  private func resampled(
    _ canvas: PanelCanvas, _ x: AxisScale, _ y: AxisScale
  ) -> (columns: [Int], rows: [Int], frame: Rectangle)? {
    let (area, frame) = (area, canvas.frame)
    let scale = 4.0
    func cells(
      _ axis: AxisScale, length: Double, from: Double, to: Double, count: Int
    ) -> [Int] {
      let steps = max(1, Int((length * scale).rounded()))
      return (0..<steps).map { step in
        let value = axis.value(at: (Double(step) + 0.5) / Double(steps))
        let cell = ((value - from) / (to - from) * Double(count)).rounded(.down)
        return cell >= 0 && cell < Double(count) ? Int(cell) : -1
      }
    }
    let columns = cells(
      x, length: frame.width, from: area.left, to: area.right, count: field.columns)
    let rows = cells(y, length: frame.height, from: area.low, to: area.high, count: field.rows)
    return (columns, rows.reversed(), frame)
  }
}
