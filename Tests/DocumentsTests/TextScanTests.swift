import Testing

@testable import Documents

/// What is read byte by byte for speed, beside what is meant.
@Suite struct TextScanTests {
  @Test(arguments: [
    "", " ", "\n\t ", "a", " a", "a ", " a b ", "\u{A0}é\u{2003}", "\r\n x\r\n", "é", "  日本 語\n",
  ])
  func trimsAllWhiteSpace(text: String) {
    let meant = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    #expect(text.trimmed == String(meant))
    #expect(text[...].trimmed == String(meant))
    #expect(text.isBlank == meant.isEmpty)
  }

  @Test(arguments: [
    ("QUJD", "QUJD"), ("QUJD\n", "QUJD"), ("QU\nJD\r\n+/8=\n", "QUJD+/8="), ("Q J\tD", "QJD"),
    ("", nil), ("\n", nil), ("QU<D", nil), ("QUé", nil), ("QU\u{0}D", nil),
  ])
  func readsBase64WithItsLineBreaks(text: String, digits: String?) {
    #expect(ImageBlock.base64(text) == digits)
    let long = String(repeating: "A", count: 1_000)
    #expect(
      ImageBlock.base64(long + text) == (digits ?? (text.isBlank ? "" : nil)).map { long + $0 })
  }

  @Test(arguments: ["python", "swift", "bash", "yaml", "json"])
  func tellsTokensApartWithoutLosingText(language: String) {
    let code = "naïve = \"日本 → #\" # Größe\nfor x in 1.5e-3: 'é\\'' /* ü */ ключ: true\r\n"
    let tokens = Highlighter.tokens(code, language: language)
    #expect(tokens.map(\.text).joined() == code)
    #expect(tokens.contains { $0.kind == .string && $0.text.contains("日本 →") })
    if language == "python" {
      #expect(tokens.contains(CodeToken(kind: .comment, text: "# Größe")))
      #expect(tokens.contains(CodeToken(kind: .number, text: "1.5e-3")))
      #expect(tokens.contains(CodeToken(kind: .keyword, text: "for")))
    }
  }
}
