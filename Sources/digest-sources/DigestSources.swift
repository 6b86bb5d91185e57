import Base

/// `digest-sources OUTPUT TARGET NAME=PATH…`: writes a Swift file with the digest of every source's
/// code. Run by the build plugin.
@main
struct DigestSources {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else {
      print("usage: digest-sources OUTPUT TARGET NAME=PATH...")
      return
    }
    let lines = try arguments.dropFirst(2).sorted().map { argument -> String in
      let parts = argument.split(separator: "=", maxSplits: 1)
      let text = try Files.readText(FilePath(String(parts[1])))
      return "\(parts[0]) \(Digest(of: SourceText.code(of: text)))"
    }
    let swift = """
      import Results

      /// Digests of the sources that this target is built from; made by the build.
      enum SourceDigests {
        /// Own files by name, and all files of some targets.
        static func scope(files: [String], targets: [String]) -> [SourceDigest] {
          SourceDigest.scope(table, own: "\(arguments[1])", files: files, targets: targets)
        }

        private static let table = SourceDigest.table(
          \"\"\"
      \(lines.map { "    " + $0 }.joined(separator: "\n"))
          \"\"\")
      }

      """
    try Files.write(swift, to: FilePath(arguments[0]))
  }
}
