public import Base

/// A CSV text that does not hold the table it should.
public struct CSVError: ExplainedError, Hashable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    case empty
    case openQuote
    case strayQuote
    case header(expected: [String], found: [String])
    case width(expected: Int, found: Int)
    case cell(column: String, kind: ColumnValues.Kind, text: String)
  }

  /// The record's number; the header is 1.
  public let line: Int
  /// What is wrong there.
  public let problem: Problem

  /// Facts into a sentence.
  public var explanation: Explanation {
    let what =
      switch problem {
      case .empty: "the table is empty, not even a header"
      case .openQuote: "a quoted cell is not closed"
      case .strayQuote: "there is text behind a quoted cell"
      case .header(let expected, let found):
        "columns are \(list(found)) instead of \(list(expected))"
      case .width(let expected, let found): "\(found) cells instead of \(expected)"
      case .cell(let column, let kind, let text):
        "column \(column): “\(text)” is no \(kind.rawValue)"
      }
    return Explanation(.input, "line \(line): \(what)")
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
