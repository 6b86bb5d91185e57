public import Base
import Subprocess

/// Files of a commit, read with git without checking anything out.
public enum GitTree {
  /// The commit that a name means in the checkout of a folder; nil when it means none.
  public static func commit(_ name: String, in folder: FilePath) async -> String? {
    let line = await git(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"], in: folder)
    let text = line.map { String(decoding: $0.prefix { isHexDigit($0) }, as: UTF8.self) }
    return text?.isEmpty == false ? text : nil
  }

  /// The text files below a folder at a commit, by their paths from that folder.
  ///
  /// Two processes of git do it, however many files there are: one lists, one reads.
  /// - Parameter isWanted: Which names are read at all.
  public static func texts(
    below name: String, at commit: String, in folder: FilePath,
    where isWanted: (String) -> Bool
  ) async throws -> [(path: String, text: String)] {
    let list = await git(["ls-tree", "-r", "-z", commit, "--", name + "/"], in: folder)
    guard let list, !list.isEmpty else { throw GitError(commit: commit, folder: name) }
    let wanted = list.split(separator: 0).compactMap { entry -> (path: String, blob: String)? in
      // `100644 blob <id>\t<path>`
      let parts = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      guard parts.count == 2,
        let blob = parts[0].split(separator: UInt8(ascii: " ")).last
      else { return nil }
      let path = String(decoding: parts[1], as: UTF8.self)
      guard path.hasPrefix(name + "/"), isWanted(String(path.split(separator: "/").last ?? ""))
      else { return nil }
      return (String(path.dropFirst(name.utf8.count + 1)), String(decoding: blob, as: UTF8.self))
    }
    let blobs = await blobs(wanted.map(\.blob), in: folder)
    return wanted.compactMap { file in blobs[file.blob].map { (path: file.path, text: $0) } }
  }

  /// The texts of blobs by their ids; those that git does not have are left out.
  private static func blobs(_ ids: [String], in folder: FilePath) async -> [String: String] {
    let input = Array(ids.map { "\($0)\n" }.joined().utf8)
    let output = await git(["cat-file", "--batch"], in: folder, input: input) ?? []
    var texts: [String: String] = [:]
    var start = 0
    // `<id> blob <size>\n<bytes>\n`, or `<id> missing\n`
    while let end = output[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let words = output[start..<end].split(separator: UInt8(ascii: " "))
        .map { String(decoding: $0, as: UTF8.self) }
      start = end + 1
      guard words.count == 3, let size = Int(words[2]) else { continue }
      guard start + size < output.count else { break }
      texts[words[0]] = String(decoding: output[start..<start + size], as: UTF8.self)
      start += size + 1
    }
    return texts
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  private static func git(
    _ arguments: [String], in folder: FilePath, input: [UInt8] = []
  ) async -> [UInt8]? {
    let result = try? await Subprocess.run(
      .name("git"), arguments: Arguments(["-C", folder.string] + arguments),
      input: .array(input), output: .bytes(limit: 1 << 30), error: .discarded)
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
