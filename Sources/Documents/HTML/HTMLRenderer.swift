public import Base
import FoundationEssentials
import Plots
import Results

/// Writes a report as one HTML page that needs no other file and no network.
public enum HTMLRenderer {
  /// The page: the same document, templates and fonts give the same bytes.
  ///
  /// - Parameter templates: The folder with `report.mustache`, `report.css` and the partials.
  /// - Throws: `FileError` and ``TemplateError`` for templates; errors of layout and fonts.
  public static func render(_ document: ReportDocument, templates: FilePath) throws -> String {
    let templates = try Templates(folder: templates)
    var writer = HTMLBlockWriter(templates: templates, theme: document.theme)
    let abstract = try writer.write(document.abstract)
    let body =
      try writer.sections(document.blocks) + writer.footnotes(document.footnotes)
    let matter = document.frontMatter
    var values: [String: Any] = [
      "lang": HTMLText.escaped(matter.lang),
      "plainTitle": HTMLText.escaped(document.title.plainText),
      "description": HTMLText.escaped(document.plainAbstract),
      "title": HTMLInlines.write(document.title),
      "subtitle": HTMLText.escaped(matter.subtitle ?? ""),
      "hasSubtitle": matter.subtitle != nil,
      "kicker": HTMLText.escaped(document.kicker),
      "abstract": abstract, "hasAbstract": !abstract.isEmpty,
      "body": body,
      "keywords": HTMLText.escaped(matter.keywords.joined(separator: ", ")),
      "hasKeywords": !matter.keywords.isEmpty,
      "dated": HTMLText.escaped(matter.dated), "isDated": !matter.dated.isEmpty,
      "revision": HTMLText.escaped(document.shortRevision),
      "notebook": HTMLText.escaped(FilePath(document.notebook).lastComponent?.string ?? ""),
      "command": HTMLText.escaped(document.command),
      "nodes": try document.nodes.map { try MadeValues.values($0.provenance, alias: $0.alias) },
    ]
    values["summary"] = HTMLText.escaped(document.summary)
    values["script"] = templates.script
    values["scriptHash"] = Digest(of: templates.script).scriptSource
    values["authors"] = matter.authors.map { author -> [String: Any] in
      [
        "name": HTMLText.escaped(author.name),
        "affiliation": HTMLText.escaped(author.affiliation ?? ""),
        "hasAffiliation": author.affiliation != nil,
        "orcid": HTMLText.escaped(author.orcid ?? ""), "hasOrcid": author.orcid != nil,
      ]
    }
    values["hasAuthors"] = !matter.authors.isEmpty
    values["contents"] = document.headings.filter { $0.level <= 2 }.map { heading in
      [
        "id": HTMLText.escaped(heading.id), "number": heading.number, "level": heading.level,
        "words": HTMLInlines.write(heading.content.withoutFootnotes),
      ] as [String: Any]
    }
    values["hasContents"] = document.headings.count > 1
    let claims = document.claims
    let held = claims.count(where: \.claim.holds)
    values["hasClaims"] = !claims.isEmpty
    values["claimCount"] = claims.count
    values["heldCount"] = held
    values["verdict"] = held == claims.count ? "ok" : "bad"
    values["figureCount"] = document.figureCount
    values["experimentCount"] = document.experimentCount
    values["style"] = try PageStyle.text(
      templates.css, sheet: writer.sheet, figureCharacters: writer.characters,
      page: document.plainPage + body, theme: document.theme)
    return writer.withImages(try templates.render("report", values))
  }
}

extension FrontMatter {
  /// Date and licence in a line.
  var dated: String { [date, license].compactMap { $0 }.joined(separator: " · ") }
}

extension ReportDocument {
  /// Profile and data in a line.
  var kicker: String {
    let profiles = nodes.map(\.provenance.profile) + (frontMatter.profile.map { [$0] } ?? [])
    let inputs = nodes.flatMap { $0.provenance.inputs.map(\.dataset) }
    var seen: Set<String> = []
    return (["Report"] + profiles + inputs).filter { seen.insert($0).inserted }
      .joined(separator: " · ")
  }

  /// `2 figures`.
  var figureCount: String { "\(figures.count) figure\(figures.count == 1 ? "" : "s")" }

  /// `3 experiments`.
  var experimentCount: String { "\(nodes.count) experiment\(nodes.count == 1 ? "" : "s")" }

  /// Verdict, figures and revision in a line.
  var summary: String {
    let held = claims.count(where: \.claim.holds)
    return
      ((claims.isEmpty ? [] : ["\(held) of \(claims.count) claims hold"])
      + ["\(figureCount) from \(experimentCount)", "revision \(shortRevision)"])
      .joined(separator: " · ")
  }

  /// The command that makes the report again.
  var command: String {
    let profile = frontMatter.profile.map { " --profile \($0)" } ?? ""
    return "report build \(notebook)\(profile)" + themeNames.map { " --theme \($0)" }.joined()
  }

  var plainAbstract: String {
    abstract.map { if case .paragraph(let words) = $0 { words.plainText } else { "" } }
      .joined(separator: " ")
  }

  /// The words of the title block.
  var plainPage: String {
    title.plainText + kicker + (frontMatter.subtitle ?? "") + plainAbstract + command
      + frontMatter.authors.map { $0.name + ($0.affiliation ?? "") }.joined()
  }
}
