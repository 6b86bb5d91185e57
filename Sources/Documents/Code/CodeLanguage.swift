/// What the words and signs of a language are.
struct CodeLanguage: Sendable {
  var keywords: Set<String> = []
  var lineComment = ""
  var blockComment: (open: String, close: String)?
  /// Longest first.
  var quotes: [String] = []
  /// Whether a line comment may follow a word directly.
  var commentsAnywhere = true
  /// Whether strings go over lines.
  var hasLongStrings = false
  /// Whether `@name` is a word.
  var hasAttributes = false
  /// Whether what stands before a colon is a key.
  var hasKeys = false
  /// Whether keys need no quotes.
  var hasBareKeys = false

  /// A language by one of its names; nil for one that is not known.
  static func named(_ name: String) -> CodeLanguage? {
    switch name.lowercased() {
    case "python", "py", "python3", "ipython", "ipython3": python
    case "swift": swift
    case "bash", "sh", "shell", "zsh", "console": bash
    case "yaml", "yml": yaml
    case "json": json
    default: nil
    }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private static let python = CodeLanguage(
    keywords: words(
      "False None True and as assert async await break case class continue def del elif else "
        + "except finally for from global if import in is lambda match nonlocal not or pass raise "
        + "return try while with yield"),
    lineComment: "#", quotes: ["\"\"\"", "'''", "\"", "'"], hasAttributes: true)

  private static let swift = CodeLanguage(
    keywords: words(
      "actor any as associatedtype async await break case catch class continue default defer deinit "
        + "do else enum extension fallthrough false fileprivate for func guard if import in init "
        + "inout internal is let mutating nil open operator package private protocol public repeat "
        + "rethrows return self Self some static struct subscript super switch throw throws true "
        + "try typealias var where while"),
    lineComment: "//", blockComment: ("/*", "*/"), quotes: ["\"\"\"", "\""], hasAttributes: true)

  private static let bash = CodeLanguage(
    keywords: words(
      "case do done elif else esac exit export fi for function if in local readonly return select "
        + "set shift source then trap unset until while"),
    lineComment: "#", quotes: ["\"", "'"], commentsAnywhere: false, hasLongStrings: true)

  private static let yaml = CodeLanguage(
    lineComment: "#", quotes: ["\"", "'"], commentsAnywhere: false, hasKeys: true,
    hasBareKeys: true)

  private static let json = CodeLanguage(
    keywords: ["true", "false", "null"], quotes: ["\""], hasKeys: true)
}
