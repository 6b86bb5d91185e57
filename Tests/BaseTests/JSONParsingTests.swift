import Testing

@testable import Base

private func parsed(_ text: String) throws(JSONError) -> JSONValue {
  try JSONValue(parsing: text.utf8)
}

@Suite("JSON parsing")
struct JSONParsingTests {
  static let values: [(String, JSONValue)] = [
    ("null", nil), (" true\n", true), ("false", false), ("\t\r\n 1 ", 1), ("\"\"", ""),
    ("[]", []), ("{}", [:]), ("[ ]", []), ("{ }", [:]), ("[1,[2,[]]]", [1, [2, []]]),
    ("{\"a\":{\"b\":[null]}}", ["a": ["b": [nil]]]),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000\u00e9\u20AC""#, "\0é€"),
    (#""\uD834\uDD1E""#, "𝄞"), ("\"𝄞é\u{7F}\"", "𝄞é\u{7F}"), (#""\u005cn""#, "\\n"),
  ]

  @Test("reads every kind of value", arguments: values)
  func value(text: String, expected: JSONValue) throws {
    #expect(try parsed(text) == expected)
  }

  static let numbers: [(String, JSONValue)] = [
    ("0", 0), ("-7", -7), ("9223372036854775807", .integer(.max)),
    ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .unsigned(1 << 63)),
    ("18446744073709551615", .unsigned(.max)), ("18446744073709551616", .number(0x1p64)),
    ("1.0", .number(1)), ("1e2", .number(100)), ("1E+2", .number(100)), ("25e-2", 0.25),
    ("1e-400", .number(0)), ("4.9e-324", .number(.leastNonzeroMagnitude)),
    ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
  ]

  @Test("whole numbers of 64 bits stay whole, all others are doubles", arguments: numbers)
  func number(text: String, expected: JSONValue) throws {
    #expect(try parsed(text) == expected)
  }

  @Test("the sign of zero survives", arguments: ["-0", "-0.0", "-0e3"])
  func signedZero(text: String) throws {
    guard case .number(let value) = try parsed(text) else {
      Issue.record("\(text) is no number")
      return
    }
    #expect(value == 0 && value.sign == .minus)
  }

  static let invalid: [(String, Int)] = [
    ("", 0), (" ", 1), ("nul", 0), ("True", 0), ("01", 1), ("+1", 0), (".5", 0), ("1.", 2),
    ("1e", 2), ("1e+", 3), ("-", 1), ("--1", 1), ("0x10", 1), ("NaN", 0), ("Infinity", 0),
    ("'a'", 0), ("\"", 1), ("\"a", 2), ("\"\n\"", 1), ("\"\t\"", 1), (#""\x""#, 2),
    (#""\u12""#, 3), (#""\u00zz""#, 3), (#""\u00１0""#, 3), ("[", 1), ("[1", 2), ("[1,", 3),
    ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), ("]", 0), ("{", 1), ("{\"a\"", 4), ("{\"a\":", 5),
    ("{\"a\":1,}", 7), ("{a:1}", 1), ("{1:1}", 1), ("{\"a\" 1}", 5), ("[1]x", 3), ("1 1", 2),
    ("null,", 4), ("[1}", 2), ("// a\n1", 0), ("\u{FEFF}1", 0), ("\u{A0}1", 0),
  ]

  @Test("refuses what RFC 8259 does not allow, and says where", arguments: invalid)
  func refuses(text: String, offset: Int) {
    #expect {
      _ = try parsed(text)
    } throws: { error in
      (error as? JSONError)?.offset == offset
    }
  }

  @Test(
    "half a surrogate pair is no text",
    arguments: [#""\ud800""#, #""\udc00""#, #""\ud800\ud800""#, #""\ud800\u0041""#, #""\ud800a""#])
  func surrogates(text: String) {
    #expect {
      _ = try parsed(text)
    } throws: { error in
      (error as? JSONError)?.problem == .noText
    }
  }

  @Test(
    "bytes that are no UTF-8 are no text",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    ])
  func invalidUTF8(bytes: [UInt8]) {
    #expect(throws: JSONError(problem: .noText, offset: 0)) {
      try JSONValue(parsing: [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")])
    }
  }

  @Test("a member given twice is refused, however it is escaped")
  func duplicates() {
    #expect(throws: JSONError(problem: .duplicateKey("a"), offset: 7)) {
      try parsed(#"{"a":1,"\u0061":2}"#)
    }
    #expect(throws: Never.self) { try parsed(#"{"a":{"a":1},"b":{"a":1}}"#) }
  }

  @Test("a number beyond the largest double is refused")
  func hugeNumber() {
    #expect(throws: JSONError(problem: .hugeNumber("-1e309"), offset: 1)) {
      try parsed("[-1e309]")
    }
    let digits = String(repeating: "9", count: 400)
    #expect(throws: JSONError(problem: .hugeNumber(digits), offset: 0)) { try parsed(digits) }
  }

  @Test("a depth bomb ends in an error, one level less is read")
  func depth() throws {
    let deepest = JSONParser.deepest
    func nested(_ count: Int) -> String {
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    let value = try parsed(nested(deepest))
    #expect(value.canonicalText == nested(deepest))
    #expect(try value.decode(JSONValue.self) == value)
    for bomb in [nested(deepest + 1), String(repeating: "[", count: 1_000_000)] {
      #expect(throws: JSONError(problem: .tooDeep, offset: deepest)) { try parsed(bomb) }
    }
    let objects = String(repeating: "{\"a\":", count: 100_000)
    #expect(throws: JSONError(problem: .tooDeep, offset: 5 * deepest)) { try parsed(objects) }
  }

  @Test("every beginning of a document is refused, never a crash")
  func truncation() throws {
    let text = #"{"a":[1,-2.5e3,"\u00e9\ud834\udd1e",true,null],"b":{"c":"é"}}"#
    let bytes = Array(text.utf8)
    #expect(throws: Never.self) { try JSONValue(parsing: bytes) }
    for count in 0..<bytes.count {
      #expect(throws: JSONError.self) { try JSONValue(parsing: bytes[..<count]) }
    }
  }

  @Test("an error says in a sentence what and where")
  func sentence() {
    #expect {
      _ = try parsed("[1,]")
    } throws: { error in
      "\(error)" == "this is no JSON: at byte 3 a value is expected"
    }
  }
}
