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

  /// A label and how far data reach along both axes.
  /// - Parameter count: What the data are, to be counted; nil counts nothing.
  func reach(_ label: String, _ xs: [Double], _ ys: [Double], count: String?) -> String {
    var parts: [String] = []
    if let count { parts.append("\(max(xs.count, ys.count)) \(count)") }
    parts += [range(x, xs), range(y, ys)].compactMap(\.self)
    return label + (label.isEmpty ? "" : "\n") + parts.joined(separator: "; ")
  }

  private func range(_ name: String, _ values: [Double]) -> String? {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    let span = low == high ? number(low) : "\(number(low)) to \(number(high))"
    return name.isEmpty ? span : "\(name) \(span)"
  }

  /// A number, short.
  func number(_ value: Double) -> String {
    let (exact, rounded) = (
      NumberText.shortest(value), NumberText.significant(value, digits: 3)
    )
    let text = exact.count <= rounded.count ? exact : rounded
    return text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }
}
