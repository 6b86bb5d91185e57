/// Data that a figure's axes cannot show.
public struct Omission: Sendable, Hashable {
  /// Row of the panel, from 0.
  public let row: Int
  /// Column of the panel, from 0.
  public let column: Int
  /// The mark's label.
  public let mark: String
  /// Values at or below zero on a logarithmic axis, or not finite.
  public let unshowable: Int
  /// Values beyond fixed ends of an axis.
  public let beyond: Int
}

extension Figure {
  /// Marks with data that the axes leave out, in drawing order; none when all is shown.
  ///
  /// NaN in a line is a gap and counts as left out.
  public func omissions() -> [Omission] {
    var omissions: [Omission] = []
    for (row, panels) in grid.rows.enumerated() {
      for (column, panel) in panels.enumerated() {
        guard let x = panel.x, let y = panel.y else { continue }
        for mark in panel.marks {
          let label = mark.content.label
          let (xs, ys) = mark.content.places
          var (unshowable, beyond) = (0, 0)
          for (px, py) in zip(xs, ys) {
            if !x.scale.canShow(px) || !y.scale.canShow(py) {
              unshowable += 1
            } else if !x.holds(px) || !y.holds(py) {
              beyond += 1
            }
          }
          guard unshowable + beyond > 0 else { continue }
          omissions.append(
            Omission(
              row: row, column: column, mark: label, unshowable: unshowable, beyond: beyond))
        }
      }
    }
    return omissions
  }
}

extension Axis {
  /// Whether a value lies within the fixed ends.
  fileprivate func holds(_ value: Double) -> Bool {
    value >= lower ?? value && value <= upper ?? value
  }
}
