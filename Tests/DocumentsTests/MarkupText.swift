/// HTML in a form in which two writers of the same document agree: tags by name with the attributes
/// that carry meaning, texts with their entities read and their blanks joined.
struct MarkupText: CustomStringConvertible {
  private(set) var tokens: [String] = []
  private var isInPre = false
  private var skipsLink = false

  init(_ html: String) {
    var rest = html[...]
    while let first = rest.first {
      if first == "<", let end = Self.endOfTag(rest) {
        read(tag: rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
      } else {
        let text = first == "<" ? rest.prefix(1) : rest.prefix { $0 != "<" }
        add(text: Self.decoded(text))
        rest = rest[text.endIndex...]
      }
    }
    trim()
  }

  var description: String { tokens.joined(separator: " ") }

  private static let ignored: Set = ["span", "section", "div", "thead", "tbody"]
  private static let inline: Set = ["a", "em", "strong", "del", "code", "input"]

  private static func endOfTag(_ text: Substring) -> Substring.Index? {
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return index
      }
    }
    return nil
  }

  private mutating func read(tag: Substring) {
    guard !tag.hasPrefix("!") else { return tokens.append("[omitted]") }
    let isEnd = tag.hasPrefix("/")
    var name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
    if skipsLink {
      skipsLink = !(isEnd && name == "a")
      return
    }
    // The number of a section, which leads to itself.
    if name == "a", tag.contains("class=\"n\"") { return skipsLink = true }
    guard !Self.ignored.contains(name) else { return }
    // A page's title is its only head of the first level, and no level is left out below it.
    if name.first == "h", Int(name.dropFirst()) != nil { name = "head" }
    if name == "pre" { isInPre = !isEnd }
    guard !isEnd else { return tokens.append("</\(name)>") }
    var words = name
    func value(_ attribute: String) -> String? {
      guard let start = tag.firstRange(of: " \(attribute)=\"") else { return nil }
      return Self.decoded(tag[start.upperBound...].prefix { $0 != "\"" })
    }
    if name == "a" { words += " " + (value("href") ?? "") }
    if name == "ol", let start = value("start") { words += " " + start }
    if name == "input", tag.contains(" checked") { words += " checked" }
    if name == "th" || name == "td" {
      words += " " + (value("align") ?? value("class") ?? "left")
    }
    tokens.append("<\(words)>")
  }

  private mutating func add(text: String) {
    guard !skipsLink else { return }
    let words = isInPre ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let spaced =
      isInPre
      ? words
      : (text.first?.isWhitespace == true ? " " : "") + words
        + (text.last?.isWhitespace == true && !words.isEmpty ? " " : "")
    if let last = tokens.last, !last.hasPrefix("<") {
      tokens[tokens.count - 1] = last + spaced
    } else {
      tokens.append(spaced)
    }
  }

  /// Blanks beside blocks and line breaks mean nothing.
  private mutating func trim() {
    func isEdge(_ index: Int) -> Bool {
      guard tokens.indices.contains(index) else { return true }
      let name = tokens[index].drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      return tokens[index].hasPrefix("<") && !Self.inline.contains(String(name))
    }
    var isPre = false
    var result: [String] = []
    for (index, token) in tokens.enumerated() {
      if token == "<pre>" { isPre = true }
      if token == "</pre>" { isPre = false }
      var text = token[...]
      if !token.hasPrefix("<"), !isPre {
        if isEdge(index - 1) { text = text.drop { $0 == " " } }
        if isEdge(index + 1) { while text.last == " " { text = text.dropLast() } }
      }
      if !text.isEmpty { result.append(String(text)) }
    }
    tokens = result
  }

  private static func decoded(_ text: some StringProtocol) -> String {
    var result = ""
    var rest = text[text.startIndex...]
    while let sign = rest.firstIndex(of: "&") {
      result += rest[..<sign]
      let name = rest[sign...].dropFirst().prefix { $0 != ";" }
      let known: [String: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]
      if let character = known[String(name)] {
        result += character
      } else if name.hasPrefix("#x"), let code = UInt32(name.dropFirst(2), radix: 16),
        let scalar = Unicode.Scalar(code)
      {
        result.unicodeScalars.append(scalar)
      } else if name.hasPrefix("#"), let code = UInt32(name.dropFirst()),
        let scalar = Unicode.Scalar(code)
      {
        result.unicodeScalars.append(scalar)
      }
      rest = rest[name.endIndex...].dropFirst()
    }
    return result + rest
  }
}
