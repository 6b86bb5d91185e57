import Base
import Typography

/// A power law y = prefactor · x^slope over a window, with a bracket over the window at the top or
/// the bottom of the panel and a label where the panel is empty.
public struct FitMark: Sendable, Hashable, Codable {
  /// Exponent of x.
  public var slope: Double
  /// y at x = 1.
  public var prefactor: Double
  /// First x of the window.
  public var from: Double
  /// Last x of the window.
  public var to: Double
  /// For instance `$\alpha$ = 2.67 ± 0.01`.
  public var label: String

  /// A fitted power law.
  public init(slope: Double, prefactor: Double, from: Double, to: Double, label: String) {
    self.slope = slope
    self.prefactor = prefactor
    self.from = from
    self.to = to
    self.label = label
  }
}

extension FitMark: PlottedMark {
  /// Sets the line off and lets the data that it was fitted to shine through.
  private static let haloOpacity = 0.5

  func include(in reach: inout PanelReach) {
    reach.include(x: from)
    reach.include(x: to)
  }

  func tooltip(_ axes: MarkSummary) throws -> String {
    try RichText(parsing: label).plainText
      + "\nfitted from \(axes.number(from)) to \(axes.number(to))"
  }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    let parts = LineReduction.clip(line(on: canvas), to: canvas.clip(1))
    guard !parts.isEmpty else { return DrawnMark() }
    let elements = parts.flatMap { PanelCanvas.polyline($0) }
    let halo = ScenePath(
      elements, stroke: Stroke(.paper, width: canvas.theme.fitHalo, opacity: Self.haloOpacity))
    let path = ScenePath(elements, stroke: Stroke(.ink, width: canvas.theme.fit))
    let group = SceneGroup(
      [.path(halo), .path(path)], clip: canvas.clip(0.5), name: "fit", tooltip: tooltip)
    return DrawnMark(nodes: [.group(group)], lines: parts)
  }

  /// The power law over its window; straight where both axes are logarithmic.
  private func line(on canvas: PanelCanvas) -> [Point] {
    guard from > 0, to > from, prefactor > 0, let x = canvas.x, let y = canvas.y else { return [] }
    let (first, last) = (Decades.log10(from), Decades.log10(to))
    let steps = x.kind == .log && y.kind == .log ? 1 : 96
    let height = Decades.log10(prefactor)
    return (0...steps).map { step in
      let place = first + (last - first) * Double(step) / Double(steps)
      return Point(
        canvas.across(Decades.power(place)), canvas.down(Decades.power(height + slope * place)))
    }.filter { $0.x.isFinite && $0.y.isFinite }
  }
}
