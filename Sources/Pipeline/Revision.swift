public import Base
import Subprocess

/// The revision of a checkout, as git says it.
public struct Revision: Sendable, Hashable, CustomStringConvertible {
  /// 40 hexadecimal digits, or nil outside a checkout.
  public let commit: String?
  /// Whether files differ from the commit.
  public let isModified: Bool

  /// `<commit>`, `<commit>+changes` or `unknown`.
  public var description: String {
    commit.map { isModified ? $0 + "+changes" : $0 } ?? "unknown"
  }

  /// Asks git about a folder; without git or checkout the revision is unknown.
  public static func of(_ folder: FilePath) async -> Revision {
    guard let commit = await git(["rev-parse", "HEAD"], in: folder), commit.utf8.count >= 40 else {
      return Revision(commit: nil, isModified: false)
    }
    let changes = await git(["status", "--porcelain", "--untracked-files=no"], in: folder)
    return Revision(commit: commit, isModified: changes?.isEmpty != true)
  }

  private static func git(_ arguments: [String], in folder: FilePath) async -> String? {
    let result = try? await Subprocess.run(
      .name("git"), arguments: Arguments(["-C", folder.string] + arguments),
      output: .string(limit: 1 << 20), error: .discarded)
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput.split(separator: "\n").joined(separator: "\n")
  }
}
