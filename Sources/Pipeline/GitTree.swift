public import Base
import Subprocess

/// Files of a commit, read with git without checking anything out.
public enum GitTree {
  /// The commit that a name means in the checkout of a folder; nil when it means none.
  public static func commit(_ name: String, in folder: FilePath) async -> String? {
    let line = await git(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"], in: folder)
    let text = line.map { String($0.prefix { $0.isHexDigit }) }
    return text?.isEmpty == false ? text : nil
  }

  /// The text files below a folder at a commit, by their paths from that folder.
  /// - Parameter isWanted: Which names are read at all.
  public static func texts(
    below name: String, at commit: String, in folder: FilePath,
    where isWanted: (String) -> Bool
  ) async throws -> [(path: String, text: String)] {
    let list = await git(
      ["ls-tree", "-r", "-z", "--name-only", commit, "--", name + "/"], in: folder)
    guard let list, !list.isEmpty else { throw GitError(commit: commit, folder: name) }
    var files: [(path: String, text: String)] = []
    for path in list.split(separator: "\0").map(String.init) {
      guard path.hasPrefix(name + "/"), isWanted(String(path.split(separator: "/").last ?? ""))
      else { continue }
      guard let text = await git(["show", "\(commit):./\(path)"], in: folder) else { continue }
      files.append((path: String(path.dropFirst(name.utf8.count + 1)), text: text))
    }
    return files
  }

  private static func git(_ arguments: [String], in folder: FilePath) async -> String? {
    let result = try? await Subprocess.run(
      .name("git"), arguments: Arguments(["-C", folder.string] + arguments),
      output: .string(limit: 1 << 28), error: .discarded)
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput
  }
}

/// A commit without the folder that was asked for.
public struct GitError: ExplainedError, Hashable {
  /// The commit.
  public let commit: String
  /// The folder.
  public let folder: String

  /// Facts into a sentence.
  public var explanation: Explanation {
    Explanation(
      .input, "\(commit.prefix(12)) has no files in \(folder)/",
      advice: "golden data of that time may lie elsewhere: --golden DIR")
  }
}
