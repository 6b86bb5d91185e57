public import Base

extension Dataset {
  /// A published file.
  public struct File: Sendable, Hashable {
    /// Without folder, as published.
    public let name: String
    /// SHA-256 of the file as it is packed by the system package or the publisher.
    public let packedDigest: Digest?
    /// SHA-256 of what the file unpacks to: what makes it this file, whoever packed it. Nil where
    /// only the archive's digest is published; then ``FileRecord`` keeps what came out of it.
    public let contentDigest: Digest?
    /// Contents that are not this file, though they may have its name: digest and the name of the
    /// data set that they belong to.
    public let impostors: [Digest: String]

    /// Describes a file.
    public init(
      name: String, packedDigest: Digest?, contentDigest: Digest?, impostors: [Digest: String] = [:]
    ) {
      self.name = name
      self.packedDigest = packedDigest
      self.contentDigest = contentDigest
      self.impostors = impostors
    }

    /// The published name, then the name without `.gz`.
    package var acceptedNames: [String] {
      [name] + (name.hasSuffix(".gz") ? [String(name.dropLast(3))] : [])
    }
  }

  /// Something to fetch: one of the files, or an archive of them.
  public struct Download: Sendable, Hashable {
    /// Its name on disk while and, unless it is an archive, after it is fetched.
    public let name: String
    /// Where it is published, the first that answers.
    public let addresses: [String]
    /// Its size in bytes.
    public let size: Int
    /// Its SHA-256 where that is published; otherwise the content's decides.
    public let digest: Digest?
    /// Whether the files are packed in it as tar.gz.
    public let isArchive: Bool

    /// Describes a download.
    public init(
      name: String, addresses: [String], size: Int, digest: Digest?, isArchive: Bool = false
    ) {
      self.name = name
      self.addresses = addresses
      self.size = size
      self.digest = digest
      self.isArchive = isArchive
    }
  }
}

extension Digest {
  /// A digest in the sources.
  init(known hex: String) {
    guard let digest = Digest(hex: hex) else {
      preconditionFailure("a digest has 64 hexadecimal digits")
    }
    self = digest
  }
}
