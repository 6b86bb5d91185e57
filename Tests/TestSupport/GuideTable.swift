public import Base

/// Rows of the table of deliberate changes in `docs/golden.md`.
public enum GuideTable {
  /// A row with a change and what was said about it, line by line.
  /// - Parameter folder: Left out of paths, since it has another name in every run.
  public static func row(_ name: String, _ said: [String], without folder: FilePath) -> String {
    let lines = said.map { line in
      let text = line.replacing(folder.string + "/", with: "").replacing("|", with: "\\|")
      return "`\(text.trimmingPrefix { $0 == " " })`"
    }
    return "| \(name) | \(lines.joined(separator: "<br>")) |"
  }
}
