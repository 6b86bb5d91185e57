public import Base

/// A data set of labelled images: what it is, its files, and how to get them.
public struct Dataset: Sendable, Hashable {
  /// A published file.
  public struct File: Sendable, Hashable {
    /// Without folder, as published.
    public let name: String
    /// SHA-256 of the file as the system package ships it; another packing has another digest.
    public let packedDigest: Digest?
    /// SHA-256 of what the file unpacks to: what makes it this file, whoever packed it.
    public let contentDigest: Digest

    /// Describes a file.
    public init(name: String, packedDigest: Digest?, contentDigest: Digest) {
      self.name = name
      self.packedDigest = packedDigest
      self.contentDigest = contentDigest
    }

    /// The published name, then the name without `.gz`.
    var acceptedNames: [String] {
      [name] + (name.hasSuffix(".gz") ? [String(name.dropLast(3))] : [])
    }
  }

  /// As experiments and options name it, and the name of its folder.
  public let name: String
  /// What it holds, one line.
  public let title: String
  /// Terms of use.
  public let licence: String
  /// Where it is published.
  public let source: String
  /// The paper to cite.
  public let citation: String
  /// The Debian package that installs it, where there is one.
  public let package: String?
  /// What the labels mean; label i is class i.
  public let classes: [String]
  /// Training images, training labels, test images, test labels.
  public let files: [File]

  /// Describes a data set.
  public init(
    name: String, title: String, licence: String, source: String, citation: String,
    package: String?, classes: [String], files: [File]
  ) {
    precondition(files.count == 4, "images and labels, for training and test")
    self.name = name
    self.title = title
    self.licence = licence
    self.source = source
    self.citation = citation
    self.package = package
    self.classes = classes
    self.files = files
  }

  /// How to get the data set, as a next step for the reader.
  public var obtain: String {
    guard let package else { return "fetch it from \(source) and give its folder with --data" }
    return
      "install it with: apt-get install \(package), or give the folder that holds it with --data"
  }

  /// How to replace a damaged file.
  func repair(_ path: FilePath) -> String {
    if let package, path.starts(with: "/usr/share") {
      return "reinstall it: apt-get install --reinstall \(package)"
    }
    return "replace it with the file from \(source)"
  }
}
