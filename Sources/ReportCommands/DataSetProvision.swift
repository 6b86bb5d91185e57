public import Base

extension Study.DataSet {
  /// How the files of a data set are got and checked; the study fills it in.
  public struct Provision: Sendable {
    /// A file that was looked at.
    public struct FileFact: Sendable, Hashable {
      /// Where it is.
      public let path: FilePath
      /// SHA-256 of the file as it lies there.
      public let digest: Digest
      /// What is known of it.
      public let standing: Standing

      /// A file's facts.
      public init(path: FilePath, digest: Digest, standing: Standing) {
        self.path = path
        self.digest = digest
        self.standing = standing
      }
    }

    /// What is known of a file.
    public enum Standing: String, Sendable, Hashable {
      /// It is the published one.
      case published
      /// Nothing published says what it must be.
      case unproven
      /// It is another than the published one.
      case different
    }

    /// How to fetch.
    public struct FetchRequest: Sendable {
      /// The folder that gets a folder of the data set's name.
      public var folder: FilePath
      /// Whether to fetch what is there.
      public var isForced: Bool
      /// Whether the network may not be used.
      public var isOffline: Bool
      /// Told the file, how many bytes are there, and how many there will be; false stops.
      public var progress: @Sendable (String, Int, Int) -> Bool
    }

    /// Where it is published.
    public let source: String
    /// The paper to cite.
    public let citation: String
    /// Whether the study's reports can do without it.
    public let isOptional: Bool
    /// Bytes that fetching brings; 0 where it cannot be fetched.
    public let fetchedBytes: Int
    /// Compares its files, found in some folders, with the published ones.
    public let verify: @Sendable ([FilePath]) throws -> [FileFact]
    /// Fetches and checks it; gives its files.
    public let fetch: @Sendable (FetchRequest) throws -> [FilePath]
    /// Takes files of the user into a folder, replacing what is there if told so; gives its files.
    public let importFiles: @Sendable ([FilePath], FilePath, Bool) throws -> [FilePath]

    /// A data set's provision.
    public init(
      source: String, citation: String, isOptional: Bool, fetchedBytes: Int,
      verify: @escaping @Sendable ([FilePath]) throws -> [FileFact],
      fetch: @escaping @Sendable (FetchRequest) throws -> [FilePath],
      importFiles: @escaping @Sendable ([FilePath], FilePath, Bool) throws -> [FilePath]
    ) {
      self.source = source
      self.citation = citation
      self.isOptional = isOptional
      self.fetchedBytes = fetchedBytes
      self.verify = verify
      self.fetch = fetch
      self.importFiles = importFiles
    }
  }
}
