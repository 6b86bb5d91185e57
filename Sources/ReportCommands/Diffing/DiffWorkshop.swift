import Archives
import Base
import Comparison
import FoundationEssentials
import Pipeline

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

  /// What was drawn: figures by `<alias>.<figure>`, and what today's code cannot draw.
  struct Drawn: Sendable {
    var figures: [String: RedrawnFigure] = [:]
    var failures: [(alias: String, isOld: Bool)] = []
  }

  /// Draws the figures of two sides over each other; those of snapshots are added to their folders.
  /// - Parameter skipped: Nodes that are left out.
  func redraw(
    _ old: DiffSide, _ new: DiffSide, skipping skipped: Set<String>
  ) async throws -> Drawn {
    // A folder that is no report is refused by the comparison, in the words of the user.
    guard let known = try? ReportFindings.aliases(in: old.folder),
      let others = try? ReportFindings.aliases(in: new.folder)
    else { return Drawn() }
    let all = known + others.filter { !known.contains($0) }
    let aliases = all.filter { !skipped.contains($0) && !$0.contains("/") }
    let parts = (0..<Self.processes).map { part in
      aliases.enumerated().filter { $0.offset % Self.processes == part }.map(\.element)
    }
    let drawn = await withTaskGroup(of: Drawn.self) { group in
      for part in parts { group.addTask { await draw(old, new, part) } }
      return await group.reduce(into: Drawn()) { all, part in
        all.figures.merge(part.figures) { first, _ in first }
        all.failures += part.failures
      }
    }
    if old.isSnapshot {
      try GoldenSnapshot.add(figures: drawn.figures.compactMapValues(\.old), to: old.folder)
    }
    if new.isSnapshot {
      try GoldenSnapshot.add(figures: drawn.figures.compactMapValues(\.new), to: new.folder)
    }
    return drawn
  }

  /// So many processes draw side by side.
  private static let processes = 2

  private func draw(_ old: DiffSide, _ new: DiffSide, _ aliases: [String]) async -> Drawn {
    let flags =
      (old.isSnapshot ? ["--draw-old"] : []) + (new.isSnapshot ? ["--draw-new"] : [])
    func run(_ aliases: [String], _ more: [String] = []) async {
      let places = [old.folder.string, new.folder.string, drawings.string]
      _ = await ChildProgram.succeeds(
        Project.program, ["redraw"] + flags + more + ["--"] + places + aliases)
    }
    var drawn = Drawn()
    var rest = aliases
    while !rest.isEmpty {
      await run(rest)
      while let alias = rest.first, let own = RedrawnFigure.all(of: alias, in: drawings) {
        drawn.figures.merge(own) { first, _ in first }
        rest.removeFirst()
      }
      // The first that was not written is the one that the process ended at: a side at a time.
      guard let alias = rest.first else { break }
      rest.removeFirst()
      for isOld in [true, false] {
        try? RedrawnFigure.forget(alias, in: drawings)
        await run([alias], [isOld ? "--without-new" : "--without-old"])
        guard let own = RedrawnFigure.all(of: alias, in: drawings) else {
          drawn.failures.append((alias: alias, isOld: isOld))
          continue
        }
        drawn.figures.merge(own) { $0.completed(by: $1) }
      }
    }
    return drawn
  }

  private var drawings: FilePath { folder.appending("drawings") }
}
