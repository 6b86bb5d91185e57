import FoundationEssentials
import Testing

@testable import Plots

@Suite struct MarkBackendsTests {
  private static let metadata = FigureMetadata(title: "t", alternative: "a", provenance: "{}")

  @Test func everyKindOfMarkHasAFigure() {
    // One representative of each case; the compiler keeps the list whole.
    func kind(_ mark: Mark) -> Int {
      switch mark {
      case .points: 0
      case .line: 1
      case .segments: 2
      case .band: 3
      case .errorBars: 4
      case .bars: 5
      case .histogram: 6
      case .box: 7
      case .violin: 8
      case .fit: 9
      case .rule: 10
      case .text: 11
      case .table: 12
      case .raster: 13
      case .contours: 14
      case .regions: 15
      case .imageGrid: 16
      case .inset: 17
      }
    }
    let kinds = Set(MarkFigure.all.flatMap { $0.figure.grid.rows[0][0].marks.map(kind) })
    #expect(kinds == Set(0...17))
  }

  @Test(arguments: MarkFigure.all)
  func everyBackendDrawsIt(example: MarkFigure) throws {
    let scene = try example.figure.scene()
    var empty = example.figure
    empty.grid.rows[0][0].marks = []
    let svg = try SVGWriter.standalone(scene, id: "f", metadata: Self.metadata)
    if let group = example.group { #expect(svg.contains("class=\"\(group)\"")) }
    for palette in [Palette.light, .dark] {
      let pixels = try PNGWriter.pixels(scene, scale: 2, palette: palette)
      let bare = try PNGWriter.pixels(try empty.scene(), scale: 2, palette: palette)
      let differing = zip(pixels.rgb, bare.rgb).count { $0 != $1 }
      #expect(differing > 60 || pixels.rgb.count != bare.rgb.count)
    }
    #expect(try PDFWriter.figure(scene, metadata: Self.metadata).count > 2000)
  }

  @Test(arguments: MarkFigure.all)
  func figuresComeBackFromJSON(example: MarkFigure) throws {
    let text = try JSONEncoder().encode(example.figure)
    #expect(try JSONDecoder().decode(Figure.self, from: text) == example.figure)
  }

  /// SVG is rounded to 0.005 pt, Cairo's grid to 0.002 pt.
  private static let tolerance = 0.01

  @Test(arguments: MarkFigure.all)
  func pathsStandAtTheSamePlacesInSVGAndPDF(example: MarkFigure) throws {
    let scene = try example.figure.scene()
    let drawn = SVGPlaces(
      try SVGWriter.standalone(scene, id: "f", metadata: Self.metadata))
    let page = try #require(
      PDFPlaces(try PDFWriter.figure(scene, metadata: Self.metadata)))
    // Cairo leaves out points on a straight line, so that the PDF may have fewer.
    #expect(page.points.count > drawn.points.count / 6 || example.figure.grid.rows[0][0].x == nil)
    for point in page.points {
      #expect(drawn.points.contains { near($0, point) }, "\(point)")
    }
  }

  @Test(arguments: MarkFigure.all)
  func textsStandAtTheSamePlacesInSVGAndPDF(example: MarkFigure) throws {
    let scene = try example.figure.scene()
    let drawn = SVGPlaces(
      try SVGWriter.standalone(scene, id: "f", metadata: Self.metadata))
    let page = try #require(
      PDFPlaces(try PDFWriter.figure(scene, metadata: Self.metadata)))
    for text in page.texts {
      #expect(drawn.texts.contains { near($0, text) }, "\(text)")
    }
    #expect(example.figure.grid.rows[0][0].x == nil || page.texts.count > 1)
  }

  private func near(_ one: Point, _ other: Point) -> Bool {
    abs(one.x - other.x) <= Self.tolerance && abs(one.y - other.y) <= Self.tolerance
  }
}

/// Places of paths and texts in an SVG of ours.
struct SVGPlaces {
  var points: [Point] = []
  var texts: [Point] = []

  init(_ text: String) {
    var shift = Point(0, 0)
    var turns = 0
    for tag in text.split(separator: "<").map(String.init) {
      if tag.hasPrefix("g") { (shift, turns) = Self.transform(tag) }
      if tag.hasPrefix("path"), let data = Self.attribute("d", tag) { add(path: data) }
      if tag.hasPrefix("rect") || tag.hasPrefix("image"), let x = Self.number("x", tag),
        let y = Self.number("y", tag), let width = Self.number("width", tag),
        let height = Self.number("height", tag)
      {
        points += [
          Point(x, y), Point(x + width, y), Point(x, y + height), Point(x + width, y + height),
        ]
      }
      if tag.hasPrefix("text") || tag.hasPrefix("tspan"), let x = Self.number("x", tag),
        let y = Self.number("y", tag)
      {
        texts.append(
          turns == 0 ? Point(x + shift.x, y + shift.y) : Point(shift.x + y, shift.y - x))
      }
      if tag.hasPrefix("/g") { (shift, turns) = (Point(0, 0), 0) }
    }
  }

  private static func attribute(_ name: String, _ tag: String) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"") else { return nil }
    return String(tag[start.upperBound...].prefix { $0 != "\"" })
  }

  private static func number(_ name: String, _ tag: String) -> Double? {
    attribute(name, tag).flatMap(Double.init)
  }

  private static func transform(_ tag: String) -> (Point, Int) {
    guard let text = attribute("transform", tag), let open = text.firstIndex(of: "("),
      let close = text.firstIndex(of: ")")
    else { return (Point(0, 0), 0) }
    let numbers = text[text.index(after: open)..<close].split(separator: " ").compactMap {
      Double($0)
    }
    return (Point(numbers[0], numbers[1]), text.contains("rotate(-90)") ? 1 : 0)
  }

  /// Follows M, l, c and z with relative numbers, as the writer writes them.
  private mutating func add(path data: String) {
    var (here, start) = (Point(0, 0), Point(0, 0))
    var command: Character = " "
    var numbers: [Double] = []
    var number = ""
    func flush(_ numbers: inout [Double]) {
      if let value = Double(number) { numbers.append(value) }
      number = ""
    }
    for character in data + " " {
      if character.isNumber {
        number.append(character)
      } else if character == ".", !number.contains(".") {
        number.append(character)
      } else {
        flush(&numbers)
        if character == "-" || character == "." { number.append(character) }
      }
      let needed = command == "c" ? 6 : 2
      if numbers.count == needed {
        let base = command == "M" ? Point(0, 0) : here
        for index in stride(from: 0, to: needed, by: 2) {
          points.append(Point(base.x + numbers[index], base.y + numbers[index + 1]))
        }
        here = points[points.count - 1]
        if command == "M" { start = here }
        numbers = []
      }
      if character.isLetter {
        command = character
        if character == "z" { here = start }
      }
    }
  }
}

/// Places of paths and texts on the first page of a PDF of ours.
struct PDFPlaces {
  var points: [Point] = []
  var texts: [Point] = []

  init?(_ bytes: [UInt8]) {
    guard let content = Self.content(bytes) else { return nil }
    var numbers: [Double] = []
    var path: [Point] = []
    var line = [1.0, 0, 0, 1, 0, 0]
    for token in Self.tokens(content) {
      if let number = Double(token) {
        numbers.append(number)
        continue
      }
      switch token {
      case "m", "l", "c":
        for index in stride(from: 0, to: numbers.count - 1, by: 2) {
          path.append(Point(numbers[index], numbers[index + 1]))
        }
      case "re":
        let (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
        path += [Point(x, y), Point(x + width, y + height)]
      case "n": path = []  // Only clips, for which Cairo takes whole points.
      case "f", "f*", "S", "B", "B*":
        points += path
        path = []
      case "Tm": line = numbers
      case "Td":
        let (x, y) = (numbers[0], numbers[1])
        line[4] += line[0] * x + line[2] * y
        line[5] += line[1] * x + line[3] * y
      case "Tj", "TJ": texts.append(Point(line[4], line[5]))
      default: break
      }
      numbers = []
    }
  }

  /// The first stream that begins with the page's turn of the y axis.
  private static func content(_ bytes: [UInt8]) -> String? {
    let start = Array("stream\n".utf8)
    let end = Array("endstream".utf8)
    for place in bytes.indices.dropLast(start.count)
    where bytes[place] == start[0] && Array(bytes[place..<place + start.count]) == start {
      let from = place + start.count
      guard let to = bytes[from...].firstRange(of: end)?.lowerBound,
        let text = Inflate.unpacked(Array(bytes[from..<to]))
      else { continue }
      let content = String(decoding: text, as: UTF8.self)
      if content.hasPrefix("1 0 0 -1 0 ") { return content }
    }
    return nil
  }

  /// Words outside of strings; arrays of shown text lose their kerning.
  private static func tokens(_ content: String) -> [String] {
    var tokens: [String] = []
    var word = ""
    var (depth, isArray, isEscaped) = (0, false, false)
    for character in content {
      if depth > 0 {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "(" {
          depth += 1
        } else if character == ")" {
          depth -= 1
        }
        continue
      }
      switch character {
      case "(": depth = 1
      case "[": isArray = true
      case "]": (isArray, word) = (false, "")
      case "<", ">": word = ""
      case " ", "\n", "\r", "\r\n":
        if !word.isEmpty, !isArray { tokens.append(word) }
        word = ""
      default: if !isArray { word.append(character) }
      }
    }
    return tokens
  }
}
