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

/// An axis: label, scale and domain.
public struct Axis: Sendable, Hashable, Codable {
  /// How values become positions.
  public enum Scale: String, Sendable, Hashable, Codable {
    case linear, log
  }

  /// Below or left of the axis; empty for none.
  public var label: String
  /// Linear or decadic logarithm.
  public var scale: Scale
  /// Fixed ends; nil takes them from the marks. Either end alone may be fixed.
  public var lower: Double?
  /// See ``lower``.
  public var upper: Double?

  /// An axis.
  public init(_ label: String, scale: Scale = .linear, lower: Double? = nil, upper: Double? = nil) {
    self.label = label
    self.scale = scale
    self.lower = lower
    self.upper = upper
  }

  /// A linear axis.
  public static func linear(_ label: String, lower: Double? = nil, upper: Double? = nil) -> Self {
    Axis(label, scale: .linear, lower: lower, upper: upper)
  }

  /// A logarithmic axis.
  public static func log(_ label: String, lower: Double? = nil, upper: Double? = nil) -> Self {
    Axis(label, scale: .log, lower: lower, upper: upper)
  }
}
