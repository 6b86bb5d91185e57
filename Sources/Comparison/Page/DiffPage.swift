public import Base
import FoundationEssentials
import Mustache

/// The page that shows what changed between two reports: one file, no network, no outside parts.
public enum DiffPage {
  /// The page as HTML.
  ///
  /// Drawings stand in it as images, so that nothing in them can run, clash or restyle the page.
  /// - Parameter templates: A folder with `html/diff.mustache`, `html/diff.css` and `html/diff.js`.
  /// - Throws: ``FileError`` or ``DiffPageError`` for a template that is not there or not valid.
  public static func render(_ diff: ReportDiff, templates: FilePath) throws -> String {
    let folder = templates.appending("html")
    let style = try Files.readText(folder.appending("diff.css"))
    let script = try Files.readText(folder.appending("diff.js"))
    let page = folder.appending("diff.mustache")
    let template: MustacheTemplate
    do {
      template = try MustacheTemplate(string: try Files.readText(page))
    } catch let error as FileError {
      throw error
    } catch {
      throw DiffPageError(template: page, reason: "\(error)")
    }
    return template.render(DiffPageModel(diff, style: Inline(style), script: Inline(script)))
  }

  /// A style sheet or script in the page and the hash that allows it.
  struct Inline {
    let code: Markup
    let hash: Markup

    init(_ code: String) {
      self.code = Markup(trusted: code)
      hash = Markup(trusted: "sha256-" + Self.base64(Digest(of: code)))
    }

    private static func base64(_ digest: Digest) -> String {
      let digits = Array(digest.hex.utf8)
      let bytes = stride(from: 0, to: digits.count, by: 2).map {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
      }
      return Data(bytes).base64EncodedString()
    }
  }
}

/// A template of the page that is not valid Mustache.
public struct DiffPageError: ExplainedError {
  /// The template.
  public let template: FilePath
  /// What the template engine says.
  public let reason: String

  /// Facts into a sentence.
  public var explanation: Explanation {
    Explanation(
      .input, "the template is not valid Mustache: \(reason)",
      at: SourcePlace(file: template.string),
      advice: "compare it with the shipped templates/html/diff.mustache")
  }
}
