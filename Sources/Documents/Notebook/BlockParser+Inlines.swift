import Base
import Typography

extension BlockParser {
  /// Something in a paragraph: part of its lines, or a formula with lines of its own.
  enum Part {
    case inline(SourceInline)
    case display(MathNode)
    case image(ImageBlock)
  }

  /// Inline content; display formulas are set in the line.
  func inlines(_ node: MarkdownNode, at line: Int) -> [SourceInline] {
    parts(node.children, at: line).map {
      switch $0 {
      case .inline(let inline): inline
      case .display(let math): .math(.styled(math, isDisplay: true))
      case .image(let image): .text(image.alternative)
      }
    }
  }

  func parts(_ nodes: [MarkdownNode], at blockLine: Int) -> [Part] {
    var result: [Part] = []
    for (index, node) in nodes.enumerated() {
      let line = node.line > 0 ? max(blockLine, node.line + lineOffset) : blockLine
      switch node.kind {
      case .text(let text):
        var words = text
        if index + 1 < nodes.count, case .inlineCode = nodes[index + 1].kind,
          let name = Self.roleName(endOf: text)
        {
          words = String(text.dropLast(name.count + 2))
        }
        result += textParts(words, line: line)
      case .inlineCode(let literal):
        if index > 0, case .text(let before) = nodes[index - 1].kind,
          let name = Self.roleName(endOf: before)
        {
          if let role = role(name, literal, line: line) {
            result.append(
              .inline(role.kind.isCitation ? .citation(SourceCitation(role)) : .role(role)))
          }
        } else {
          result.append(.inline(.code(restored(literal))))
        }
      case .inlineHTML(let literal):
        if context.isLenient {
          if literal.lowercased().hasPrefix("<br") { result.append(.inline(.lineBreak)) }
        } else if !literal.hasPrefix("<!--") {
          result.append(.inline(.text(restored(literal))))
        }
      case .softBreak: result.append(.inline(.text(" ")))
      case .lineBreak: result.append(.inline(.lineBreak))
      case .emphasis: result.append(.inline(.emphasis(inlines(node, at: line))))
      case .strong: result.append(.inline(.strong(inlines(node, at: line))))
      case .strikethrough: result.append(.inline(.strikethrough(inlines(node, at: line))))
      case .link(let address, _):
        result.append(.inline(.link(inlines(node, at: line), address: restored(address))))
      case .image(let address):
        result += image(restored(address), inlines(node, at: line), line: line)
      case .footnoteReference(let number):
        if let key = footnote(number) { result.append(.inline(.footnote(key))) }
      default: break
      }
    }
    return result
  }

  /// A picture, or in a lenient text a link to where it lies.
  private func image(_ address: String, _ words: [SourceInline], line: Int) -> [Part] {
    if let image = context.images?(address, words.sourceText) { return [.image(image)] }
    if context.isLenient {
      return [.inline(.link(words.isEmpty ? [.text(address)] : words, address: address))]
    }
    context.fail(.image(address), at: context.find("![", fromLine: line))
    return []
  }

  /// The `name` of a text that ends in `{name}`.
  private static func roleName(endOf text: String) -> String? {
    guard text.last == "}", let brace = text.lastIndex(of: "{") else { return nil }
    let name = text[text.index(after: brace)...].dropLast()
    return !name.isEmpty && name.allSatisfy { $0.isLetter || $0 == "-" || $0 == ":" }
      ? String(name) : nil
  }

  private func role(_ name: String, _ argument: String, line: Int) -> Role? {
    let place = context.find("{\(name)}`", fromLine: line)
    guard let kind = Role.Kind(rawValue: name) else {
      let known = Role.Kind.allCases.map(\.rawValue)
      context.fail(
        .unknown(.role, name, nearest: nearestName(to: name, among: known), known: known),
        at: place)
      return nil
    }
    return Role(kind: kind, argument: argument.trimmed, place: place)
  }

  /// Text with its formulas put back as formulas.
  private func textParts(_ text: String, line: Int) -> [Part] {
    var result: [Part] = []
    var words = ""
    var rest = text[...]
    while let close = rest.firstIndex(of: "]") {
      let end = rest.index(after: close)
      guard let open = rest[..<close].lastIndex(of: "[") else {
        words += rest[..<end]
        rest = rest[end...]
        continue
      }
      words += rest[..<open]
      let inside = rest[rest.index(after: open)..<close]
      if inside.hasPrefix("^"), !inside.dropFirst().contains(where: \.isWhitespace) {
        context.fail(
          .unknown(.footnote, String(inside.dropFirst()), nearest: nil, known: []),
          at: context.find("[\(inside)]", fromLine: line))
      } else if let citation = citation(inside, line: line) {
        result += plainParts(words) + [.inline(.citation(citation))]
        words = ""
      } else {
        words += rest[open..<end]
      }
      rest = rest[end...]
    }
    return result + plainParts(words + rest)
  }

  private func citation(_ inside: Substring, line: Int) -> SourceCitation? {
    guard let sign = inside.firstIndex(of: "@") else { return nil }
    let key = inside[sign...].prefix { !$0.isWhitespace && $0 != "," && $0 != ";" }
    guard SourceCitation(bracketed: inside, at: context.place(line: line)) != nil else {
      return nil
    }
    return SourceCitation(bracketed: inside, at: context.find(String(key), fromLine: line))
  }

  private func plainParts(_ text: String) -> [Part] {
    var result: [Part] = []
    var words = String.UnicodeScalarView()
    func flush() {
      if !words.isEmpty { result.append(.inline(.text(String(words)))) }
      words = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if let formula = formula(scalar) {
        flush()
        if let math = math(formula) {
          result.append(formula.isDisplay ? .display(math) : .inline(.math(math)))
        } else if context.isLenient {
          result.append(.inline(.code(formula.source)))
        }
      } else if scalar.value != FormulaScanner.filler {
        words.append(scalar)
      }
    }
    flush()
    return result
  }

  private func formula(_ scalar: Unicode.Scalar) -> FormulaScanner.Formula? {
    guard FormulaScanner.isMark(scalar) else { return nil }
    let index = Int(scalar.value - FormulaScanner.firstMark)
    return formulas.indices.contains(index) ? formulas[index] : nil
  }

  private func math(_ formula: FormulaScanner.Formula) -> MathNode? {
    do {
      return try Math.parse(formula.source)
    } catch {
      if context.isLenient { return nil }
      let inside = (error.offset ?? formula.source.count) + (formula.isDisplay ? 2 : 1)
      context.fail(
        .formula(error),
        at: context.place(line: formula.line + lineOffset, column: formula.column + inside))
      return nil
    }
  }

  /// A literal with formulas written out again, where dollars turn out to be just that.
  func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { FormulaScanner.isMark($0) }) else { return text }
    var words = ""
    for scalar in text.unicodeScalars {
      if let formula = formula(scalar) {
        let dollars = formula.isDisplay ? "$$" : "$"
        words += dollars + formula.source + dollars
      } else if scalar.value != FormulaScanner.filler {
        words.unicodeScalars.append(scalar)
      }
    }
    return words
  }
}
