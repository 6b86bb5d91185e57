import Base
import Randomness
import Results

/// The key under which work is kept: a hash of all that can change it, and of nothing else.
enum StoreKey {
  /// Grows when the meaning of stored bytes changes.
  static let format = "1"

  static func key(
    kind: String, name: String, parameters: JSONValue, random: RandomKey, inputs: HashedInputs,
    sources: [SourceDigest]
  ) -> Digest {
    var hasher = DigestHasher()
    for part in [format, kind, name, parameters.canonicalText, random.hex] {
      hasher.update(part: part)
    }
    for input in inputs.all {
      hasher.update(part: "\(input.file.dataset)/\(input.name)")
      hasher.update(part: input.digest.hex)
    }
    for source in sources.sorted(by: { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }) {
      hasher.update(part: source.file)
      hasher.update(part: source.digest.hex)
    }
    return hasher.finish()
  }
}

/// Input files with the digests they had before the work.
struct HashedInputs: Sendable, Hashable {
  struct Input: Sendable, Hashable {
    let file: InputFile
    let digest: Digest

    var name: String { file.path.lastComponent?.string ?? "" }
  }

  let all: [Input]

  /// Hashes files; those in `known` that look untouched are not read again.
  init(_ files: [InputFile], known: KnownDigests? = nil) throws {
    all = try files.map { file in
      Input(file: file, digest: try known?.digest(file.path) ?? Files.digest(file.path))
    }
  }

  /// Hashes the files again; one that has changed or gone fails the run.
  func checkUnmoved() throws(RunError) {
    for input in all where (try? Files.digest(input.file.path)) != input.digest {
      throw .inputMoved(input.file.path)
    }
  }
}
