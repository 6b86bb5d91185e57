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
    let status = ["status", "--porcelain=v2", "--branch", "--untracked-files=no"]
    guard let text = await git(status, in: folder) else {
      return Revision(commit: nil, isModified: false)
    }
    return Revision(status: text)
  }

  /// A revision from its parts.
  public init(commit: String?, isModified: Bool) {
    self.commit = commit
    self.isModified = isModified
  }

  /// Reads what `git status --porcelain=v2 --branch` says.
  init(status: String) {
    let lines = status.split(separator: "\n")
    let id = lines.first { $0.hasPrefix("# branch.oid ") }?.dropFirst(13) ?? ""
    // Before the first commit there is a word in brackets.
    commit = id.utf8.count >= 40 ? String(id) : nil
    isModified = commit != nil && lines.contains { !$0.hasPrefix("#") }
  }

  private static func git(_ arguments: [String], in folder: FilePath) async -> String? {
    let result = try? await Subprocess.run(
      .name("git"), arguments: Arguments(["-C", folder.string] + arguments),
      output: .string(limit: 1 << 20), error: .discarded)
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput.split(separator: "\n").joined(separator: "\n")
  }
}
