/// A drawing without any meaning left to decide: positions in points, y downwards.
///
/// Figures and PDF pages are both scenes. Colours are by role, so that one scene serves light,
/// dark and print.
public struct Scene: Sendable, Hashable {
  /// In points.
  public var width: Double
  /// In points.
  public var height: Double
  /// Drawn in order.
  public var nodes: [SceneNode]

  /// A scene.
  public init(width: Double, height: Double, nodes: [SceneNode]) {
    self.width = width
    self.height = height
    self.nodes = nodes
  }
}
