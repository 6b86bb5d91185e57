public import Base
import FoundationEssentials
import Mustache

/// The page's templates, read from a folder at run time.
///
/// Values come escaped, so templates place them with three braces.
struct Templates {
  /// The templates that a page is made of; each is `NAME.mustache` in the folder.
  static let names = ["report", "figure", "table", "claim", "made", "index"]

  private let library: MustacheLibrary
  /// The page's style sheet.
  let css: String
  /// The page's only script: previews of what links lead to.
  let script: String

  /// Reads `report.css`, `report.js` and every template.
  /// - Throws: `FileError`; ``TemplateError``
  init(folder: FilePath) throws {
    var library = MustacheLibrary()
    for name in Self.names {
      let path = folder.appending("\(name).mustache")
      let text = try Files.readText(path, limit: 1 << 22)
      do {
        try library.register(text, named: name)
      } catch {
        throw TemplateError.malformed(path, reason: "\(error)")
      }
    }
    self.library = library
    script = try Files.readText(folder.appending("report.js"), limit: 1 << 20)
    css = try Files.readText(folder.appending("report.css"), limit: 1 << 22)
  }

  func render(_ name: String, _ values: [String: Any]) throws -> String {
    guard let text = library.render(values, withTemplate: name) else {
      throw TemplateError.missing(name)
    }
    return text
  }
}

extension Digest {
  /// As a content security policy names a script.
  public var scriptSource: String {
    let digits = Array(hex.utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
    return "sha256-" + Data(bytes).base64EncodedString()
  }
}

/// Why a template cannot be used.
public enum TemplateError: ExplainedError, Hashable {
  /// The text is no Mustache.
  case malformed(FilePath, reason: String)
  /// No template of the name was read.
  case missing(String)

  /// Which template, and what is wrong with it.
  public var explanation: Explanation {
    switch self {
    case .malformed(let path, let reason):
      Explanation(
        .input, "the template is no Mustache: \(reason)", at: SourcePlace(file: path.string),
        advice: "compare it with the one that comes with the program")
    case .missing(let name):
      Explanation(
        .input, "there is no template \(name)", advice: "the folder needs \(name).mustache")
    }
  }
}
