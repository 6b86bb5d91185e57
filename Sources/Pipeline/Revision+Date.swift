public import Base
import Subprocess

extension Revision {
  /// When a commit was made, as ISO 8601 writes it with the committer's time zone; nil where git
  /// does not know the commit.
  /// - Parameter commit: Hexadecimal digits; what follows them, as in `<commit>+changes`, is ignored.
  public static func date(of commit: String, in folder: FilePath) async -> String? {
    let digits = String(commit.prefix { $0.isHexDigit })
    guard digits.utf8.count >= 40 else { return nil }
    let result = try? await Subprocess.run(
      .name("git"),
      arguments: Arguments(["-C", folder.string, "show", "-s", "--format=%cI", digits, "--"]),
      output: .string(limit: 1 << 12), error: .discarded)
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput.split(whereSeparator: \.isWhitespace).first.map(String.init)
  }
}
