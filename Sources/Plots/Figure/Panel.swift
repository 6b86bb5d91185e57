/// One set of axes with its marks, drawn in order.
public struct Panel: Sendable, Hashable, Codable {
  /// The horizontal axis; nil draws none, as for images.
  public var x: Axis?
  /// The vertical axis; nil draws none.
  public var y: Axis?
  /// First below, last on top.
  public var marks: [Mark]

  /// A panel.
  public init(x: Axis?, y: Axis?, marks: [Mark]) {
    self.x = x
    self.y = y
    self.marks = marks
  }
}
