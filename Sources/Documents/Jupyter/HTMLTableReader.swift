/// Takes the cells out of HTML tables; no element, attribute or script of them goes any further.
struct HTMLTableReader {
  static let rowLimit = 1_000

  private var tables: [[Row]] = []
  private var isInTable = false
  private var cell: String?
  private var isHeading = false
  private var text = ""

  private struct Row {
    var cells: [String] = []
    var isHeader = true
  }

  /// The tables of a text, as words.
  static func tables(_ html: String) -> [SourceTable] {
    guard html.contains("<t") || html.contains("<T") else { return [] }
    var reader = HTMLTableReader()
    reader.read(html)
    return reader.tables.compactMap(table)
  }

  /// The words alone.
  static func words(_ html: String) -> String {
    var reader = HTMLTableReader()
    reader.read(html)
    return reader.text
  }

  private mutating func read(_ html: String) {
    let bytes = Array(html.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), let (name, end) = Self.tag(bytes, at: index) {
        index = end
        if ["script", "style", "svg", "iframe", "object", "template"].contains(name) {
          index = Self.closing(name, bytes, from: end)
        } else {
          handle(name)
        }
      } else {
        var end = index + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "<") { end += 1 }
        let words = Self.decoded(bytes[index..<end])
        text += words
        cell?.append(words)
        index = end
      }
    }
  }

  private mutating func handle(_ name: String) {
    switch name {
    case "table":
      isInTable = true
      tables.append([])
    case "/table":
      closeCell()
      isInTable = false
    case "tr":
      closeCell()
      if isInTable { tables[tables.count - 1].append(Row()) }
    case "td", "th":
      closeCell()
      if isInTable {
        cell = ""
        isHeading = name == "th"
      }
    case "/td", "/th", "/tr": closeCell()
    case "br", "br/", "p", "div", "/p", "/div", "li", "h1", "h2", "h3": text += "\n"
    default: break
    }
  }

  private mutating func closeCell() {
    guard let words = cell, !tables.isEmpty else { return }
    cell = nil
    let last = tables.count - 1
    if tables[last].isEmpty { tables[last].append(Row()) }
    let row = tables[last].count - 1
    guard tables[last][row].cells.count < BlockParser.columnLimit else { return }
    tables[last][row].cells.append(
      words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    if !isHeading { tables[last][row].isHeader = false }
  }

  private static func table(_ rows: [Row]) -> SourceTable? {
    let rows = rows.filter { !$0.cells.isEmpty }
    guard let first = rows.first, let width = rows.map(\.cells.count).max() else { return nil }
    func padded(_ row: Row) -> [String] {
      row.cells + Array(repeating: "", count: width - row.cells.count)
    }
    let hasHeader = first.isHeader && rows.count > 1
    let body = rows.dropFirst(hasHeader ? 1 : 0).prefix(rowLimit).map(padded)
    let alignments = (0..<width).map { column -> ColumnAlignment in
      let cells = body.map { $0[column] }.filter { !$0.isEmpty }
      let isNumeric = !cells.isEmpty && cells.allSatisfy { Double($0) != nil || $0 == "NaN" }
      return isNumeric ? .right : .left
    }
    return SourceTable(
      alignments: alignments,
      header: (hasHeader ? padded(first) : Array(repeating: "", count: width)).map { [.text($0)] },
      rows: body.map { $0.map { [.text($0)] } })
  }

  /// The name of a tag and where it ends; nil for a bracket that opens none.
  private static func tag(_ bytes: [UInt8], at start: Int) -> (name: String, end: Int)? {
    var index = start + 1
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") {
      while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
      return ("!", min(bytes.count, index + 1))
    }
    let nameStart = index
    while index < bytes.count, isName(bytes[index]) || index == nameStart && bytes[index] == 0x2F {
      index += 1
    }
    guard index > nameStart, isName(bytes[index - 1]) else { return nil }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return (name, index + 1)
      }
      index += 1
    }
    return (name, bytes.count)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  /// Past the end tag of an element whose content is not text.
  private static func closing(_ name: String, _ bytes: [UInt8], from start: Int) -> Int {
    let wanted = Array("</\(name)".utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0],
        zip(bytes[index...], wanted).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
      {
        return tag(bytes, at: index)?.end ?? bytes.count
      }
      index += 1
    }
    return bytes.count
  }

  private static let entities: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "times": "×",
    "minus": "−", "plusmn": "±", "hellip": "…", "ndash": "–", "mdash": "—",
  ]

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    while let sign = rest.firstIndex(of: "&") {
      result += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      let name = rest.prefix(10).prefix { $0 != ";" }
      if rest.dropFirst(name.count).first == ";", let character = character(name) {
        result.append(character)
        rest = rest.dropFirst(name.count + 1)
      } else {
        result.append("&")
      }
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> Character? {
    if let known = entities[String(name)] { return known }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let code =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return code.flatMap(Unicode.Scalar.init).map(Character.init)
  }
}
