import Base

extension GoldenReport {
  /// Workflow commands of GitHub Actions, one an experiment that differs, at its source line.
  public var annotations: [String] {
    failed.map { verdict in
      let place = verdict.source.map {
        "file=\(Self.property($0.file)),line=\($0.line),"
      }
      let lines = Array(verdict.lines.prefix(10))
      let more = verdict.lines.count - lines.count
      let text = (lines + (more > 0 ? ["… and \(more) more"] : [])).joined(separator: "\n")
      return "::error \(place ?? "")title=\(Self.property("\(verdict.name): not as golden"))::"
        + Self.message(text)
    }
  }

  private static func message(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func property(_ text: String) -> String {
    var result = ""
    for scalar in message(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
