import Base

extension MathParser {
  /// The brackets and columns of each environment.
  private static let environments: [String: (open: String, close: String, kind: MathTableKind)] = [
    "matrix": ("", "", .matrix), "pmatrix": ("(", ")", .matrix), "bmatrix": ("[", "]", .matrix),
    "vmatrix": ("|", "|", .matrix), "Vmatrix": ("‖", "‖", .matrix), "Bmatrix": ("{", "}", .matrix),
    "aligned": ("", "", .aligned), "align": ("", "", .aligned), "align*": ("", "", .aligned),
    "split": ("", "", .aligned), "gathered": ("", "", .matrix), "cases": ("{", "", .cases),
  ]

  /// Reads from after `\begin` to the matching `\end`.
  mutating func parseEnvironment(at start: Int) throws(MathError) -> MathNode {
    let name = try readBraced()
    guard let environment = Self.environments[name] else {
      throw .unknownEnvironment(
        name, offset: start, nearest: nearestName(to: name, among: Self.environments.keys.sorted()))
    }
    var rows: [[MathNode]] = [[]]
    while true {
      let cell = try parseRow {
        $0.next == nil || $0.next == "&" || $0.peekCommand() == "\\" || $0.peekCommand() == "end"
      }
      rows[rows.count - 1].append(cell)
      if next == "&" {
        position += 1
      } else if accept(command: "\\") {
        rows.append([])
      } else {
        break
      }
    }
    guard accept(command: "end") else { throw .unexpectedEnd(expected: "\\end{\(name)}") }
    let place = position
    guard try readBraced() == name else { throw .expected("{\(name)}", offset: place) }
    if rows.last == [.empty] { rows.removeLast() }
    let table = MathNode.table(rows, environment.kind)
    guard !environment.open.isEmpty || !environment.close.isEmpty else { return table }
    return .fenced(open: environment.open, table, close: environment.close)
  }
}
