/// The data sets that are known by name.
public enum DatasetCatalog {
  /// In the order in which they are listed.
  public static let all = [FashionMNIST.dataset]

  /// The data set of a name.
  /// - Throws: ``DatasetError/unknown(name:known:)``
  public static func dataset(named name: String) throws(DatasetError) -> Dataset {
    guard let dataset = all.first(where: { $0.name == name }) else {
      throw .unknown(name: name, known: all.map(\.name))
    }
    return dataset
  }
}
