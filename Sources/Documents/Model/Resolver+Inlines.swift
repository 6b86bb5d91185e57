import Base
import Results

extension Resolver {
  func inlines(_ source: [SourceInline]) -> [Inline] { source.flatMap(inline) }

  private func inline(_ source: SourceInline) -> [Inline] {
    switch source {
    case .text(let text): [.text(text)]
    case .code(let text): [.code(text)]
    case .lineBreak: [.lineBreak]
    case .math(let math): [.math(math)]
    case .emphasis(let parts): [.emphasis(inlines(parts))]
    case .strong(let parts): [.strong(inlines(parts))]
    case .strikethrough(let parts): [.strikethrough(inlines(parts))]
    case .link(let parts, let address): [.link(inlines(parts), address: address)]
    case .role(let role):
      switch role.kind {
      case .value: value(role).map { [.value($0)] } ?? []
      case .ref: reference(role)
      case .cite, .citeParenthesis, .citeText: citation(SourceCitation(role))
      case .literal: [.text(role.argument)]
      }
    case .citation(let citation): self.citation(citation)
    case .footnote(let key): [footnote(key)]
    }
  }

  private func citation(_ citation: SourceCitation) -> [Inline] {
    notebook.references.citation(citation, order: notebook.citations)
  }

  /// The mark of a note; its number is given where it is met first.
  private func footnote(_ key: Int) -> Inline {
    if let number = footnoteNumbers[key] { return .footnote(number, isFirst: false) }
    let number = footnoteNumbers.count + 1
    footnoteNumbers[key] = number
    // Its place in the order is kept while what it says is looked up.
    footnotes.append(Footnote(number: number, blocks: []))
    footnotes[number - 1].blocks = blocks(notebook.footnotes[key]?.blocks ?? [])
    return .footnote(number, isFirst: true)
  }

  private func value(_ role: Role) -> ValueText? {
    let parts = role.argument.split(separator: "|", omittingEmptySubsequences: false)
    let path = (parts.first ?? "").trimmed
    guard let name = ResultName(path, at: role.place),
      let format = ValueFormat(options: parts.dropFirst()), let node = node(name)
    else { return nil }
    guard let scalar = node.findings.scalar(named: name.name) else {
      unknown(.scalar, name.name, among: node.findings.scalars.map(\.name), at: role.place)
      return nil
    }
    var origin = "\(path): \(scalar.meaning)"
    if let published = scalar.published {
      // As its source prints it.
      origin +=
        " Published: \(Self.printed(published)) (\(published.source), \(published.dataset))."
    }
    guard let text = format.printed(scalar) else {
      fail(
        .badRole(
          role: "value", argument: role.argument,
          expected: format.part == .error
            ? "a scalar with an error" : "a scalar with a published value"),
        at: role.place)
      return nil
    }
    return ValueText(name: path, text: text, origin: origin)
  }

  private func reference(_ role: Role) -> [Inline] {
    guard let target = numbering.targets[role.argument] else { return [] }
    return [.reference(target.text, id: target.id)]
  }
}
