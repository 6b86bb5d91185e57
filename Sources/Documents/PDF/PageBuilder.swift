import Plots

/// Fills pages with pieces: no widows, heads stay with their text, figures move to the next page's
/// top where they do not fit while the text goes on.
struct PageBuilder {
  /// A piece at its place on a page.
  private struct Placed {
    var piece: Piece
    var y: Double
  }

  /// A page with the section that it begins in.
  struct Page {
    var nodes: [SceneNode]
    var section: String
  }

  private static let sectionBarrier = 0.65 * PageMeasure.depth

  private let groups: [PieceGroup]
  private var placed: [Placed] = []
  private var y = 0.0
  private var space = 0.0
  private var waiting: [Piece] = []
  private var section = ""
  private var pageSection: String?
  private(set) var pages: [Page] = []

  init(_ pieces: [Piece], groups: [PieceGroup]) {
    self.groups = groups
    var index = 0
    while index < pieces.count {
      if pieces[index].isFloat {
        float(pieces[index])
        index += 1
        continue
      }
      var end = index
      while pieces[end].keepsWithNext, end + 1 < pieces.count, !pieces[end + 1].isFloat { end += 1 }
      add(Array(pieces[index...end]))
      index = end + 1
    }
    while !waiting.isEmpty || !placed.isEmpty { finishPage() }
  }

  private func height(_ chunk: [Piece], at y: Double, space: Double) -> Double {
    var (height, gap) = (0.0, y == 0 ? -Double.infinity : space)
    for piece in chunk {
      height += (gap == -.infinity ? 0 : max(gap, piece.before)) + piece.height
      gap = piece.after
    }
    return height
  }

  private func fits(_ chunk: [Piece]) -> Bool {
    y + height(chunk, at: y, space: space) <= PageMeasure.depth + 0.01
  }

  /// Adds what must stay together; a chunk taller than a page goes piece by piece.
  private mutating func add(_ chunk: [Piece]) {
    // Figures that wait come before a new section, unless much of the page would stay empty.
    if chunk.first?.section != nil, !waiting.isEmpty, y > Self.sectionBarrier { finishPage() }
    if !fits(chunk) {
      if height(chunk, at: 0, space: 0) > PageMeasure.depth, chunk.count > 1 {
        for piece in chunk { add([piece]) }
        return
      }
      if !placed.isEmpty { finishPage() }
      // Figures that waited may have filled the new page.
      while !fits(chunk), !placed.isEmpty { finishPage() }
      if let head = chunk.first?.repeatedHead { for piece in head { put(piece) } }
    }
    for piece in chunk { put(piece) }
  }

  private mutating func float(_ piece: Piece) {
    if waiting.isEmpty, fits([piece]) {
      put(piece)
    } else {
      waiting.append(piece)
    }
  }

  private mutating func put(_ piece: Piece) {
    if y > 0 { y += max(space, piece.before) }
    if let name = piece.section {
      section = name
      if pageSection == nil { pageSection = name }
    }
    placed.append(Placed(piece: piece, y: y))
    y += piece.height
    space = piece.after
  }

  private mutating func finishPage() {
    if !placed.isEmpty {
      pages.append(Page(nodes: nodes(placed[...], depth: 0), section: pageSection ?? section))
    }
    placed = []
    (y, space) = (0, 0)
    pageSection = section.isEmpty ? nil : section
    while let next = waiting.first, placed.isEmpty || fits([next]) {
      waiting.removeFirst()
      put(next)
    }
  }

  /// The drawing of placed pieces, those of a group inside its tag.
  private func nodes(_ placed: ArraySlice<Placed>, depth: Int) -> [SceneNode] {
    var result: [SceneNode] = []
    var rest = placed
    while let first = rest.first {
      guard first.piece.path.count > depth else {
        result += first.piece.nodes.map {
          $0.moved(PageMeasure.left, PageMeasure.top + first.y)
        }
        rest = rest.dropFirst()
        continue
      }
      let id = first.piece.path[depth]
      let run = rest.prefix { $0.piece.path.count > depth && $0.piece.path[depth] == id }
      rest = rest.dropFirst(run.count)
      let inner = decoration(groups[id].decoration, run) + nodes(run, depth: depth + 1)
      result.append(.group(SceneGroup(inner, tag: groups[id].tag)))
    }
    return result
  }

  private func decoration(
    _ decoration: PieceGroup.Decoration, _ run: ArraySlice<Placed>
  ) -> [SceneNode] {
    guard let first = run.first, let last = run.last else { return [] }
    let top = PageMeasure.top + first.y
    let height = last.y + last.piece.height - first.y
    switch decoration {
    case .none: return []
    case .wash:
      let frame = Rectangle(
        x: PageMeasure.left, y: top - 7, width: PageMeasure.text, height: height + 14)
      return [.fill(frame, Fill(.fixed(RGB(0xF6F7F9))))]
    case .leftRule(let paint):
      return [
        .rule(
          from: Point(PageMeasure.left, top), to: Point(PageMeasure.left, top + height), paint,
          width: 1)
      ]
    }
  }
}
