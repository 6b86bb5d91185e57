import Base
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of one report, read as untrusted: nothing outside the folder is ever opened.
struct ReportFolder {
  /// As the user wrote it.
  let path: FilePath
  private let resolved: FilePath

  /// No file of a report is larger.
  static let limit = 1 << 26

  /// - Parameter name: What errors call the folder, where not by its path.
  init(_ path: FilePath, name: String? = nil) throws(FolderError) {
    let shown = name.map { FilePath($0) } ?? path
    guard !path.isEmpty, Files.exists(path) else { throw .missing(shown) }
    guard Files.isFolder(path) else { throw .notAFolder(shown) }
    guard let resolved = Self.resolve(path) else { throw .missing(shown) }
    self.path = shown
    self.resolved = resolved
  }

  /// The text of a file below the folder, nil when there is none.
  /// - Parameter names: The components of its path.
  func text(_ names: String...) throws -> String? {
    try bytes(names).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a file by its path below the folder, nil when there is none.
  func bytes(at path: String) throws -> [UInt8]? {
    try bytes(path.split(separator: "/", omittingEmptySubsequences: false).map(String.init))
  }

  func bytes(_ names: [String]) throws -> [UInt8]? {
    var path = self.path
    var inside = resolved
    for name in names {
      guard SafeName.isSafe(name) else {
        throw FolderError.hostileName(name, in: self.path.appending("manifest.json"))
      }
      path.append(name)
      inside.append(name)
    }
    guard let target = Self.resolve(inside) else { return nil }
    guard target.starts(with: resolved) else { throw FolderError.leadsOut(path) }
    try checkFile(target, shown: path)
    do {
      return try Files.read(target, limit: Self.limit)
    } catch {
      guard error.reason == .fileTooLarge else { throw error }
      throw FolderError.tooLarge(path, limit: Self.limit)
    }
  }

  /// Names of folders directly below that hold a manifest.
  func reportsBelow() throws -> [String] {
    try Files.names(in: resolved).filter {
      Files.exists(resolved.appending($0).appending("manifest.json"))
    }
  }

  /// Refuses pipes, devices and folders before they are opened.
  private func checkFile(_ target: FilePath, shown path: FilePath) throws {
    let attributes = try? FileManager.default.attributesOfItem(atPath: target.string)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw FolderError.notAFile(path)
    }
  }

  /// The path without links; nil when there is nothing.
  private static func resolve(_ path: FilePath) -> FilePath? {
    guard let pointer = realpath(path.string, nil) else { return nil }
    defer { free(pointer) }
    return FilePath(String(cString: pointer))
  }
}
