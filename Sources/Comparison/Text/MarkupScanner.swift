/// Splits HTML or SVG into tags and text; never fails, whatever the input.
struct MarkupScanner {
  /// A piece of markup.
  enum Piece: Equatable {
    case open(name: String, attributes: [(name: String, value: String)])
    case close(name: String)
    case text(String)

    static func == (a: Self, b: Self) -> Bool {
      switch (a, b) {
      case (.open(let a, let x), .open(let b, let y)):
        a == b && x.elementsEqual(y) { $0.name == $1.name && $0.value == $1.value }
      case (.close(let a), .close(let b)), (.text(let a), .text(let b)): a == b
      default: false
      }
    }
  }

  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ text: String) { self.init(Array(text.utf8)[...]) }

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The next tag or run of text; nil at the end. Comments and declarations are passed over.
  mutating func next() -> Piece? {
    while index < bytes.endIndex {
      if bytes[index] != UInt8(ascii: "<") { return .text(Self.decoded(take { $0 == 60 })) }
      index += 1
      if index < bytes.endIndex,
        bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?")
      {
        if skip("!--", upTo: "-->") || skip("![CDATA[", upTo: "]]>") || skip("!", upTo: ">")
          || skip("?", upTo: "?>")
        {
          continue
        }
      }
      let isClosing = index < bytes.endIndex && bytes[index] == UInt8(ascii: "/")
      if isClosing { index += 1 }
      let name = string(take { Self.isSpace($0) || $0 == 62 || $0 == 47 })
      guard name.utf8.first.map(Self.isLetter) == true else { return .text("<" + name) }
      let attributes = attributes()
      return isClosing ? .close(name: name) : .open(name: name, attributes: attributes)
    }
    return nil
  }

  /// Passes over the raw content of an element whose text is no markup, to before its end tag.
  mutating func skipRaw(_ name: String) -> String {
    let end = Array("</\(name)".utf8)
    let start = index
    while let tag = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[tag...].starts(with: end) {
        index = tag
        return string(bytes[start..<index])
      }
      index = tag + 1
    }
    index = bytes.endIndex
    return string(bytes[start...])
  }

  /// Passes over all that is in the element that was opened last, elements of its name among it,
  /// to behind its end tag.
  mutating func skipElement(_ name: String) {
    guard bytes[..<index].suffix(2).first != UInt8(ascii: "/") else { return }
    var depth = 1
    while depth > 0, let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      let isClosing = index < bytes.endIndex && bytes[index] == UInt8(ascii: "/")
      if isClosing { index += 1 }
      guard bytes[index...].starts(with: name.utf8) else { continue }
      index += name.utf8.count
      let tag = take { $0 == 62 }
      guard tag.first.map({ Self.isSpace($0) || $0 == 47 }) ?? true else { continue }
      if isClosing { depth -= 1 } else if tag.last != 47 { depth += 1 }
      index = min(index + 1, bytes.endIndex)
    }
    if depth > 0 { index = bytes.endIndex }
  }

  private mutating func attributes() -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    while index < bytes.endIndex, bytes[index] != 62 {
      if Self.isSpace(bytes[index]) || bytes[index] == 47 {
        index += 1
        continue
      }
      let start = index
      let name = string(take { Self.isSpace($0) || $0 == 61 || $0 == 62 || $0 == 47 })
      var value = ""
      if index < bytes.endIndex, bytes[index] == 61 {
        index += 1
        if index < bytes.endIndex, bytes[index] == 34 || bytes[index] == 39 {
          let quote = bytes[index]
          index += 1
          value = Self.decoded(take { $0 == quote })
          index += 1
        } else {
          value = Self.decoded(take { Self.isSpace($0) || $0 == 62 })
        }
      }
      attributes.append((name: name, value: value))
      if index == start { index += 1 }
    }
    index = min(index + 1, bytes.endIndex)
    return attributes
  }

  private mutating func take(until isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.endIndex, !isEnd(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  private mutating func skip(_ start: String, upTo end: String) -> Bool {
    guard bytes[index...].starts(with: start.utf8) else { return false }
    index += start.utf8.count
    let end = Array(end.utf8)
    while index < bytes.endIndex, !bytes[index...].starts(with: end) { index += 1 }
    index = min(index + end.count, bytes.endIndex)
    return true
  }

  private func string(_ slice: ArraySlice<UInt8>) -> String {
    String(decoding: slice, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }

  /// Replaces character references: numeric ones and those that writers of markup need.
  private static func decoded(_ slice: ArraySlice<UInt8>) -> String {
    let text = String(decoding: slice, as: UTF8.self)
    guard slice.contains(38) else { return text }
    var parts = text.split(separator: "&", omittingEmptySubsequences: false).map(String.init)
    for index in parts.indices.dropFirst() {
      guard let end = parts[index].firstIndex(of: ";"),
        let replacement = character(String(parts[index][..<end]))
      else {
        parts[index] = "&" + parts[index]
        continue
      }
      parts[index] = replacement + parts[index][parts[index].index(after: end)...]
    }
    return parts.joined()
  }

  private static func character(_ name: String) -> String? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map { String($0) }
    }
    if name.hasPrefix("#") {
      return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init).map { String($0) }
    }
    return ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"][name]
  }
}
