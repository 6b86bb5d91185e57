import Base
import Plots
import Results
import Typography

extension PieceSetter {
  /// A figure with its caption below, or beside where there is room.
  mutating func set(_ block: FigureBlock) throws {
    let scene = try drawing(of: block)
    let isNarrow = scene.width <= 262
    let x = isNarrow ? 0 : (PageMeasure.text - scene.width) / 2
    let caption: [Inline] = [.strong([.text("Figure\u{A0}\(block.number).")]), .text(" ")]
    let captionX = isNarrow ? scene.width + 18 : 0
    let drawing = SceneGroup(
      scene.nodes.map { $0.moved(x, 0) }, tag: .figure(alternative: block.figure.alternative))
    let words = try captionNodes(
      caption, block.caption, x: captionX, y: isNarrow ? 2 : scene.height + 9,
      width: PageMeasure.text - captionX)
    let height = isNarrow ? max(scene.height, words.height + 2) : scene.height + 9 + words.height
    let nodes: [SceneNode] = [
      .group(drawing), .group(SceneGroup(words.nodes, tag: .caption)),
    ]
    pieces.append(
      Piece(
        height: height, before: 20, after: 20,
        nodes: [
          .group(SceneGroup(nodes, destination: block.id, destinationPoint: Point(0, -12)))
        ], float: .figure))
  }

  /// A figure at its width on the page.
  private func drawing(of block: FigureBlock) throws -> Scene {
    try FigureDrawing.scene(block, theme).scaled(by: theme.magnification)
  }

  /// Figures side by side with their letters, the common caption below.
  mutating func set(_ group: FigureGroup) throws {
    let width =
      (PageMeasure.text - FigureGroup.gap * Double(group.columns - 1))
      / Double(group.columns)
    var nodes: [SceneNode] = []
    var y = 0.0
    for start in stride(from: 0, to: group.parts.count, by: group.columns) {
      var height = 0.0
      for (column, part) in group.parts[start...].prefix(group.columns).enumerated() {
        let left = Double(column) * (width + FigureGroup.gap)
        let scene = try drawing(of: part)
        let drawing = SceneGroup(
          scene.nodes.map { $0.moved(left, y) },
          tag: .figure(alternative: part.figure.alternative))
        let words = try captionNodes(
          [.strong([.text("(\(part.letter ?? ""))")]), .text(" ")], part.caption, x: left,
          y: y + scene.height + 6, width: width)
        let caption = SceneGroup(words.nodes, tag: .caption)
        nodes.append(
          .group(
            SceneGroup(
              [.group(drawing), .group(caption)], destination: part.id,
              destinationPoint: Point(left, y - 12))))
        height = max(height, scene.height + 6 + words.height)
      }
      y += height + 12
    }
    let words = try captionNodes(
      [.strong([.text("Figure\u{A0}\(group.number).")]), .text(" ")],
      group.caption.isEmpty ? [.paragraph([])] : group.caption, x: 0, y: y,
      width: PageMeasure.text)
    nodes.append(.group(SceneGroup(words.nodes, tag: .caption)))
    pieces.append(
      Piece(
        height: y + words.height, before: 20, after: 20,
        nodes: [
          .group(SceneGroup(nodes, destination: group.id, destinationPoint: Point(0, -12)))
        ], float: .figure))
  }

  /// The number in ink, the words in second ink.
  func captionNodes(
    _ number: [Inline], _ caption: [Block], x: Double, y: Double, width: Double
  ) throws -> (nodes: [SceneNode], height: Double) {
    var setting = TextSetting.caption
    setting.style.bold = .inter.weight(600)
    let ink = TextAttributes(tag: InlineSetter.Tag.ink.rawValue)
    var items = InlineSetter.items(number, style: setting.style, attributes: ink)
    var nodes: [SceneNode] = []
    var height = 0.0
    for block in caption {
      guard case .paragraph(let content) = block else { continue }
      items += InlineSetter.items(content, style: setting.style)
      let lines = try lines(items, setting, width: width)
      nodes += lines.flatMap {
        InlineSetter.nodes($0, x: x, y: y + height + $0.y, paint: setting.paint)
      }
      height += lines.height + 3
      items = []
    }
    return (nodes, max(0, height - 3))
  }

  mutating func set(_ block: ClaimBlock) throws {
    var bold = TextSetting.note
    bold.style.regular = .inter.weight(600)
    bold.paint = block.claim.holds ? .holds : .fails
    let verdict = try textNodes(
      [.text(block.claim.holds ? "holds" : "fails")], bold, x: 0, y: 6, width: 40)
    var setting = TextSetting.note
    setting.paint = .ink
    var evidence = UncertainText.minus(block.claim.evidence)
    // Short evidence stays together.
    if evidence.count <= 60 { evidence = evidence.replacing(" ", with: "\u{A0}") }
    let secondary = TextAttributes(tag: InlineSetter.Tag.secondary.rawValue)
    let items =
      InlineSetter.items(block.sentence, style: setting.style)
      + [.text("  " + evidence, setting.style, secondary)]
    let lines = try lines(items, setting, width: PageMeasure.text - 44)
    let height = lines.height + 12
    var nodes = verdict.nodes
    nodes += lines.flatMap { InlineSetter.nodes($0, x: 44, y: 6 + $0.y, paint: .ink) }
    nodes.append(.rule(from: Point(0, height), to: Point(PageMeasure.text, height), .grid))
    let followsClaim = pieces.last?.isClaim ?? false
    if !followsClaim {
      nodes.append(.rule(from: Point(0, 0), to: Point(PageMeasure.text, 0), .grid))
    }
    if followsClaim { pieces[pieces.count - 1].after = 0 }
    var piece = Piece(
      height: height, before: followsClaim ? 0 : 14, after: 14, nodes: nodes,
      path: [group(.paragraph)])
    piece.isClaim = true
    pieces.append(piece)
  }

  mutating func provenance(_ origin: NodeProvenance) throws {
    let inputs = origin.inputs.map { "\($0.dataset) \($0.digest.short)" }
    let parameters = origin.parameters.leaves.map {
      "\($0.path.joined(separator: ".")) \($0.value.plainText)"
    }
    let rows = [
      ("Experiment", origin.experiment), ("Profile", origin.profile),
      ("Seed", String(origin.seed)), ("Data", inputs.joined(separator: ", ")),
      ("Parameters", parameters.joined(separator: "; ")), ("Run", origin.run.short),
      ("Again", origin.command),
    ]
    let path = [group(.paragraph)]
    try inset(before: 10) { setter in
      for (name, value) in rows where !value.isEmpty {
        let label = try setter.textNodes([.text(name)], .small, x: 0, y: 0, width: 80)
        var ink = TextSetting.small
        ink.paint = .ink
        let words = try setter.textNodes(
          [.text(value)], ink, x: 70, y: 0, width: PageMeasure.text - 70)
        setter.pieces.append(
          Piece(
            height: max(label.height, words.height), nodes: label.nodes + words.nodes, path: path))
      }
    }
  }

  mutating func bibliography(_ entries: [BibliographyEntry]) throws {
    let list = group(.list)
    for entry in entries {
      let setting = TextSetting.reference
      let items = [InlineItem.space(-14)] + InlineSetter.items(entry.content, style: setting.style)
      let lines = try lines(items, setting, width: PageMeasure.text - 14)
      let nodes = lines.flatMap { InlineSetter.nodes($0, x: 14, y: $0.y, paint: .ink) }
      let item = SceneGroup(
        nodes, tag: .listItem, destination: entry.id, destinationPoint: Point(0, -12))
      pieces.append(
        Piece(height: lines.height, before: 4, after: 4, nodes: [.group(item)], path: [list]))
    }
  }
}
