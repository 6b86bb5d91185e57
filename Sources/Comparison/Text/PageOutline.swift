/// The order of a report: its sections and its figures.
struct PageOutline {
  let sections: [String]
  let figures: [String]

  init(_ page: PageText) {
    sections = page.blocks.filter(\.isHeading).map(\.text)
    figures = page.figures
  }
}

/// A section that came, went or moved, or a figure that stands elsewhere in the report.
public struct OutlineChange: Sendable, Hashable, Codable {
  /// What became of it.
  public enum Kind: String, Sendable, Hashable, Codable {
    case added, removed, moved
  }

  /// Whether it is a figure, else a section.
  public let isFigure: Bool
  /// Heading of the section or name of the figure.
  public let name: String
  /// What became of it.
  public let kind: Kind

  /// `section “Spectra” is new`, `figure wta.spectra stands elsewhere`.
  public var sentence: String {
    let subject = isFigure ? "figure \(name)" : "section “\(name)”"
    let verb = [Kind.added: "is new", .removed: "is gone", .moved: "stands elsewhere"][kind] ?? ""
    return "\(subject) \(verb)"
  }

  /// Sections that came, went or moved, and figures that moved; others are told as figures.
  static func between(_ old: PageOutline, _ new: PageOutline) -> [OutlineChange] {
    func moved(_ old: [String], _ new: [String]) -> [String] {
      let shared = (old.filter(new.contains), new.filter(old.contains))
      var kept: Set<String> = []
      for case .same(let index, _) in SequenceDiff.steps(from: shared.0, to: shared.1) {
        kept.insert(shared.0[index])
      }
      return shared.1.filter { !kept.contains($0) }
    }
    let sections = (old.sections, new.sections)
    return sections.1.filter { !sections.0.contains($0) }
      .map { OutlineChange(isFigure: false, name: $0, kind: .added) }
      + sections.0.filter { !sections.1.contains($0) }
      .map { OutlineChange(isFigure: false, name: $0, kind: .removed) }
      + moved(sections.0, sections.1)
      .map { OutlineChange(isFigure: false, name: $0, kind: .moved) }
      + moved(old.figures, new.figures)
      .map { OutlineChange(isFigure: true, name: $0, kind: .moved) }
  }
}
