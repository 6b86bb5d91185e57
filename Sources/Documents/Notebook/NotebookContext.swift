import Base

/// What parsing a notebook gathers on its way, and where things stand in the text.
///
/// While an included file is read, `file` and `lines` are that file's.
final class NotebookContext {
  private(set) var file: String
  private(set) var lines: [Substring]
  /// The folder that included files must lie in.
  let folder: FilePath?
  /// Whether HTML, unknown formulas and outside pictures are passed over, as in Jupyter notebooks,
  /// whose authors wrote for a browser.
  let isLenient: Bool
  /// Pictures by address, with their words.
  var images: ((_ address: String, _ alternative: String) -> ImageBlock?)?
  /// Files that were included, in the order of the text.
  private(set) var included: [FilePath] = []
  /// Texts with their names, for whoever looks at what was typed.
  var texts: [(file: String, text: String)] = []
  /// The files that include the current one, and itself.
  private var open: [FilePath] = []
  var errors: [NotebookError] = []
  var experiments: [ExperimentDirective] = []
  var labels: [String: SourceLabel] = [:]
  /// Notes by key, in the order in which they are written.
  var footnotes: [Int: SourceFootnote] = [:]
  var footnoteCount = 0

  /// Texts are searched in reading order, so that equal ones are told apart.
  private var cursor = (line: 0, offset: 0)

  init(
    file: String, lines: [Substring], folder: FilePath? = nil, isLenient: Bool = false
  ) {
    self.isLenient = isLenient
    self.file = file
    self.lines = lines
    self.folder = folder
  }

  static let includeDepthLimit = 8
  static let includeLimit = 200

  /// Reads blocks with the places of a part of the file.
  func within(
    file inner: String, lines innerLines: [Substring], _ action: () -> [SourceBlock]
  ) -> [SourceBlock] {
    let outer = (file, lines, cursor)
    (file, lines, cursor) = (inner, innerLines, (0, 0))
    defer { (file, lines, cursor) = outer }
    return action()
  }

  /// Reads blocks with another file's places.
  func reading(
    _ path: FilePath, lines inner: [Substring], _ action: () -> [SourceBlock]
  ) -> [SourceBlock] {
    let outer = (file, lines, cursor)
    (file, lines, cursor) = (path.string, inner, (0, 0))
    included.append(path)
    open.append(path)
    defer {
      (file, lines, cursor) = outer
      open.removeLast()
    }
    return action()
  }

  /// Why a file may not be included here, apart from where it lies.
  func obstacle(to path: FilePath) -> NotebookError.IncludeProblem? {
    if open.contains(path) { return .cycle(path.lastComponent?.string ?? path.string) }
    if included.count >= Self.includeLimit { return .count(limit: Self.includeLimit) }
    return open.count >= Self.includeDepthLimit ? .depth(limit: Self.includeDepthLimit) : nil
  }

  func fail(_ problem: NotebookError.Problem, at place: SourcePlace) {
    errors.append(NotebookError(problem, at: place))
  }

  func place(line: Int, column: Int = 1) -> SourcePlace {
    SourcePlace(file: file, line: line, column: column)
  }

  /// The next place of a text at or after a line; the line's start when it is not there.
  func find(_ text: String, fromLine line: Int) -> SourcePlace {
    if cursor.line < line { cursor = (line, 0) }
    let last = min(lines.count, line + 200)
    var number = cursor.line
    while number >= 1, number <= last {
      let whole = lines[number - 1].utf8
      let from = number == cursor.line ? cursor.offset : 0
      let rest = whole.dropFirst(from)
      if let found = rest.firstRange(of: text.utf8) {
        let offset = whole.distance(from: whole.startIndex, to: found.lowerBound)
        cursor = (number, offset + text.utf8.count)
        let before = lines[number - 1].prefix(upTo: found.lowerBound)
        return place(line: number, column: before.count + 1)
      }
      number += 1
    }
    return place(line: line)
  }

  /// The column of a text in a line, or 1.
  func column(of text: String, line: Int) -> Int {
    guard lines.indices.contains(line - 1), !text.isEmpty,
      let found = lines[line - 1].firstRange(of: text)
    else { return 1 }
    return lines[line - 1].prefix(upTo: found.lowerBound).count + 1
  }

  /// The column of a text behind another in a line; that of the other when the text is empty.
  func column(of text: String, after head: String, line: Int) -> Int {
    guard lines.indices.contains(line - 1), let start = lines[line - 1].firstRange(of: head) else {
      return 1
    }
    let rest = lines[line - 1][start.upperBound...]
    let place = text.isEmpty ? nil : rest.firstRange(of: text)
    return lines[line - 1].prefix(upTo: (place ?? start).lowerBound).count + 1
  }

  /// Takes a label; the second of a name is an error.
  func declare(_ name: String, at place: SourcePlace) -> SourceLabel {
    let label = SourceLabel(name: name, place: place)
    if let first = labels[name] {
      fail(.duplicate(.label, name, firstLine: first.place.line ?? 1), at: place)
    } else {
      labels[name] = label
    }
    return label
  }
}
