import Base

/// A data set: what it is, its files, and how to get them.
public struct Dataset: Sendable, Hashable {
  /// How its files are to be read.
  public enum Format: Sendable, Hashable {
    /// Training images, training labels, test images, test labels as IDX.
    case idx
    /// Batches for training, then one for testing, in CIFAR-10's binary layout.
    case cifar
    /// Images and labels as NPY; a second pair for testing where there is one.
    case npy
    /// One recording as MAT.
    case recording
    /// Eigenspectra as MAT.
    case spectra

    /// Whether its files are labelled images.
    public var holdsImages: Bool { self != .recording && self != .spectra }
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
  /// How its files are to be read.
  public let format: Format
  /// In the order that ``format`` names them.
  public let files: [File]
  /// What can be fetched; empty where the user must bring the files.
  public let downloads: [Download]
  /// Folders that an unpacked archive of it makes, tried below each folder of the search path.
  public let subfolders: [String]

  /// Describes a data set.
  public init(
    name: String, title: String, licence: String, source: String, citation: String,
    package: String?, classes: [String], format: Format = .idx, files: [File],
    downloads: [Download] = [], subfolders: [String] = []
  ) {
    precondition(format != .idx || files.count == 4, "images and labels, for training and test")
    self.name = name
    self.title = title
    self.licence = licence
    self.source = source
    self.citation = citation
    self.package = package
    self.classes = classes
    self.format = format
    self.files = files
    self.downloads = downloads
    self.subfolders = subfolders
  }

  /// How to get the data set, as a next step for the reader.
  public var obtain: String {
    var ways: [String] = []
    if let package { ways.append("install it with: apt-get install \(package)") }
    if !downloads.isEmpty { ways.append("run: report data fetch \(name)") }
    ways.append(
      ways.isEmpty ? "run: report data import \(name) FILE" : "give its folder with --data")
    if ways.count == 1 { return ways[0] + " with a file from \(source)" }
    return ways.dropLast().joined(separator: ", or ") + ", or " + ways[ways.count - 1]
  }

  /// How to replace a damaged file.
  func repair(_ path: FilePath) -> String {
    if let package, path.starts(with: "/usr/share") {
      return "reinstall it: apt-get install --reinstall \(package)"
    }
    if !downloads.isEmpty { return "get it again: report data fetch --force \(name)" }
    return "replace it with the file from \(source)"
  }
}
