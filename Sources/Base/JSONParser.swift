/// Reads one JSON document strictly by RFC 8259: no repeated names, no lone surrogates, no byte
/// order mark, no number that a double cannot hold.
struct JSONParser {
  /// How many brackets may stand in one another.
  static let deepest = 256

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw failure(.trailing) }
    return value
  }

  private func failure(_ problem: JSONError.Problem, at offset: Int? = nil) -> JSONError {
    JSONError(problem: problem, offset: offset ?? index)
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func require(_ character: Unicode.Scalar) throws(JSONError) {
    guard take(character) else { throw failure(.expected("“\(character)”")) }
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    guard let byte = next else { throw failure(.expected("a value")) }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw failure(.expected("a value"))
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[index...].starts(with: text.utf8) else { throw failure(.expected("“\(text)”")) }
    index += text.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= Self.deepest else { throw failure(.tooDeep) }
    try require("{")
    skipSpace()
    var members: [String: JSONValue] = [:]
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      let start = index
      guard next == UInt8(ascii: "\"") else { throw failure(.expected("a member's name")) }
      let key = try string()
      skipSpace()
      try require(":")
      let member = try value(depth: depth)
      guard members.updateValue(member, forKey: key) == nil else {
        throw failure(.duplicateKey(key), at: start)
      }
      skipSpace()
    } while take(",")
    try require("}")
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= Self.deepest else { throw failure(.tooDeep) }
    try require("[")
    skipSpace()
    var elements: [JSONValue] = []
    if take("]") { return .array(elements) }
    repeat {
      elements.append(try value(depth: depth))
      skipSpace()
    } while take(",")
    try require("]")
    return .array(elements)
  }

  /// Whole numbers without point and exponent stay whole; `-0` keeps its sign.
  private mutating func number() throws(JSONError) -> JSONValue {
    let start = index
    _ = take("-")
    if !take("0") { try digits() }
    var isWhole = true
    if take(".") {
      isWhole = false
      try digits()
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, text != "-0" {
      if let value = Int(text) { return .integer(value) }
      if let value = UInt64(text) { return .unsigned(value) }
    }
    guard let value = Double(text), value.isFinite else {
      throw failure(.hugeNumber(text), at: start)
    }
    return .number(value)
  }

  private mutating func digits() throws(JSONError) {
    let start = index
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    guard index > start else { throw failure(.expected("a digit")) }
  }
}

extension JSONParser {
  private mutating func string() throws(JSONError) -> String {
    let start = index
    try require("\"")
    var end = endOfRun(from: index)
    // Most strings are one run without an escape.
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      guard let valid = String(validating: bytes[index..<end], as: UTF8.self) else {
        throw failure(.noText, at: start)
      }
      index = end + 1
      return valid
    }
    var text: [UInt8] = []
    while true {
      text += bytes[index..<end]
      index = end
      if take("\"") { break }
      guard take("\\") else { throw failure(.expected("“\"”")) }
      text += String(try escaped()).utf8
      end = endOfRun(from: index)
    }
    guard let valid = String(validating: text, as: UTF8.self) else {
      throw failure(.noText, at: start)
    }
    return valid
  }

  /// Where the bytes from a place on end that stand for themselves.
  private func endOfRun(from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var end = start
      while end < bytes.count, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\""),
        bytes[end] != UInt8(ascii: "\\")
      {
        end += 1
      }
      return end
    }
  }

  private mutating func escaped() throws(JSONError) -> Unicode.Scalar {
    let character = next
    index += 1
    switch character {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar()
    default: throw failure(.expected("an escape"), at: index - 1)
    }
  }

  /// What stands after `\u`: a scalar, or a surrogate pair with its second `\u`.
  private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
    let start = index
    var code = try hexadecimal()
    if (0xD800...0xDBFF).contains(code), take("\\"), take("u") {
      let low = try hexadecimal()
      guard (0xDC00...0xDFFF).contains(low) else { throw failure(.noText, at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw failure(.noText, at: start) }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure(.expected("four hexadecimal digits")) }
    index += 4
    return code
  }
}
