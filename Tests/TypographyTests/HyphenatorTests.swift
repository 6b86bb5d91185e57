import Base
import Testing

@testable import Typography

@Suite("Hyphenation")
struct HyphenatorTests {
  /// The word with its divisions shown.
  func divided(_ word: String) throws -> String {
    let bytes = Array(word.utf8)
    var result = ""
    var start = 0
    for offset in try Hyphenator.english().offsets(in: word) {
      result += String(decoding: bytes[start..<offset], as: UTF8.self) + "-"
      start = offset
    }
    return result + String(decoding: bytes[start...], as: UTF8.self)
  }

  @Test(
    "Words divide as libhyphen divides them",
    arguments: ["hyphenation", "representation", "robustness", "dynamics", "regularisation"])
  func divides(word: String) throws {
    #expect(try divided(word) == Self.libhyphen[word])
  }

  /// Printed by `Oracles/hyphenate.py`.
  static let libhyphen = [
    "hyphenation": "hy-phen-ation", "representation": "rep-re-sen-ta-tion",
    "robustness": "ro-bust-ness", "dynamics": "dy-nam-ics", "regularisation": "reg-u-lar-i-sa-tion",
  ]

  @Test("Punctuation stays outside, and short words, names in capitals and codes stay whole")
  func leavesWhole() throws {
    #expect(try divided("(robustness),") == "(ro-bust-ness),")
    for word in ["the", "CIFAR", "SpecReg", "x1234567", "it's", ""] {
      let result = try divided(word)
      #expect(result == word)
    }
  }

  @Test("A narrow paragraph uses divisions, and the lines still justify")
  func paragraph() throws {
    let lines = try Paragraph.layout(
      [.text(ParagraphTests.prose, TestFonts.pagella)], width: 110, leading: 13)
    #expect(lines.contains { $0.isHyphenated })
    for line in lines.dropLast() { #expect(abs(line.width - 110) < 0.01) }
    let text = lines.map { $0.isHyphenated ? String($0.text.dropLast()) : $0.text + " " }.joined()
    #expect(text.split(separator: " ") == ParagraphTests.prose.split(separator: " "))
  }
}
