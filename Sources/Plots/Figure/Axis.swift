/// An axis: label, scale and domain.
public struct Axis: Sendable, Hashable, Codable {
  /// How values become positions.
  public enum Scale: Sendable, Hashable, Codable {
    /// In proportion.
    case linear
    /// By the decadic logarithm; only positive values have a place.
    case log
    /// In proportion up to ±`within`, by the logarithm beyond; for values of both signs.
    case symlog(within: Double)
    /// In proportion, labelled in percent: 0.5 is 50 %.
    case percent
    /// Seconds since 1970 in UTC, without leap seconds, labelled by the calendar.
    case time
    /// Names at 0, 1, 2 …; marks stand at these numbers. Groups are labelled below a horizontal
    /// axis.
    case band([String], groups: [BandGroup])
  }

  /// Below or left of the axis; empty for none.
  public var label: String
  /// How values become positions.
  public var scale: Scale
  /// Fixed ends; nil takes them from the marks. Either end alone may be fixed.
  public var lower: Double?
  /// See ``lower``.
  public var upper: Double?
  /// Where ticks stand; empty lets them be chosen.
  public var ticks: [Double]

  /// An axis.
  public init(
    _ label: String, scale: Scale = .linear, lower: Double? = nil, upper: Double? = nil,
    ticks: [Double] = []
  ) {
    self.label = label
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.ticks = ticks
  }

  /// A linear axis.
  public static func linear(
    _ label: String, lower: Double? = nil, upper: Double? = nil, ticks: [Double] = []
  ) -> Self {
    Axis(label, scale: .linear, lower: lower, upper: upper, ticks: ticks)
  }

  /// A logarithmic axis.
  public static func log(
    _ label: String, lower: Double? = nil, upper: Double? = nil, ticks: [Double] = []
  ) -> Self {
    Axis(label, scale: .log, lower: lower, upper: upper, ticks: ticks)
  }

  /// An axis for values of both signs over many decades.
  public static func symlog(
    _ label: String, within: Double, lower: Double? = nil, upper: Double? = nil
  ) -> Self {
    Axis(label, scale: .symlog(within: within), lower: lower, upper: upper)
  }

  /// A linear axis labelled in percent.
  public static func percent(
    _ label: String, lower: Double? = nil, upper: Double? = nil
  ) -> Self {
    Axis(label, scale: .percent, lower: lower, upper: upper)
  }

  /// An axis of UTC dates, from seconds since 1970.
  public static func time(
    _ label: String, lower: Double? = nil, upper: Double? = nil
  ) -> Self {
    Axis(label, scale: .time, lower: lower, upper: upper)
  }

  /// An axis of names at 0, 1, 2 …
  public static func band(
    _ label: String, _ names: [String], groups: [BandGroup] = []
  ) -> Self {
    Axis(label, scale: .band(names, groups: groups))
  }
}

/// Neighbouring bands under a common label.
public struct BandGroup: Sendable, Hashable, Codable {
  /// Below the bands' own labels.
  public var label: String
  /// How many bands, counted from where the last group ended.
  public var count: Int

  /// A group of bands.
  public init(_ label: String, count: Int) {
    self.label = label
    self.count = count
  }
}

extension Axis.Scale {
  /// Whether a value has a place.
  func canShow(_ value: Double) -> Bool {
    value.isFinite && (self != .log || value > 0)
  }

  /// Names of a band scale; nil of others.
  var bands: [String]? {
    if case .band(let names, _) = self { names } else { nil }
  }
}
