/// A smaller panel within a panel, where the panel is empty.
public struct InsetMark: Sendable, Hashable, Codable {
  /// Where the inset stands.
  public enum Corner: String, Sendable, Hashable, Codable, CaseIterable {
    case topRight, topLeft, bottomLeft, bottomRight
  }

  /// What the inset shows; other insets in it are left out.
  public var panel: Panel
  /// Share of the outer panel's width that it takes with its labels.
  public var width: Double
  /// Share of the outer panel's height.
  public var height: Double
  /// Where it stands; nil is the corner with the least ink.
  public var corner: Corner?

  /// An inset.
  public init(_ panel: Panel, width: Double = 0.45, height: Double = 0.45, corner: Corner? = nil) {
    self.panel = panel
    self.width = width
    self.height = height
    self.corner = corner
  }
}

extension InsetMark: PlottedMark {
  var colors: [SeriesColor] { panel.marks.flatMap { $0.content.colors } }

  func include(in reach: inout PanelReach) {}

  func tooltip(_ axes: MarkSummary) -> String { "" }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark { DrawnMark() }
}
