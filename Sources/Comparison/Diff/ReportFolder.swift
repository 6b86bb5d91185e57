import Base
import Results

/// An output folder read back: its manifest and the data and figures that the manifest lists.
struct ReportFolder {
  let path: FilePath
  let manifest: Manifest

  /// Most bytes of one data file or figure.
  private static let limit = 1 << 28

  /// - Throws: ``DiffError``
  init(_ path: FilePath) throws {
    self.path = path
    guard Files.isFolder(path) else { throw DiffError.noFolder(path) }
    let manifestPath = path.appending("manifest.json")
    guard Files.exists(manifestPath) else { throw DiffError.noManifest(path) }
    do {
      manifest = try Manifest(bytes: Files.read(manifestPath, limit: Self.limit))
    } catch let error as FileError {
      throw error
    } catch {
      throw DiffError.unreadable(manifestPath, detail: "it is no manifest of this version")
    }
  }

  /// The findings of a node.
  func findings(_ node: NodeRecord) throws -> Findings {
    let tables = try node.tables.map { schema in
      let path = try file("data/\(node.alias).\(schema.name).csv")
      do {
        return try CSV.table(Files.readText(path, limit: Self.limit), schema: schema)
      } catch let error as CSVError {
        throw DiffError.unreadable(path, detail: error.explanation.what)
      }
    }
    let path = try file("data/\(node.alias).scalars.json")
    do {
      return Findings(tables: tables, scalars: try FindingsFiles.scalars(Files.readText(path)))
    } catch let error as FileError {
      throw error
    } catch {
      throw DiffError.unreadable(path, detail: "it holds no scalars")
    }
  }

  func claims(_ node: NodeRecord) throws -> [Claim] {
    let path = try file("data/\(node.alias).claims.json")
    do {
      return try JSONValue(parsing: Files.read(path)).decode([Claim].self)
    } catch let error as FileError {
      throw error
    } catch {
      throw DiffError.unreadable(path, detail: "it holds no claims")
    }
  }

  /// Figures of a node by name, as SVG text.
  func figures(_ node: NodeRecord) throws -> [String: String] {
    let prefix = "figures/\(node.alias)."
    let own = manifest.files.map(\.path).filter { $0.hasPrefix(prefix) && $0.hasSuffix(".svg") }
    return Dictionary(
      uniqueKeysWithValues: try own.map { name in
        (
          String(name.dropFirst(prefix.count).dropLast(4)),
          try Files.readText(file(name), limit: Self.limit)
        )
      })
  }

  /// A path below the folder; one that leaves it is refused.
  private func file(_ name: String) throws -> FilePath {
    guard let inside = path.lexicallyResolving(FilePath(name)) else {
      throw DiffError.unreadable(path, detail: "its manifest names \(name), which lies outside")
    }
    return inside
  }
}

/// A folder that cannot be compared.
public enum DiffError: ExplainedError, Hashable {
  /// There is no such folder.
  case noFolder(FilePath)
  /// The folder was not made by a build or a run.
  case noManifest(FilePath)
  /// A file is not what it should be.
  case unreadable(FilePath, detail: String)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .noFolder(let path):
      Explanation(.input, "there is no folder \(path)", advice: "give two output folders")
    case .noManifest(let path):
      Explanation(
        .input, "\(path) has no manifest.json",
        advice: "give a folder that report build or report run has written")
    case .unreadable(let path, let detail):
      Explanation(.input, "cannot read \(path): \(detail)", advice: "build the report again")
    }
  }
}
