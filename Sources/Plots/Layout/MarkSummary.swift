import Base
import Typography

/// What a pointer reads over a mark: its label and how far its data reach.
struct MarkSummary {
  private let x: String
  private let y: String

  /// - Throws: Errors of the axis labels' markup.
  init(_ panel: Panel) throws {
    x = try RichText(parsing: panel.x?.label ?? "").plainText
    y = try RichText(parsing: panel.y?.label ?? "").plainText
  }

  /// One or two lines.
  func text(_ mark: Mark) throws -> String {
    switch mark {
    case .points(let mark): reach(mark.label, mark.x, mark.y, count: "points")
    case .line(let mark): reach(mark.label, mark.x, mark.y, count: "values")
    case .band(let mark): reach(mark.label, mark.x, mark.lower + mark.upper, count: nil)
    case .fit(let mark):
      try RichText(parsing: mark.label).plainText
        + "\nfitted from \(number(mark.from)) to \(number(mark.to))"
    case .rule(let mark): mark.label
    case .text, .imageGrid: ""
    }
  }

  private func reach(_ label: String, _ xs: [Double], _ ys: [Double], count: String?) -> String {
    var parts: [String] = []
    if let count { parts.append("\(xs.count) \(count)") }
    parts += [range(x, xs), range(y, ys)].compactMap(\.self)
    return label + (label.isEmpty ? "" : "\n") + parts.joined(separator: "; ")
  }

  private func range(_ name: String, _ values: [Double]) -> String? {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    let span = low == high ? number(low) : "\(number(low)) to \(number(high))"
    return name.isEmpty ? span : "\(name) \(span)"
  }

  private func number(_ value: Double) -> String {
    let (exact, rounded) = (
      NumberText.shortest(value), NumberText.significant(value, digits: 3)
    )
    let text = exact.count <= rounded.count ? exact : rounded
    return text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }
}
