/// Text that stands for itself in GitHub's Markdown, in tables and in collapsed blocks.
enum MarkdownText {
  /// Escapes all that would format, link, mention or break a table; line feeds become spaces.
  static func plain(_ text: String, limit: Int = 400) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if result.utf8.count > limit {
        result += "…"
        break
      }
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "@": result += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "#":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case let scalar where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// How many cells of a column differ, and below where along the column: narrow, so that a table
  /// keeps its last column on a page.
  static func cells(_ column: ColumnDifference) -> String {
    "\(column.count) of \(column.total)<br>" + Sparkline.markdown(column.profile)
  }
}

/// Blocks joined up to a number of bytes; what does not fit is counted, not cut.
struct MarkdownPage {
  /// GitHub refuses comments of more than 65,536 characters; other services less gladly.
  static let limit = 60_000

  private(set) var text: String
  private(set) var leftOut = 0

  init(head: String) { text = head }

  /// Adds a block where it still fits, with room for a last line.
  mutating func add(_ block: String) {
    if leftOut == 0, text.utf8.count + block.utf8.count < Self.limit - 300 {
      text += block
    } else {
      leftOut += 1
    }
  }

  /// The page; says how many blocks are left out, and where they are.
  func finished(_ noun: String, where place: String) -> String {
    leftOut == 0 ? text : text + "\n\(leftOut) more \(noun) left out here; \(place).\n"
  }
}
