public import Base

/// A source file with the digest of its code, comments and white space left out.
public struct SourceDigest: Sendable, Hashable, Codable {
  /// Target and path below it, for instance `Learning/WTALayer.swift`.
  public let file: String
  /// Of the code.
  public let digest: Digest

  /// A source with its digest.
  public init(file: String, digest: Digest) {
    self.file = file
    self.digest = digest
  }

  /// Reads the table that the build plugin writes: a line of file and digest each.
  public static func table(_ text: String) -> [SourceDigest] {
    text.split(separator: "\n").compactMap { line in
      let file = line.dropLast(64)
      guard file.hasSuffix(" "), let digest = Digest(hex: String(line.suffix(64))) else {
        return nil
      }
      return SourceDigest(file: String(file.dropLast()), digest: digest)
    }
  }

  /// The files of a table that stand in some targets or are named.
  ///
  /// A name or target that matches nothing is a programmer's mistake.
  public static func scope(
    _ table: [SourceDigest], own target: String, files: [String], targets: [String]
  ) -> [SourceDigest] {
    let wanted = files.map { "\(target)/\($0)" }
    for name in wanted {
      precondition(table.contains { $0.file == name }, "there is no source file \(name)")
    }
    for name in targets {
      precondition(table.contains { $0.file.hasPrefix("\(name)/") }, "no sources of \(name)")
    }
    return table.filter { source in
      wanted.contains(source.file) || targets.contains { source.file.hasPrefix("\($0)/") }
    }
  }
}
