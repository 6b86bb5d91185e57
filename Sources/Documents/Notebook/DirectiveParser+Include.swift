import Base

extension DirectiveParser {
  /// The blocks of another file of the notebook's folder; its front matter is passed over.
  func include() -> [SourceBlock] {
    guard !argument.isEmpty else {
      context.fail(.missingArgument(directive: name, expected: "a Markdown file"), at: place)
      return []
    }
    guard let folder = context.folder else {
      context.fail(.outsideFolder(argument), at: place)
      return []
    }
    let path: FilePath
    do {
      path = try ConfinedFile.path(argument, below: folder)
    } catch {
      context.fail(error, at: place)
      return []
    }
    if let problem = context.obstacle(to: path) {
      context.fail(.include(problem), at: place)
      return []
    }
    let text: String
    do {
      text = try Files.readText(path, limit: 1 << 20).replacing("\r\n", with: "\n")
    } catch {
      context.fail(.unreadable(argument, reason: "\(error.reason)"), at: place)
      return []
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    context.texts.append((path.string, text))
    let skipped = Self.frontMatterLines(lines)
    return context.reading(path, lines: lines) {
      BlockParser.parse(
        lines.dropFirst(skipped).joined(separator: "\n"), lineOffset: skipped, in: context)
    }
  }

  private static func frontMatterLines(_ lines: [Substring]) -> Int {
    guard lines.first?.trimmed == "---" else { return 0 }
    let end = lines.dropFirst().firstIndex { $0.trimmed == "---" || $0.trimmed == "..." }
    return end.map { $0 + 1 } ?? 0
  }
}
