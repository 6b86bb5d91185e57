/// The values that a panel's marks reach along one axis.
struct Extent: Sendable, Hashable {
  /// Infinite while empty.
  private(set) var lower = Double.infinity
  /// Minus infinity while empty.
  private(set) var upper = -Double.infinity

  var isEmpty: Bool { lower > upper }

  /// Takes in a value; those that the scale cannot show are left out.
  mutating func include(_ value: Double, on scale: Axis.Scale) {
    guard value.isFinite, scale == .linear || value > 0 else { return }
    lower = min(lower, value)
    upper = max(upper, value)
  }

  /// Takes in another extent.
  mutating func include(_ other: Extent) {
    lower = min(lower, other.lower)
    upper = max(upper, other.upper)
  }
}

extension Panel {
  /// What the marks reach along x and y; y only of what stands within fixed ends of x.
  func extents() -> (x: Extent, y: Extent) {
    var extents = (x: Extent(), y: Extent())
    guard let x, let y else { return extents }
    func include(_ px: Double, _ py: Double) {
      guard py.isFinite, y.scale == .linear || py > 0 else { return }
      guard px.isFinite, x.scale == .linear || px > 0 else { return }
      extents.x.include(px, on: x.scale)
      if px >= x.lower ?? px, px <= x.upper ?? px { extents.y.include(py, on: y.scale) }
    }
    for mark in marks {
      switch mark {
      case .points(let points): zip(points.x, points.y).forEach(include)
      case .line(let line): zip(line.x, line.y).forEach(include)
      case .band(let band):
        zip(band.x, band.lower).forEach(include)
        zip(band.x, band.upper).forEach(include)
      case .fit(let fit):
        extents.x.include(fit.from, on: x.scale)
        extents.x.include(fit.to, on: x.scale)
      case .rule(let rule):
        switch rule.position {
        case .x(let value): extents.x.include(value, on: x.scale)
        case .y(let value): extents.y.include(value, on: y.scale)
        }
      case .text(let text): include(text.x, text.y)
      case .imageGrid: break
      }
    }
    return extents
  }
}
