import Testing

@testable import Base

@Suite("Source text")
struct SourceTextTests {
  static let equal: [(String, String)] = [
    ("let a = 1 // one", "let a = 1"), ("let a = 1 /* one */", "let a = 1"),
    ("a /* x /* y */ z */ b", "a b"), ("a\n\n\n  b", "a\nb"), ("a\r\nb", "a\nb"),
    ("// only\n/* comments */\n", ""), ("\ta  \t b\n", "a b"), ("a // x\n// y\nb", "a\nb"),
    ("/// A doc.\nlet a = 1", "/// Another.\n/// Longer.\nlet a = 1"), ("a/**/b", "a b"),
    ("f(/* \"quoted // \" */ x)", "f( x)"), ("x /* 'it's' */ y", "x y"),
    ("#include \"a.h\" // why", "#include \"a.h\""), ("char q = '\"'; // quote", "char q = '\"';"),
    ("let s = \"a\\\"b\" // c", "let s = \"a\\\"b\""), ("/**/", ""), ("/***/a", "a"),
  ]

  @Test("comments and white space do not count", arguments: equal)
  func leavesOut(text: String, other: String) {
    #expect(SourceText.code(of: text) == SourceText.code(of: other))
  }

  static let different: [(String, String)] = [
    ("a = 1", "a = 2"), ("\"http://a\"", "\"http://b\""), ("\"/* a */\"", "\"/* b */\""),
    ("\"a  b\"", "\"a b\""), ("#\"a\" // b\"#", "#\"a\" // c\"#"),
    ("\"\"\"\n  // a\n  \"\"\"", "\"\"\"\n  // b\n  \"\"\""),
    ("#\"\"\"\n  \"\"\" // a\n  \"\"\"#", "#\"\"\"\n  \"\"\" // b\n  \"\"\"#"),
    ("\"\"\"\n  a\n\n  b\n  \"\"\"", "\"\"\"\n  a\n  b\n  \"\"\""),
    ("\"\\\" // a\"", "\"\\\" // b\""), ("\"\\\\\" + a // \"", "\"\\\\\" + b // \""),
    ("a\nb", "a b"), ("ab", "a b"), ("\"\\(f(\"x//a\"))\"", "\"\\(f(\"x//b\"))\""),
    ("\"\\(f(\")//\", \"a\"))\"", "\"\\(f(\")//\", \"b\"))\""),
    ("#\"\\#(f(\"//a\"))\"#", "#\"\\#(f(\"//b\"))\"#"), ("#\"\\#\"# // a\"#", "#\"\\#\"# // b\"#"),
    ("c == '\"' ? \"/*\" : a", "c == '\"' ? \"/*\" : b"), ("'\\'' + a", "'\\'' + b"),
    ("\"\\(\"\"\"\n// a\n\"\"\")\"", "\"\\(\"\"\"\n// b\n\"\"\")\""), ("\"a", "\"b"),
    ("a / b", "a // b"),
  ]

  @Test("a change of code or of a literal counts", arguments: different)
  func keeps(text: String, other: String) {
    #expect(SourceText.code(of: text) != SourceText.code(of: other))
  }

  static let broken = [
    "/*", "/* /* */", "\"", "\"\\", "#\"", "\"\"\"", "\"\\(", "\"\\(\"", "'", "'\\", "#", "#\"\\#",
    "\"\\(((", "/", "\"\"\"\\(\n",
  ]

  @Test("unfinished code is no crash and what stands before it counts", arguments: broken)
  func unfinished(text: String) {
    #expect(SourceText.code(of: "a\n" + text) != SourceText.code(of: "b\n" + text))
  }

  @Test("code without comments stays as it is, twice squeezed as once")
  func idempotent() {
    for (text, other) in Self.equal + Self.different {
      for text in [text, other] {
        let code = SourceText.code(of: text)
        #expect(SourceText.code(of: code) == code)
      }
    }
  }

  @Test("a comment changes no digest of this very file, a letter of its code does")
  func itself() throws {
    let text = try Files.readText(FilePath(#filePath))
    let digest = Digest(of: SourceText.code(of: text))
    let commented = text.replacing("\n@Suite", with: "\n/* new */ // comment\n@Suite")
    let changed = text.replacing("@Suite", with: "@Sweet")
    #expect(commented != text && changed != text)
    #expect(Digest(of: SourceText.code(of: commented)) == digest)
    #expect(Digest(of: SourceText.code(of: changed)) != digest)
  }
}
