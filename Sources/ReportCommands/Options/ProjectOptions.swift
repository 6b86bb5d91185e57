import ArgumentParser
import Base
import LinearAlgebra

/// Options that mean the same in every subcommand.
struct ProjectOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "Folder that reports are written into.")
  var output = "output"

  @Option(help: "Folder of finished work, safe to share and to delete.")
  var cache = ".facsimile"

  @Option(help: "Folder of reviewed reference data.")
  var golden: String?

  @Option(help: "Folder with data sets; may be given more than once.")
  var data: [String] = []

  @Option(name: .shortAndLong, help: "Threads to compute with (default: all cores).")
  var jobs: Int?

  @Option(help: "Kernel path: scalar, avx2, avx512 or neon (default: the best here).")
  var isa: String?

  @Flag(help: "Machine-readable output where facts are printed.")
  var json = false

  @Flag(name: .shortAndLong, help: "No progress and no summary.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number from 1") }
    if let isa {
      guard let path = KernelPath(rawValue: isa) else {
        throw ValidationError("--isa \(isa): known are \(Self.known(KernelPath.allCases))")
      }
      guard path.isAvailable else {
        let here = KernelPath.allCases.filter(\.isAvailable)
        throw ValidationError("--isa \(isa) does not run on this CPU; it has \(Self.known(here))")
      }
    }
  }

  private static func known(_ paths: [KernelPath]) -> String {
    paths.map(\.rawValue).joined(separator: ", ")
  }

  /// How to compute, as asked for.
  var execution: Execution {
    var execution = Execution.current
    if let jobs { execution.threads = jobs }
    if let path = isa.flatMap(KernelPath.init(rawValue:)) { execution.path = path }
    return execution
  }

  /// Where to look for data sets: options first, then FACSIMILE_DATA, then the user's own folder,
  /// then the system.
  var dataFolders: [FilePath] {
    namedDataFolders + [ownDataFolder].compactMap { $0 } + ["/usr/share/datasets"]
  }

  /// Where data sets are put: the first folder that is named, else the user's own; nil without a
  /// home.
  var targetDataFolder: FilePath? { namedDataFolders.first ?? ownDataFolder }

  private var namedDataFolders: [FilePath] {
    let environment = Console.variable("FACSIMILE_DATA")?.split(separator: ":").map(String.init)
    return (data + (environment ?? [])).map { FilePath($0) }
  }

  private var ownDataFolder: FilePath? {
    UserFolder.data(variable: Console.variable)?.appending("datasets")
  }
}
