public import Base
public import Pipeline

/// What a program serves: named experiments and the data sets that they read.
public struct Study: Sendable {
  /// A data set as the command line shows it.
  public struct DataSet: Sendable {
    /// As experiments name it, for instance `fashion-mnist`.
    public let name: String
    /// What it holds, one line.
    public let title: String
    /// Terms of use, one line.
    public let licence: String
    /// Finds its files in some folders, or throws how to get them.
    public let locate: @Sendable ([FilePath]) throws -> [FilePath]
    /// How its files are got and checked; nil where the program leaves that to the user.
    public let provision: Provision?

    /// A data set.
    public init(
      name: String, title: String, licence: String,
      locate: @escaping @Sendable ([FilePath]) throws -> [FilePath],
      provision: Provision? = nil
    ) {
      self.name = name
      self.title = title
      self.licence = licence
      self.locate = locate
      self.provision = provision
    }
  }

  /// The experiments.
  public let catalog: ExperimentCatalog
  /// The data sets.
  public let dataSets: [DataSet]
  /// The name of the data set that a file belongs to by its content; nil when that is none of them.
  public let recognize: @Sendable (FilePath) throws -> String?

  /// A study.
  public init(
    catalog: ExperimentCatalog, dataSets: [DataSet] = [],
    recognize: @escaping @Sendable (FilePath) throws -> String? = { _ in nil }
  ) {
    self.catalog = catalog
    self.dataSets = dataSets
    self.recognize = recognize
  }

  /// The study of the running program; set once by ``ReportProgram``.
  @TaskLocal static var current = Study(catalog: ExperimentCatalog([]))
}
