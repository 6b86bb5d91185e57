import Testing

@testable import Base

@Suite("JSON writing")
struct JSONWritingTests {
  @Test("members are sorted by their UTF-8 bytes, whatever their order")
  func sorted() {
    let value: JSONValue = ["b": 1, "a": 2, "B": 3, "é": 4, "𝄞": 5, "ﬀ": 6, "": 7]
    #expect(value.canonicalText == #"{"":7,"B":3,"a":2,"b":1,"é":4,"ﬀ":6,"𝄞":5}"#)
  }

  @Test("the stored form has two spaces a level and ends with a line feed")
  func pretty() {
    let value: JSONValue = ["a": [1, ["b": []]], "c": [:]]
    #expect(
      value.prettyText == """
        {
          "a": [
            1,
            {
              "b": []
            }
          ],
          "c": {}
        }

        """)
  }

  @Test("texts are escaped no more than they must be, and read back")
  func texts() throws {
    let text = "\"\\/\u{0}\u{1F}\n\r\t\u{8}\u{7F}é\u{2028}𝄞e\u{301}"
    let written = JSONValue.string(text).canonicalText
    #expect(
      written == #""\"\\/\u0000\u001f\n\r\t\u0008"# + "\u{7F}é\u{2028}𝄞e\u{301}\"")
    #expect(Array((try JSONValue(parsing: written.utf8).text ?? "").utf8) == Array(text.utf8))
  }

  static let hardNumbers: [Double] = [
    0, -0.0, 1, -1, 0.1, 1e15, 1e16, 1e18, -1e18, 0x1p53, 0x1p63, -0x1p63, 0x1p64, 1e19, 1e20,
    1e21, 1e22, .leastNonzeroMagnitude, -2.2250738585072014e-308, 1.7976931348623157e308, 0.1 + 0.2,
    1 / 3,
  ]

  @Test("numbers keep their bits and their text, read by either way", arguments: hardNumbers)
  func numbers(value: Double) throws {
    let text = JSONValue.number(value).canonicalText
    let parsed = try JSONValue(parsing: text.utf8)
    #expect(parsed.canonicalText == text)
    #expect(try parsed.decode(Double.self).bitPattern == value.bitPattern)
    let wrapped = try JSONValue.array([parsed]).decode([JSONValue].self)
    #expect(wrapped.map(\.canonicalText) == [text])
  }

  @Test("NaN and infinities are words that decode to numbers")
  func notFinite() throws {
    let value: JSONValue = [.number(-.nan), .number(.infinity), .number(-.infinity)]
    #expect(value.canonicalText == #"["nan","inf","-inf"]"#)
    let back = try value.decode([Double].self)
    #expect(back[0].isNaN && back[1] == .infinity && back[2] == -.infinity)
    #expect(try JSONValue(encoding: back).canonicalText == value.canonicalText)
  }

  private struct Sample: Codable, Hashable {
    var seed: UInt64
    var smallest: Int
    var float: Float
    var doubles: [Double]
    var words: [String: String?]
    var nested: [Sample]
  }

  @Test("an encoded value decodes to itself, seeds of 64 bits too")
  func roundTrip() throws {
    let inner = Sample(
      seed: .max, smallest: .min, float: 0.1, doubles: [-0.0, 1e16, .leastNonzeroMagnitude, 1 / 3],
      words: ["a/b": "c\\\"d", "": nil], nested: [])
    var sample = inner
    sample.seed = 1 << 63
    sample.nested = [inner, inner]
    let json = try JSONValue(encoding: sample)
    let back = try json.decode(Sample.self)
    #expect(back == sample)
    #expect(back.doubles.map(\.bitPattern) == sample.doubles.map(\.bitPattern))
    #expect(try JSONValue(parsing: json.prettyText.utf8).canonicalText == json.canonicalText)
    #expect(try json.decode(JSONValue.self).canonicalText == json.canonicalText)
  }

  @Test("seeded random documents keep their text through parsing, twice")
  func random() throws {
    var state: UInt64 = 1
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    func value(depth: Int) -> JSONValue {
      switch next(depth > 4 ? 6 : 8) {
      case 0: return .null
      case 1: return .boolean(next(2) == 0)
      case 2: return .integer(Int(bitPattern: UInt(next(1 << 31) << 33 | next(1 << 31))))
      case 3: return .unsigned(1 << 63 | next(1 << 31))
      case 4:
        let number = Double(bitPattern: next(1 << 31) << 33 | next(1 << 31))
        return .number(number.isFinite ? number : 0.5)
      case 5:
        let scalars = (0..<next(6)).compactMap { _ in Unicode.Scalar(UInt32(next(0x11_0000))) }
        return .string(String(String.UnicodeScalarView(scalars)))
      case 6: return .array((0..<next(4)).map { _ in value(depth: depth + 1) })
      default:
        let members = (0..<next(4)).map { (key: "k\($0)\"\n", value: value(depth: depth + 1)) }
        return .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value) }))
      }
    }
    for _ in 0..<300 {
      let document = value(depth: 0)
      for text in [document.canonicalText, document.prettyText] {
        #expect(
          try JSONValue(parsing: text.utf8).canonicalText == document.canonicalText)
      }
    }
  }
}
