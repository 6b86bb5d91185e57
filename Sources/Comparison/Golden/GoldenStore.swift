public import Base
import Results

/// The committed reference data: `<root>/<experiment>/<profile>/{*.csv, scalars.json, claims.json}`.
public struct GoldenStore: Sendable, Hashable {
  /// Usually `golden/`; need not exist.
  public let root: FilePath

  /// A store in a folder.
  public init(root: FilePath) { self.root = root }

  /// Where the golden data of an experiment and profile lies.
  /// - Throws: ``GoldenError/badName(_:)`` for names that would lead elsewhere.
  public func folder(experiment: String, profile: String) throws(GoldenError) -> FilePath {
    for name in [experiment, profile] {
      guard SafeName.isSafe(name) else { throw .badName(name) }
    }
    return root.appending(experiment).appending(profile)
  }

  /// Compares a result with the golden data, to the bit or to its accepted tolerances; reads only.
  public func compare(_ result: GoldenResult) throws -> GoldenVerdict {
    let clock = ContinuousClock.now
    return try verdict(result, comparison(result), extra: [], since: clock)
  }

  /// Compares like ``compare(_:)``, and leaves `<file>.new` beside each golden file that differs;
  /// removes those left by an earlier check that no longer apply.
  ///
  /// Golden files themselves are never written.
  public func check(_ result: GoldenResult) throws -> GoldenVerdict {
    let clock = ContinuousClock.now
    let files = try comparison(result)
    let folder = try folder(experiment: result.experiment, profile: result.profile)
    let isClean = files.allSatisfy(\.differences.isEmpty)
    var extra: [GoldenDifference] = []
    do {
      let wanted = files.filter { $0.needsReview && $0.text != nil }
      try removeReviewFiles(in: folder, except: Set(wanted.map { $0.name + GoldenFiles.suffix }))
      for file in wanted {
        let path = folder.appending(file.name + GoldenFiles.suffix)
        if let text = file.text { try Files.write(text, to: path) }
      }
    } catch  where !isClean {
      extra.append(
        GoldenDifference(
          experiment: result.experiment, profile: result.profile, file: nil,
          problem: .notLeft(reason: "\(error)")))
    }
    return try verdict(result, files, extra: extra, since: clock)
  }

  private func verdict(
    _ result: GoldenResult, _ files: [ComparedFile], extra: [GoldenDifference],
    since clock: ContinuousClock.Instant
  ) throws -> GoldenVerdict {
    let folder = try folder(experiment: result.experiment, profile: result.profile)
    let differs = files.contains { !$0.differences.isEmpty }
    var causes: [Cause] = []
    var note: String?
    if differs, let record = result.record, Files.isFolder(folder) {
      if let provenance = GoldenProvenance(folder: folder) {
        let golden = Dictionary(
          try Files.names(in: folder).filter(GoldenFiles.isData).compactMap { name in
            (try? Files.digest(folder.appending(name))).map { (name, $0.hex) }
          }, uniquingKeysWith: { _, last in last })
        causes = try provenance.causes(of: record, golden: golden)
      } else if Files.exists(folder.appending(GoldenProvenance.name)) {
        note = "\(folder.appending(GoldenProvenance.name)) cannot be read, so no cause is known"
      } else if files.contains(where: \.isGolden) {
        note = "the golden data has no \(GoldenProvenance.name); report accept -m records it"
      }
    }
    return GoldenVerdict(
      result, files: files, causes: causes, note: note, extra: extra,
      seconds: (ContinuousClock.now - clock) / .seconds(1))
  }

  /// The files for review that checks have left, sorted by path.
  public func pending() throws -> [FilePath] {
    var found: [FilePath] = []
    for experiment in try Files.names(in: root) {
      for profile in try Files.names(in: folderOrNone(root.appending(experiment))) {
        let folder = root.appending(experiment).appending(profile)
        found += try Files.names(in: folderOrNone(folder))
          .filter { $0.hasSuffix(GoldenFiles.suffix) }.map { folder.appending($0) }
      }
    }
    return found
  }

  /// Removes the files for review that a selection names; golden files stay.
  /// - Returns: The files that were removed.
  @discardableResult
  public func reject(_ selection: GoldenSelection) throws -> [FilePath] {
    try pending().filter { path in
      let name = path.lastComponent?.string ?? ""
      let experiment = path.removingLastComponent().removingLastComponent().lastComponent?.string
      guard
        selection.selects(
          experiment: experiment ?? "", file: String(name.dropLast(GoldenFiles.suffix.count)))
      else { return false }
      try Files.remove(path)
      return true
    }
  }

  /// Golden data of experiments or profiles that are not among the known ones.
  public func unreferenced(
    experiments: some Sequence<String>, profiles: some Sequence<String>
  ) throws -> [(experiment: String, profile: String, path: FilePath)] {
    let (experiments, profiles) = (Set(experiments), Set(profiles))
    var found: [(experiment: String, profile: String, path: FilePath)] = []
    for experiment in try Files.names(in: folderOrNone(root)) where !experiment.hasPrefix(".") {
      let folder = root.appending(experiment)
      guard Files.isFolder(folder) else { continue }
      guard experiments.contains(experiment) else {
        found.append((experiment: experiment, profile: "", path: folder))
        continue
      }
      for profile in try Files.names(in: folder)
      where !profile.hasPrefix(".") && Files.isFolder(folder.appending(profile))
        && !profiles.contains(profile)
      {
        found.append(
          (experiment: experiment, profile: profile, path: folder.appending(profile)))
      }
    }
    return found
  }

  func removeReviewFiles(in folder: FilePath, except kept: Set<String>) throws {
    for name in try Files.names(in: folder)
    where name.hasSuffix(GoldenFiles.suffix) && !kept.contains(name) {
      try Files.remove(folder.appending(name))
    }
  }

  private func folderOrNone(_ path: FilePath) -> FilePath {
    Files.isFolder(path) ? path : path.appending("none")
  }

  /// One file of a result or of the golden folder.
  struct ComparedFile {
    let name: String
    /// As it should be, where it is not so yet; nil for one that is, or is to be removed.
    let text: String?
    /// SHA-256 of what should be; nil for a file to remove.
    let digest: String?
    /// Whether the golden folder has it.
    let isGolden: Bool
    /// Whether accepting writes or removes it.
    let isChanged: Bool
    let differences: [GoldenDifference]
    /// Whether a reviewer should see the new one.
    let needsReview: Bool
  }

  func comparison(_ result: GoldenResult) throws -> [ComparedFile] {
    let folder = try folder(experiment: result.experiment, profile: result.profile)
    let golden = Set(try Files.names(in: folderOrNone(folder)).filter(GoldenFiles.isData))
    let files = GoldenFiles.all(result)
    func difference(_ file: String?, _ problem: GoldenDifference.Problem) -> GoldenDifference {
      GoldenDifference(
        experiment: result.experiment, profile: result.profile, file: file, problem: problem)
    }
    guard !golden.isEmpty else {
      return files.enumerated().map { index, file in
        let differences = index == 0 ? [difference(nil, .noGolden)] : []
        let text = file.text()
        return ComparedFile(
          name: file.name, text: text, digest: Digest(of: text).hex, isGolden: false,
          isChanged: true,
          differences: differences, needsReview: true)
      }
    }
    let accepted = acceptedTolerances(in: folder, golden)
    let comparison = GoldenComparison(
      findings: result.findings, claims: result.claims, tolerances: Tolerances(accepted),
      declared: result.tolerances)
    let compared = files.map { file in
      let isGolden = golden.contains(file.name)
      if isGolden, let digest = file.digest,
        (try? Files.digest(folder.appending(file.name)))?.hex == digest
      {
        return ComparedFile(
          name: file.name, text: nil, digest: digest, isGolden: true, isChanged: false,
          differences: [], needsReview: false)
      }
      let text = file.text()
      let (isSame, problems) = problems(
        of: (name: file.name, text: text), isGolden: isGolden, in: folder, comparison)
      return ComparedFile(
        name: file.name, text: text, digest: Digest(of: text).hex, isGolden: isGolden,
        isChanged: !isSame, differences: problems.map { difference(file.name, $0) },
        needsReview: !problems.isEmpty)
    }
    let made = Set(files.map(\.name))
    let orphans = golden.filter { !made.contains($0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let gone = orphans.map { name in
      let problems: [GoldenDifference.Problem] =
        name == ToleranceFile.name
        ? Tolerances(accepted).changes(to: [])
          .map { .tolerance(target: $0.target.title, expected: $0.old, got: $0.new) }
        : [.orphan]
      return ComparedFile(
        name: name, text: nil, digest: nil, isGolden: true, isChanged: true,
        differences: (problems.isEmpty ? [.orphan] : problems).map { difference(name, $0) },
        needsReview: false)
    }
    let idle = comparison.idle.map { difference(nil, $0) }
    guard !idle.isEmpty else { return compared + gone }
    return compared + gone + [
      ComparedFile(
        name: "", text: nil, digest: nil, isGolden: false, isChanged: false, differences: idle,
        needsReview: false)
    ]
  }

  private func acceptedTolerances(in folder: FilePath, _ golden: Set<String>) -> [Tolerance] {
    guard golden.contains(ToleranceFile.name),
      let text = try? Files.readText(folder.appending(ToleranceFile.name), limit: 1 << 24)
    else { return [] }
    return ToleranceFile.tolerances(text) ?? []
  }

  private func problems(
    of file: (name: String, text: String), isGolden: Bool, in folder: FilePath,
    _ comparison: GoldenComparison
  ) -> (isSame: Bool, problems: [GoldenDifference.Problem]) {
    let path = folder.appending(file.name)
    guard isGolden else {
      guard file.name == ToleranceFile.name else { return (false, [.noGoldenFile]) }
      return (false, comparison.problems(name: file.name, golden: "{}", path: path))
    }
    do {
      let golden = try Files.readText(path)
      if golden.utf8.elementsEqual(file.text.utf8) { return (true, []) }
      return (false, comparison.problems(name: file.name, golden: golden, path: path))
    } catch {
      return (
        false, [.unreadable(path: path.string, line: nil, reason: "\(error.explanation.what)")]
      )
    }
  }
}
