import Base
import TestSupport

/// A folder of a user's own with one notebook over few images, few units and few epochs.
struct SmallStudy {
  let folder: TemporaryFolder

  /// What makes the shipped experiments small, as `-P` takes it.
  static let overrides = [
    "trainingImages=200", "hidden=24", "epochs=3", "batch=50", "testImages=100",
    "subsets=5,10", "imageWindow=2,50", "noiseWindow=2,20",
  ]

  /// The same as a notebook writes it.
  private static let parameters = """
    {trainingImages: 200, hidden: 24, epochs: 3, batch: 50, testImages: 100, subsets: [5, 10],
     imageWindow: [2, 50], noiseWindow: [2, 20]}
    """.split(separator: "\n").joined()

  static let text = """
    ---
    title: A small study
    profile: quick
    ---

    # Spectra

    ```{experiment} wta-spectra
    :id: wta
    :parameters: \(parameters)
    ```

    The images decay with {value}`wta.alpha.dataset.images`, see {ref}`fig-spectra`.

    ```{figure} wta.spectra
    :label: fig-spectra
    Eigenvalues.
    ```

    """

  init(_ text: String = SmallStudy.text) throws {
    folder = try TemporaryFolder()
    try Files.write(text, to: folder.path.appending("small.md"))
  }

  func run(_ arguments: [String], environment: [String: String] = [:]) async throws
    -> Program.Outcome
  {
    try await Program.run(arguments, in: folder.path, environment: environment)
  }

  /// The files of the report with their bytes; the manifest, which records seconds, apart.
  func report() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    func add(_ folder: FilePath, _ prefix: String) throws {
      for name in try Files.names(in: folder) where name != "manifest.json" {
        let path = folder.appending(name)
        if Files.isFolder(path) {
          try add(path, prefix + name + "/")
        } else {
          files[prefix + name] = try Files.read(path)
        }
      }
    }
    try add(folder.path.appending("output").appending("small"), "")
    return files
  }
}
