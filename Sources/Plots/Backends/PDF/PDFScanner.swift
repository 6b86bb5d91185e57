/// Walks over the tokens of a PDF file, never past its end.
struct PDFScanner {
  let bytes: [UInt8]
  private(set) var position: Int

  private static let deepest = 64

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = max(0, position)
  }

  static func damaged(_ detail: String) -> RenderError { .damaged(format: "PDF", detail: detail) }

  private var unexpected: RenderError {
    Self.damaged("byte \(position) is not what must stand there")
  }

  /// The next byte, nil at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[min(position, bytes.count)...].starts(with: $0) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32: true
    default: false
    }
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    !isSpace(byte) && !"()<>[]{}/%".utf8.contains(byte)
  }

  mutating func skipSpace() {
    while let byte = next {
      if byte == UInt8(ascii: "%") {
        while let byte = next, byte != 10, byte != 13 { position += 1 }
      } else if Self.isSpace(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Steps over a word if it stands next.
  mutating func take(_ word: StaticString) -> Bool {
    skipSpace()
    guard starts(with: word) else { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  mutating func expect(_ word: StaticString) throws(RenderError) {
    guard take(word) else { throw unexpected }
  }

  /// An integer of at most 18 digits without a sign.
  mutating func integer() throws(RenderError) -> Int {
    skipSpace()
    var value = 0
    let start = position
    while let byte = next, (48...57).contains(byte), position - start < 18 {
      value = 10 * value + Int(byte - 48)
      position += 1
    }
    guard position > start else { throw unexpected }
    return value
  }

  /// A name without its slash, as written.
  mutating func name() throws(RenderError) -> String {
    skipSpace()
    guard next == UInt8(ascii: "/") else { throw unexpected }
    position += 1
    let start = position
    while let byte = next, Self.isRegular(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The entries of a dictionary, in order, with the bytes of their values.
  mutating func dictionary(depth: Int = 0) throws(RenderError) -> PDFDictionary {
    try expect("<<")
    var entries: [PDFDictionary.Entry] = []
    while !take(">>") {
      let key = try name()
      skipSpace()
      let start = position
      try skipValue(depth: depth + 1)
      entries.append(.init(key: key, value: Array(bytes[start..<position])))
    }
    return PDFDictionary(entries: entries)
  }

  /// Steps over a value of any kind, a reference `12 0 R` included.
  mutating func skipValue(depth: Int = 0) throws(RenderError) {
    skipSpace()
    guard depth < Self.deepest, let byte = next else { throw unexpected }
    if starts(with: "<<") {
      _ = try dictionary(depth: depth)
    } else if byte == UInt8(ascii: "<") {
      while let byte = next, byte != UInt8(ascii: ">") { position += 1 }
      try expect(">")
    } else if byte == UInt8(ascii: "(") {
      try skipLiteral()
    } else if byte == UInt8(ascii: "/") {
      _ = try name()
    } else if byte == UInt8(ascii: "[") {
      position += 1
      while !take("]") { try skipValue(depth: depth + 1) }
    } else if Self.isRegular(byte) {
      while let byte = next, Self.isRegular(byte) { position += 1 }
      skipRestOfReference(isNumber: (48...57).contains(byte))
    } else {
      throw unexpected
    }
  }

  /// After a number: `0 R` of a reference, if that is what follows.
  private mutating func skipRestOfReference(isNumber: Bool) {
    guard isNumber else { return }
    let start = position
    skipSpace()
    let digits = position
    while let byte = next, (48...57).contains(byte) { position += 1 }
    guard position > digits, take("R"), next.map({ !Self.isRegular($0) }) ?? true else {
      position = start
      return
    }
  }

  private mutating func skipLiteral() throws(RenderError) {
    var open = 0
    repeat {
      guard let byte = next else { throw unexpected }
      if byte == UInt8(ascii: "\\") { position += 1 }
      if byte == UInt8(ascii: "(") { open += 1 }
      if byte == UInt8(ascii: ")") { open -= 1 }
      position += 1
    } while open > 0
  }
}

/// A dictionary of a PDF file with its values as they are written.
struct PDFDictionary {
  struct Entry {
    var key: String
    var value: [UInt8]
  }

  var entries: [Entry]

  /// The value under a key as text.
  subscript(key: String) -> String? {
    entries.first { $0.key == key }.map { String(decoding: $0.value, as: UTF8.self) }
  }

  /// The number of the object that a key refers to.
  func reference(_ key: String) -> Int? {
    let words = self[key]?.split { $0 == " " || $0 == "\n" || $0 == "\r" } ?? []
    return words.count == 3 && words[2] == "R" ? Int(words[0]) : nil
  }

  /// Replaces or adds an entry.
  mutating func set(_ key: String, to value: String) {
    entries.removeAll { $0.key == key }
    entries.append(Entry(key: key, value: Array(value.utf8)))
  }

  /// As written in a file.
  var written: [UInt8] {
    entries.reduce(into: Array("<<".utf8)) { $0 += Array(" /\($1.key) ".utf8) + $1.value }
      + Array(" >>".utf8)
  }
}
