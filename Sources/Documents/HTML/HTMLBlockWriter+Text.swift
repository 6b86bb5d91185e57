import Typography

extension HTMLBlockWriter {
  /// Code with its tokens told apart.
  func code(_ text: String, _ language: String) -> String {
    Highlighter.tokens(text, language: language).map { token in
      let words = HTMLText.escaped(token.text)
      return token.kind == .plain ? words : "<span class=\"\(token.kind.rawValue)\">\(words)</span>"
    }.joined()
  }

  /// Stands for the data of a picture while the page is put together.
  static let imageMark = "src=\"picture:"

  /// A stored picture, as an image of the page's own: nothing in it runs or loads.
  mutating func image(_ image: ImageBlock) -> String {
    let size = image.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? ""
    images.append(image)
    return "<p class=\"picture\"><img \(Self.imageMark)\(images.count - 1)\""
      + "\(size) alt=\"\(HTMLText.escaped(image.alternative))\"></p>\n"
  }

  /// A page with the data of its pictures.
  func withImages(_ page: String) -> String {
    guard !images.isEmpty else { return page }
    var page = page
    let mark = Array(Self.imageMark.utf8)
    let length = images.reduce(page.utf8.count) { $0 + $1.base64.utf8.count + 64 }
    let bytes = page.withUTF8 { page in
      var result: [UInt8] = []
      result.reserveCapacity(length)
      var start = 0
      for index in 0..<max(0, page.count - mark.count)
      where page[index] == mark[0] && page[index...].starts(with: mark) {
        result += page[start..<index]
        let digits = page[(index + mark.count)...].prefix { $0 != UInt8(ascii: "\"") }
        start = digits.endIndex
        let number = Int(String(decoding: digits, as: UTF8.self))
        guard let number, images.indices.contains(number) else { continue }
        result += "src=\"data:\(images[number].kind.rawValue);base64,".utf8
        result += images[number].base64.utf8
      }
      return result + page[start...]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func definitions(_ items: [Definition]) -> String {
    let rows = items.map { item in
      "<dt>\(HTMLInlines.write(item.term))</dt>\n"
        + item.meanings.map { "<dd>\(HTMLInlines.write($0))</dd>\n" }.joined()
    }
    return "<dl class=\"definitions\">\n\(rows.joined())</dl>\n"
  }

  /// What stands in an item; the paragraphs of a tight one have no element of their own.
  mutating func item(_ blocks: [Block], isTight: Bool, opening: String = "") throws -> String {
    var result = ""
    for (index, block) in blocks.enumerated() {
      let start = index == 0 ? opening : ""
      guard case .paragraph(let content) = block else {
        result += start + (try write([block]))
        continue
      }
      let text = start + HTMLInlines.write(content)
      result += isTight ? text + (index + 1 < blocks.count ? "\n" : "") : "<p>\(text)</p>\n"
    }
    return blocks.isEmpty ? opening : result
  }

  /// An item with a box that nobody can tick.
  mutating func task(_ item: [Block], isDone: Bool, isTight: Bool) throws -> String {
    let box =
      "<input type=\"checkbox\" disabled\(isDone ? " checked" : "") "
      + "aria-label=\"\(isDone ? "Done" : "To do")\"> "
    let words = try self.item(item, isTight: isTight, opening: box)
    return "<li class=\"task\">\(words)</li>\n"
  }

  /// Figures side by side, each with its letter, below them what they have in common.
  mutating func group(_ group: FigureGroup) throws -> String {
    let parts = try write(group.parts.map { .figure($0) })
    let id = HTMLText.escaped(group.id)
    return "<figure id=\"\(id)\" class=\"group\">\n<div class=\"parts c\(group.columns)\">\n"
      + "\(parts)</div>\n<figcaption><b>Figure \(group.number).</b> "
      + "\(try captionText(group.caption))</figcaption>\n</figure>\n"
  }

  /// The notes at the end of the text, each with a way back.
  mutating func footnotes(_ notes: [Footnote]) throws -> String {
    guard !notes.isEmpty else { return "" }
    var items = ""
    for note in notes {
      let back =
        " <a href=\"#fnref-\(note.number)\" role=\"doc-backlink\" "
        + "aria-label=\"Back to the text\">↑</a>"
      var words = try captionText(note.blocks)
      words += back
      items += "<li id=\"\(note.id)\">\(words)</li>\n"
    }
    return "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n"
      + "<ol>\n\(items)</ol>\n</section>\n"
  }
}
