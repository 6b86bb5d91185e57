import Base
import Documents
import Testing

/// What a screen reader and a reader of low sight need of a page, as far as its text shows it.
@Suite struct AccessibilityTests {
  private static func pages() throws -> [Page] {
    [try Page(Sample.document()), try Page(Sample.gallery())]
  }

  /// The tags of a name, as written.
  private static func tags(_ name: String, in page: Page) -> [Substring] {
    page.text.ranges(of: "<\(name)").compactMap { start in
      let rest = page.text[start.lowerBound...]
      guard rest.dropFirst(name.count + 1).first.map({ $0 == " " || $0 == ">" }) == true else {
        return nil
      }
      return rest.prefix { $0 != ">" }
    }
  }

  @Test func namesItsLanguageAndHasOneMainPart() throws {
    for page in try Self.pages() {
      #expect(page.has("<html lang=\"en\">"))
      #expect(Self.tags("main", in: page).count == 1)
      #expect(Self.tags("h1", in: page).count == 1)
      #expect(!page.text.contains("user-scalable=no"))
    }
  }

  @Test func leavesOutNoLevelOfHeadings() throws {
    for page in try Self.pages() {
      var last = 1
      for start in page.text.ranges(of: "<h") {
        let rest = page.text[start.upperBound...]
        guard let level = rest.first?.wholeNumberValue, let sign = rest.dropFirst().first,
          sign == " " || sign == ">"
        else { continue }
        #expect(level <= last + 1, "\(rest.prefix(60))")
        last = level
      }
    }
  }

  @Test func givesEveryPictureAndControlAName() throws {
    for page in try Self.pages() {
      for tag in Self.tags("img", in: page) {
        #expect(tag.contains(" alt=\"") && !tag.contains(" alt=\"\""), "\(tag.prefix(80))")
      }
      for tag in Self.tags("svg", in: page) {
        #expect(tag.contains("role=\"img\"") && tag.contains("aria-labelledby=\""), "\(tag)")
        for id in tag.firstRange(of: "aria-labelledby=\"").map({ found in
          tag[found.upperBound...].prefix { $0 != "\"" }.split(separator: " ")
        }) ?? [] { #expect(page.has(" id=\"\(id)\""), "\(id)") }
      }
      for tag in Self.tags("input", in: page) {
        let isLabelled = page.has("<label>\(tag)>") || tag.contains("aria-label=\"")
        #expect(isLabelled, "\(tag)")
      }
      for start in page.text.ranges(of: "<a ") {
        let link = page.text[start.lowerBound...]
        let tag = link.prefix { $0 != ">" }
        let content = link[tag.endIndex...].dropFirst()
        let end = try #require(content.firstRange(of: "</a>")).lowerBound
        let words = MarkupText(String(content[..<end])).tokens.filter { !$0.hasPrefix("<") }
        let hasName = tag.contains("aria-label=\"") || words.contains { !$0.isEmpty }
        #expect(hasName, "\(tag)")
      }
      // What scrolls is reached by the keyboard and says what it is.
      for tag in Self.tags("div", in: page)
      where tag.contains("class=\"scroll\"") || tag.contains("class=\"plate\"") {
        #expect(tag.contains("tabindex=\"0\"") && tag.contains("aria-label=\""), "\(tag)")
      }
    }
  }

  @Test func underlinesLinksInText() throws {
    for page in try Self.pages() {
      // Colour alone does not tell a reference from the words around it.
      for name in [".ref", ".cite", "main a"] {
        for rule in page.text.ranges(of: name) {
          let settings = page.text[rule.upperBound...].prefix { $0 != "}" && $0 != "<" }
          #expect(!settings.contains("text-decoration:none"), "\(name)\(settings.prefix(60))")
        }
      }
    }
  }

  @Test func tiesCellsToHeads() throws {
    for page in try Self.pages() {
      let heads = Self.tags("th", in: page)
      #expect(!heads.isEmpty)
      for tag in heads { #expect(tag.contains(" scope=\""), "\(tag)") }
    }
  }

  @Test func holdsNothingButItemsInLists() throws {
    for page in try Self.pages() {
      for name in ["ul", "ol"] {
        for tag in Self.tags(name, in: page) {
          let inner = page.text[tag.endIndex...].dropFirst().drop(while: \.isWhitespace)
          #expect(inner.hasPrefix("<li"), "\(tag) \(inner.prefix(40))")
        }
      }
    }
  }

  @Test(arguments: ["light", "dark"])
  func setsTextOfEnoughContrast(theme: String) throws {
    for page in try Self.pages() {
      let colors = try Self.colors(of: page, theme: theme)
      let ink = try #require(colors["fx-ink"])
      let paper = try #require(colors["fx-paper"])
      // A wash is 4 % of ink on the paper.
      let wash = zip(ink, paper).map { 0.04 * $0 + 0.96 * $1 }
      let texts = [
        "fx-ink", "fx-ink2", "fx-link", "ok", "bad", "code-keyword", "code-string", "code-number",
      ]
      for name in texts {
        let color = try #require(colors[name], "\(name)")
        for ground in [paper, wash] {
          #expect(Self.contrast(color, ground) >= 4.5, "\(name) in the \(theme) theme")
        }
      }
    }
  }

  /// The variables of a theme; those of the dark one stand behind those of the light one.
  private static func colors(of page: Page, theme: String) throws -> [String: [Double]] {
    var colors: [String: [Double]] = [:]
    let rules = page.text.ranges(of: ":root").map { start in
      page.text[start.lowerBound...].prefix { $0 != "}" }
    }
    for rule in rules {
      let head = rule.prefix { $0 != "{" }
      guard head == ":root" || theme == "dark" && head == ":root:has(#theme-dark:checked)" else {
        continue
      }
      for setting in rule.dropFirst(head.count + 1).split(separator: ";") {
        let parts = setting.split(separator: ":")
        guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#"),
          parts[1].count == 7, let code = Int(parts[1].dropFirst(), radix: 16)
        else { continue }
        colors[String(parts[0].dropFirst(2))] = [code >> 16, code >> 8 & 0xFF, code & 0xFF].map {
          Double($0) / 255
        }
      }
    }
    return colors
  }

  /// The ratio of the Web Content Accessibility Guidelines.
  private static func contrast(_ one: [Double], _ other: [Double]) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ color: [Double]) -> Double {
    let linear = color.map { value -> Double in
      guard value > 0.03928 else { return value / 12.92 }
      let base = (value + 0.055) / 1.055
      // The power 2.4 is the square times the fifth root of the square.
      return base * base * fifthRoot(base * base)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// By Newton's method, from above.
  private static func fifthRoot(_ value: Double) -> Double {
    var root = 1.0
    for _ in 0..<60 {
      let fourth = root * root * root * root
      root -= (root * fourth - value) / (5 * fourth)
    }
    return root
  }
}
