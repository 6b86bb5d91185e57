/// The prose of a report: what a reader reads, a block at a time; and the order of its figures.
struct PageText {
  /// A heading, a paragraph, a list item or a caption.
  struct Block: Hashable {
    let text: String
    let isHeading: Bool
  }

  /// In reading order.
  let blocks: [Block]
  /// Names of the figures whose drawings the page links to, in its order.
  let figures: [String]

  /// Elements whose content is no prose or is compared elsewhere.
  private static let skipped: Set = [
    "head", "table", "nav", "details", "footer", "template", "annotation", "button",
    "fieldset",
  ]
  /// Parts of a report that say how it was made, what claims and manifest say too, or the number
  /// of a section, which moves with every section before it.
  private static let skippedClasses: Set = ["seal", "acts", "claim", "n"]
  private static let raw: Set = ["script", "style", "textarea"]
  private static let inline: Set = [
    "a", "abbr", "b", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "label", "output",
    "math", "semantics", "mrow", "mi", "mn", "mo", "mtext", "msub", "msup", "msubsup", "mfrac",
    "msqrt", "mstyle", "mspace", "mover", "munder", "munderover",
  ]

  /// Reads the prose of an HTML page.
  /// - Parameter revision: What made the page; where the prose names it, it is no change.
  init(html: String, revision: String = "") {
    self.init(html: Array(html.utf8), revision: revision)
  }

  /// Reads the prose of an HTML page from its bytes.
  init(html: [UInt8], revision: String = "") {
    var scanner = MarkupScanner(html[...])
    var figures: [String] = []
    var blocks: [Block] = []
    var text = ""
    var isHeading = false
    var skipping: (name: String, depth: Int)?
    func flush() {
      var words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if revision.utf8.count >= 7 { words = words.replacing(revision, with: "this revision") }
      if !words.isEmpty { blocks.append(Block(text: words, isHeading: isHeading)) }
      text = ""
    }
    while let piece = scanner.next() {
      if case .open(let name, let attributes) = piece {
        if Self.raw.contains(name) { _ = scanner.skipRaw(name) }
        if name == "svg" {
          scanner.skipElement(name)
          if skipping == nil {
            flush()
            isHeading = false
          }
          continue
        }
        if name == "a", let figure = Self.figure(attributes), !figures.contains(figure) {
          figures.append(figure)
        }
      }
      if let current = skipping {
        if case .open(current.name, _) = piece { skipping?.depth += 1 }
        if case .close(current.name) = piece {
          skipping = current.depth == 1 ? nil : (current.name, current.depth - 1)
        }
        continue
      }
      switch piece {
      case .text(let piece): text += piece
      case .open(let name, let attributes):
        if Self.skipped.contains(name) || isSkipped(attributes) { skipping = (name, 1) }
        if !Self.inline.contains(name) {
          flush()
          isHeading = ["h1", "h2", "h3", "h4", "h5", "h6"].contains(name)
        }
      case .close(let name):
        if !Self.inline.contains(name) {
          flush()
          isHeading = false
        }
      }
    }
    flush()
    self.blocks = blocks
    self.figures = figures

    func isSkipped(_ attributes: [(name: String, value: String)]) -> Bool {
      attributes.contains { name, value in
        name == "class"
          && value.split(separator: " ").contains { Self.skippedClasses.contains(String($0)) }
      }
    }
  }

  /// `wta.spectra` of a link to `figures/wta.spectra.svg`.
  private static func figure(_ attributes: [(name: String, value: String)]) -> String? {
    guard let link = attributes.first(where: { $0.name == "href" })?.value,
      link.hasPrefix("figures/"), link.hasSuffix(".svg")
    else { return nil }
    return String(link.dropFirst(8).dropLast(4))
  }
}
