import Plots

/// Fills pages with pieces: no widows, heads stay with their text, figures and tables move to the
/// next page's top where they do not fit while the text goes on.
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

  /// Below this depth a page may end so that a section does not overtake waiting figures.
  private var sectionBarrier: Double { 0.85 * sheet.depth }
  /// Below this depth a page may end so that a figure stands with what announces it.
  private var announcementBarrier: Double { 0.65 * sheet.depth }

  private let sheet: Sheet
  private let groups: [PieceGroup]
  /// What notes say, by number.
  private let notes: [Int: [Piece]]
  /// The notes of the page that is being filled.
  private var foot: [Piece] = []
  /// What of notes did not fit on their page.
  private var carried: [Piece] = []
  private var notedNumbers: Set<Int> = []
  private var placed: [Placed] = []
  private var y = 0.0
  private var space = 0.0
  private var waiting: [Piece] = []
  private var section = ""
  private var pageSection: String?
  private(set) var pages: [Page] = []

  init(
    _ pieces: [Piece], groups: [PieceGroup], notes: [Int: [Piece]] = [:], sheet: Sheet = .a4
  ) {
    self.sheet = sheet
    self.groups = groups
    self.notes = notes
    var index = 0
    while index < pieces.count {
      if let kind = pieces[index].float {
        float(pieces[index], of: kind)
        index += 1
        continue
      }
      var end = index
      while pieces[end].keepsWithNext, end + 1 < pieces.count, pieces[end + 1].float == nil {
        end += 1
      }
      let chunk = Array(pieces[index...end])
      if pieces[end].keepsWithNext, end + 1 < pieces.count {
        makeRoom(for: chunk, announcing: pieces[end + 1])
      }
      add(chunk)
      index = end + 1
    }
    while !waiting.isEmpty || !placed.isEmpty || !foot.isEmpty { finishPage() }
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
    y + height(chunk, at: y, space: space)
      + Self.footHeight(foot + newNotes(of: chunk)) <= sheet.depth + 0.01
  }

  /// Above the notes: blank space with a short rule in it.
  private static let footGap = 18.0

  private static func footHeight(_ notes: [Piece]) -> Double {
    notes.isEmpty ? 0 : notes.reduce(footGap) { $0 + $1.height }
  }

  /// The notes that pieces refer to and no page has yet.
  private func newNotes(of pieces: [Piece]) -> [Piece] {
    guard !notes.isEmpty else { return [] }
    var numbers: [Int] = []
    for number in pieces.flatMap({ $0.nodes.flatMap(\.noteNumbers) })
    where !notedNumbers.contains(number) && !numbers.contains(number) {
      numbers.append(number)
    }
    return numbers.flatMap { notes[$0] ?? [] }
  }

  /// Adds a piece's notes to the page's foot; what does not fit goes to the next page.
  private mutating func note(_ piece: Piece) {
    guard !notes.isEmpty else { return }
    for piece in newNotes(of: [piece]) {
      if carried.isEmpty, y + Self.footHeight(foot + [piece]) <= sheet.depth + 0.01 {
        foot.append(piece)
      } else {
        carried.append(piece)
      }
    }
    notedNumbers.formUnion(piece.nodes.flatMap(\.noteNumbers))
  }

  /// Adds what must stay together; a chunk taller than a page goes piece by piece.
  private mutating func add(_ chunk: [Piece]) {
    // Figures that wait come before a new section, unless much of the page would stay empty.
    if chunk.first?.section != nil, !waiting.isEmpty, y > sectionBarrier { finishPage() }
    if !fits(chunk) {
      if height(chunk, at: 0, space: 0) > sheet.depth, chunk.count > 1 {
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

  /// Ends the page where what announces a float would stand apart from it, unless much of the page
  /// would stay empty.
  private mutating func makeRoom(for chunk: [Piece], announcing float: Piece) {
    let all = chunk + [float]
    guard !placed.isEmpty, !waiting.isEmpty || !fits(all), y > announcementBarrier,
      height(all, at: 0, space: 0) <= sheet.depth
    else { return }
    finishPage()
  }

  private mutating func float(_ piece: Piece, of kind: FloatKind) {
    if !waiting.contains(where: { $0.float == kind }), fits([piece]) {
      put(piece)
    } else {
      waiting.append(piece)
    }
  }

  private mutating func put(_ piece: Piece) {
    if y > 0 { y += max(space, piece.before) }
    if let name = piece.section { section = name }
    // What a page opens with names it, be it the text that goes on or a new section.
    if pageSection == nil, !section.isEmpty { pageSection = section }
    placed.append(Placed(piece: piece, y: y))
    y += piece.height
    space = piece.after
    note(piece)
  }

  private mutating func finishPage() {
    if !placed.isEmpty || !foot.isEmpty {
      pages.append(
        Page(
          nodes: nodes(placed[...], depth: 0) + footNodes(), section: pageSection ?? section))
    }
    placed = []
    foot = []
    (y, space) = (0, 0)
    while let next = carried.first,
      foot.isEmpty || Self.footHeight(foot + [next]) <= 0.5 * sheet.depth
    {
      foot.append(carried.removeFirst())
    }
    pageSection = nil
    var late: Set<FloatKind?> = []
    let all = waiting
    waiting = []
    for next in all {
      if !late.contains(next.float), placed.isEmpty || fits([next]) {
        put(next)
      } else {
        late.insert(next.float)
        waiting.append(next)
      }
    }
  }

  /// The notes at the foot of the page, below a short rule.
  private func footNodes() -> [SceneNode] {
    guard !foot.isEmpty else { return [] }
    var y = sheet.depth - Self.footHeight(foot) + Self.footGap
    let ruleY = sheet.top + y - 6
    var lines: [Placed] = []
    for piece in foot {
      lines.append(Placed(piece: piece, y: y))
      y += piece.height
    }
    let rule = SceneNode.rule(
      from: Point(sheet.left, ruleY), to: Point(sheet.left + 72, ruleY), .axis)
    return [rule] + nodes(lines[...], depth: 0)
  }

  /// The drawing of placed pieces, those of a group inside its tag.
  private func nodes(_ placed: ArraySlice<Placed>, depth: Int) -> [SceneNode] {
    var result: [SceneNode] = []
    var rest = placed
    while let first = rest.first {
      guard first.piece.path.count > depth else {
        result += first.piece.nodes.map {
          $0.moved(sheet.left, sheet.top + first.y)
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
    let top = sheet.top + first.y
    let height = last.y + last.piece.height - first.y
    switch decoration {
    case .none: return []
    case .wash:
      let frame = Rectangle(
        x: sheet.left, y: top - 7, width: PageMeasure.text, height: height + 14)
      return [.fill(frame, Fill(.fixed(RGB(0xF6F7F9))))]
    case .leftRule(let paint):
      return [
        .rule(
          from: Point(sheet.left, top), to: Point(sheet.left, top + height), paint,
          width: 1)
      ]
    }
  }
}

extension SceneNode {
  /// The numbers of notes whose marks are in a drawing.
  fileprivate var noteNumbers: [Int] {
    guard case .group(let group) = self else { return [] }
    var numbers: [Int] = []
    if case .place(let name)? = group.link, name.hasPrefix("fn-"),
      let number = Int(name.dropFirst(3))
    {
      numbers.append(number)
    }
    return numbers + group.nodes.flatMap(\.noteNumbers)
  }
}
