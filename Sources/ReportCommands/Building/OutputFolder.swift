import Base
import Pipeline
import Results

/// A folder of generated files with a manifest that lists them all.
struct OutputFolder: Sendable {
  let path: FilePath

  private var manifestPath: FilePath { path.appending("manifest.json") }

  /// The manifest of what is there, nil when there is none or it cannot be read.
  func manifest() -> Manifest? {
    guard let bytes = try? Files.read(manifestPath) else { return nil }
    return try? Manifest(bytes: bytes)
  }

  /// Whether the folder holds exactly what a build of this key wrote.
  func isFresh(_ key: Digest, known: KnownDigests) -> Bool {
    // Only these members are wanted; reading all nodes would take longer than the rest.
    guard let bytes = try? Files.read(manifestPath), let root = try? JSONValue(parsing: bytes),
      root["buildKey"]?.text == key.hex, case .array(let files)? = root["files"]
    else { return false }
    return files.allSatisfy { file in
      guard let name = file["path"]?.text, let digest = file["sha256"]?.text else { return false }
      return (try? known.digest(path.appending(name)).hex) == digest
    }
  }

  /// Writes all files, drops those of an earlier build that are no longer made, then the manifest.
  func write(_ files: [OutputFile], manifest: Manifest) throws {
    let earlier = self.manifest()?.files.map(\.path) ?? []
    for file in files { try Files.write(file.bytes, to: path.appending(file.path)) }
    let current = Set(files.map(\.path))
    for old in earlier where !current.contains(old) {
      guard let safe = path.lexicallyResolving(FilePath(old)) else { continue }
      try Files.remove(safe)
    }
    try Files.write(manifest.bytes, to: manifestPath)
  }
}

/// A file to be written into an output folder.
struct OutputFile: Sendable {
  /// Below the folder, with slashes.
  let path: String
  let bytes: [UInt8]

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }
}
