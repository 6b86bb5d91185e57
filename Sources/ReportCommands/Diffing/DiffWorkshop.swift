import Archives
import Base
import Comparison
import FoundationEssentials
import Pipeline
import Plots

/// A folder for what a diff makes on its way, and the drawing of figures from data.
///
/// Figures are redrawn by a process of their own: data of another time may lack what today's
/// drawing code takes for granted, and then a figure is left out instead of the diff.
struct DiffWorkshop {
  let folder: FilePath

  init() throws {
    let name = "facsimile-diff-\(String(UInt64.random(in: 0 ... .max), radix: 16))"
    folder = FilePath(FileManager.default.temporaryDirectory.path).appending(name)
    try Files.createFolder(folder)
  }

  /// Removes the folder; one that stays is the system's to clear.
  func remove() { try? FileManager.default.removeItem(atPath: folder.string) }

  func write(_ snapshot: GoldenSnapshot, name: String) throws -> DiffSide {
    let place = folder.appending("side-\(try Files.names(in: folder).count)")
    try snapshot.write(to: place)
    return DiffSide(name: name, folder: place, isSnapshot: true)
  }

  /// Unpacks an exported report.
  /// - Throws: `ArchiveError`
  func unpack(_ path: FilePath, name: String) throws -> DiffSide {
    let place = folder.appending("side-\(try Files.names(in: folder).count)")
    try ZIPReader(path).unpack(into: place)
    try Files.createFolder(place)
    return DiffSide(name: name, folder: place, isSnapshot: false)
  }

  /// The figures of a side by `<alias>.<figure>`; those of a snapshot are drawn into its folder.
  func redraw(_ side: DiffSide) async throws -> [String: Figure] {
    guard Files.exists(side.folder.appending("manifest.json")) else { return [:] }
    let file = folder.appending("figures-\(try Files.names(in: folder).count).json")
    let program = Project.program
    var figures = await Self.figures(program, side.folder, file, only: nil)
    if figures == nil {
      figures = [:]
      // A folder that is no report is refused by the comparison, in the words of the user.
      for alias in (try? ReportFindings.aliases(in: side.folder)) ?? [] {
        let own = await Self.figures(program, side.folder, file, only: alias)
        figures?.merge(own ?? [:]) { first, _ in first }
      }
    }
    let all = figures ?? [:]
    if side.isSnapshot {
      try GoldenSnapshot.add(
        figures: all.compactMapValues { try? FigureSketch.svg($0) }, to: side.folder)
    }
    return all
  }

  /// What a redrawing process leaves; nil when it failed.
  private static func figures(
    _ program: FilePath, _ folder: FilePath, _ file: FilePath, only alias: String?
  ) async -> [String: Figure]? {
    let arguments = ["redraw", folder.string, file.string] + (alias.map { [$0] } ?? [])
    guard await ChildProgram.succeeds(program, arguments),
      let bytes = try? Files.read(file)
    else { return nil }
    return try? JSONValue(parsing: bytes).decode([String: Figure].self)
  }
}
