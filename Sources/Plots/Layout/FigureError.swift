public import Base

/// Why a figure could not be laid out.
public enum FigureError: ExplainedError, Hashable {
  /// A row has another number of panels than the first.
  case raggedRows(figure: String, row: Int, count: Int, expected: Int)
  /// Row or column titles do not match the grid.
  case titleCount(figure: String, titles: Int, panels: Int, isOfRows: Bool)
  /// A mark's columns have different lengths.
  case unequalCounts(figure: String, mark: String, counts: [Int])
  /// A fixed axis end leaves nothing to show.
  case emptyDomain(figure: String, axis: String, lower: Double, upper: Double)
  /// A symlog axis without a linear part.
  case linearReach(figure: String, axis: String, within: Double)
  /// Labels leave less than the smallest panel.
  case noRoom(figure: String, width: Double, panel: Double, smallest: Double)
  /// A label that cannot be broken reaches over its neighbour or the edge.
  case labelTooLong(figure: String, label: String, width: Double, room: Double)

  /// What is wrong with which figure, and what to change.
  public var explanation: Explanation {
    switch self {
    case .raggedRows(let figure, let row, let count, let expected):
      Explanation(
        .execution, "row \(row + 1) of figure \"\(figure)\" has \(count) panels, not \(expected)",
        advice: "give every row of the grid the same number of panels")
    case .titleCount(let figure, let titles, let panels, let isOfRows):
      Explanation(
        .execution,
        "figure \"\(figure)\" has \(titles) \(isOfRows ? "row" : "column") titles for \(panels) "
          + (isOfRows ? "rows" : "columns"),
        advice: "give each one a title, or none")
    case .unequalCounts(let figure, let mark, let counts):
      Explanation(
        .execution,
        "the mark \"\(mark)\" of figure \"\(figure)\" has columns of "
          + counts.map(String.init).joined(separator: ", ") + " values",
        advice: "give x and y the same number of values")
    case .emptyDomain(let figure, let axis, let lower, let upper):
      Explanation(
        .execution,
        "the axis \"\(axis)\" of figure \"\(figure)\" runs from \(NumberText.shortest(lower)) "
          + "to \(NumberText.shortest(upper))",
        advice: "fix its ends in ascending order, above 0 on a log axis")
    case .linearReach(let figure, let axis, let within):
      Explanation(
        .execution,
        "the axis \"\(axis)\" of figure \"\(figure)\" is linear within "
          + NumberText.shortest(within),
        advice: "give a positive value up to which the symlog axis is linear")
    case .noRoom(let figure, let width, let panel, let smallest):
      Explanation(
        .execution,
        "figure \"\(figure)\" of \(NumberText.significant(width, digits: 3)) pt leaves panels of "
          + "\(NumberText.significant(panel, digits: 3)) pt, less than "
          + "\(NumberText.significant(smallest, digits: 3)) pt",
        advice: "make it wider, use fewer columns or shorten its labels")
    case .labelTooLong(let figure, let label, let width, let room):
      Explanation(
        .execution,
        "the label \"\(label)\" of figure \"\(figure)\" is "
          + "\(NumberText.significant(width, digits: 3)) pt wide and has room for "
          + "\(NumberText.significant(max(0, room), digits: 3)) pt",
        advice: "shorten it, put spaces where it may be broken, or make the figure wider")
    }
  }
}
