import Base

/// Cells and stored outputs as the blocks of a notebook.
struct JupyterReader {
  private let context: NotebookContext
  private let file: JupyterFile
  private let path: String
  private(set) var matter: FrontMatter
  private(set) var abstract: [SourceBlock] = []

  init(_ file: JupyterFile, path: FilePath, context: NotebookContext) {
    self.file = file
    self.context = context
    self.path = path.string
    matter = FrontMatter(title: path.stem ?? "notebook")
    readMetadata()
  }

  /// All cells; errors go to the context, at the cell's own lines.
  mutating func blocks() -> [SourceBlock] {
    var result: [SourceBlock] = []
    var isFirst = true
    for (index, cell) in file.cells.enumerated() {
      let name = "\(path), cell \(index + 1)"
      switch cell.kind {
      case .raw:
        if isFirst, !cell.source.isBlank { _ = readFrontMatter(cell.source, name) }
      case .markdown:
        var source = cell.source.replacing("\r\n", with: "\n")
        if isFirst { source = takingTitle(from: readFrontMatter(source, name)) }
        result += markdown(source, attachments: cell.attachments, name)
      case .code: result += code(cell, number: index + 1, name)
      }
      if !cell.source.isBlank { isFirst = false }
    }
    return result
  }

  private func markdown(
    _ source: String, attachments: [String: [String: JSONValue]] = [:], _ name: String
  ) -> [SourceBlock] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    context.texts.append((name, source))
    return context.within(file: name, lines: lines) {
      context.images = { address, alternative in
        guard address.hasPrefix("attachment:") else { return nil }
        let bundle = attachments[String(address.dropFirst(11))] ?? [:]
        return JupyterOutput.image(bundle, alternative: alternative)
      }
      defer { context.images = nil }
      return BlockParser.parse(source, lineOffset: 0, in: context)
    }
  }

  private func code(_ cell: JupyterFile.Cell, number: Int, _ name: String) -> [SourceBlock] {
    guard !cell.tags.contains("remove-cell") else { return [] }
    var result: [SourceBlock] = []
    let hidesInput = !cell.tags.isDisjoint(with: ["remove-input", "hide-input"])
    if !hidesInput, !cell.source.isBlank {
      result.append(.code(JupyterOutput.cut(cell.source), language: file.language))
    }
    guard cell.tags.isDisjoint(with: ["remove-output", "hide-output"]) else { return result }
    for output in JupyterOutput.all(cell.outputs, cell: number) {
      switch output {
      case .blocks(let blocks): result += blocks
      case .markdown(let text): result += markdown(text, name)
      }
    }
    return result
  }

  // MARK: Front matter

  private mutating func readMetadata() {
    let data = file.metadata
    if let title = data["title"]?.text, !title.isBlank { matter.title = title }
    matter.subtitle = data["subtitle"]?.text
    matter.date = data["date"]?.text
    matter.license = data["license"]?.text
    matter.keywords = (data["keywords"]?.elements ?? []).compactMap(\.text)
    for author in data["authors"]?.elements ?? [] {
      guard let name = author["name"]?.text ?? author.text, !name.isBlank else { continue }
      matter.authors.append(
        FrontMatter.Author(name: name, affiliation: author["affiliation"]?.text))
    }
  }

  /// A first cell may open with front matter of its own, which wins; returns the rest.
  private mutating func readFrontMatter(_ source: String, _ name: String) -> String {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first?.trimmed == "---" else { return source }
    let parser = FrontMatterParser(file: name, lines: lines, defaults: matter)
    guard parser.lineCount < lines.count || parser.errors.isEmpty else { return source }
    context.errors += parser.errors
    matter = parser.matter
    if let words = matter.abstract {
      abstract = context.within(file: name, lines: lines) {
        BlockParser.parse(words, lineOffset: matter.abstractLine - 1, in: context)
      }
    }
    let rest = lines.dropFirst(parser.lineCount)
    return String(repeating: "\n", count: parser.lineCount) + rest.joined(separator: "\n")
  }

  /// Without a title in the metadata, the heading that the text opens with is the title.
  private mutating func takingTitle(from source: String) -> String {
    guard file.metadata["title"] == nil, matter.title == FilePath(path).stem ?? "notebook" else {
      return source
    }
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard let index = lines.firstIndex(where: { !$0.isBlank }),
      lines[index].hasPrefix("# ")
    else { return source }
    matter.title = String(lines[index].dropFirst(2)).trimmed
    lines[index] = ""
    return lines.joined(separator: "\n")
  }
}
