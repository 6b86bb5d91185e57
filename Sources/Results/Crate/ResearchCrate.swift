import Base

/// A report or some runs as an RO-Crate: what every file is, and which action made it of what.
///
/// The same value gives the same text; no clock is read.
/// - Source: RO-Crate 1.1; Process Run Crate 0.5.
public struct ResearchCrate: Sendable, Hashable {
  /// A person who answers for the content.
  public struct Author: Sendable, Hashable {
    /// As printed.
    public let name: String
    /// Where they work.
    public let affiliation: String?
    /// Sixteen digits in groups of four.
    public let orcid: String?

    /// A person.
    public init(name: String, affiliation: String? = nil, orcid: String? = nil) {
      self.name = name
      self.affiliation = affiliation
      self.orcid = orcid
    }
  }

  /// A data set that the runs read.
  public struct DataSet: Sendable, Hashable {
    /// As the records of the runs name it.
    public let name: String
    /// What it holds.
    public let title: String
    /// Terms of use.
    public let licence: String
    /// Where it is published, and what to cite.
    public let source: String?

    /// A data set.
    public init(name: String, title: String, licence: String, source: String? = nil) {
      self.name = name
      self.title = title
      self.licence = licence
      self.source = source
    }
  }

  /// The program that ran.
  public struct Software: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its version.
    public let version: String
    /// Revision of the project whose experiments it ran.
    public let revision: String

    /// A program.
    public init(name: String, version: String, revision: String) {
      self.name = name
      self.version = version
      self.revision = revision
    }
  }

  /// Name of the metadata file at the root of every crate.
  public static let metadataName = "ro-crate-metadata.json"

  /// Title of the whole.
  public var name: String
  /// What it is about.
  public var description: String
  /// As ISO 8601 writes it.
  public var datePublished: String
  /// An SPDX name, an address or a sentence; nil where none is known.
  public var licence: String?
  /// Words to find it by.
  public var keywords: [String] = []
  /// In printed order.
  public var authors: [Author] = []
  /// The program.
  public var software: Software
  /// Data sets that the nodes read; others are known by name alone.
  public var dataSets: [DataSet] = []
  /// How the results came about.
  public var nodes: [NodeRecord]
  /// What the experiments ask, by their names.
  public var questions: [String: String] = [:]
  /// Every file of the crate but its metadata.
  public var files: [Manifest.File]

  /// A crate of some nodes and files.
  public init(
    name: String, description: String, datePublished: String, software: Software,
    nodes: [NodeRecord], files: [Manifest.File]
  ) {
    self.name = name
    self.description = description
    self.datePublished = datePublished
    self.software = software
    self.nodes = nodes
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The text of the metadata file.
  public var metadata: String { CrateGraph(self).text }

  /// The node that made a file: the one with the longest name before a dot.
  func owner(of path: String) -> NodeRecord? {
    let parts = path.split(separator: "/")
    guard parts.count == 2, ["data", "figures"].contains(parts[0]) else { return nil }
    return nodes.filter { parts[1].hasPrefix($0.alias + ".") }
      .max { $0.alias.utf8.count < $1.alias.utf8.count }
  }
}
