public import Base
public import Results

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

  /// Compares findings with the golden data, to the bit; reads only.
  /// - Returns: Empty exactly when every golden file holds these values.
  public func compare(
    findings: Findings, claims: [Claim], experiment: String, profile: String
  ) throws -> [GoldenDifference] {
    try comparison(findings, claims, experiment, profile).flatMap(\.differences)
  }

  /// Compares like ``compare(findings:claims:experiment:profile:)``, and leaves `<file>.new` beside
  /// each golden file that differs; removes those left by an earlier check that no longer apply.
  ///
  /// Golden files themselves are never written.
  public func check(
    _ findings: Findings, claims: [Claim], experiment: String, profile: String
  ) throws -> [GoldenDifference] {
    let files = try comparison(findings, claims, experiment, profile)
    let folder = try folder(experiment: experiment, profile: profile)
    var differences = files.flatMap(\.differences)
    do {
      let wanted = files.filter { $0.isChanged && $0.text != nil }
      try removeReviewFiles(in: folder, except: Set(wanted.map { $0.name + GoldenFiles.suffix }))
      for file in wanted {
        let path = folder.appending(file.name + GoldenFiles.suffix)
        if let text = file.text { try Files.write(text, to: path) }
      }
    } catch  where !differences.isEmpty {
      differences.append(
        GoldenDifference(
          experiment: experiment, profile: profile, file: nil,
          problem: .notLeft(reason: "\(error)")))
    }
    return differences
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

  /// Removes the files for review of an experiment and profile; golden files stay.
  public func reject(experiment: String, profile: String) throws {
    try removeReviewFiles(
      in: folder(experiment: experiment, profile: profile), except: [])
  }

  /// Names of experiments that have golden data but are not among the known ones.
  public func orphans(known: some Sequence<String>) throws -> [String] {
    let known = Set(known)
    return try Files.names(in: root).filter {
      !$0.hasPrefix(".") && !known.contains($0) && Files.isFolder(root.appending($0))
    }
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

  /// One file of the findings or of the golden folder; text as it should be, nil for an orphan.
  struct ComparedFile {
    let name: String
    let text: String?
    let isChanged: Bool
    let differences: [GoldenDifference]

    init(
      _ name: String, text: String?, _ differences: [GoldenDifference], isChanged: Bool? = nil
    ) {
      self.name = name
      self.text = text
      self.differences = differences
      self.isChanged = isChanged ?? !differences.isEmpty
    }
  }

  func comparison(
    _ findings: Findings, _ claims: [Claim], _ experiment: String, _ profile: String
  ) throws -> [ComparedFile] {
    let folder = try folder(experiment: experiment, profile: profile)
    let golden = Set(try Files.names(in: folderOrNone(folder)).filter(GoldenFiles.isData))
    let texts = GoldenFiles.texts(findings, claims)
    func difference(_ file: String?, _ problem: GoldenDifference.Problem) -> GoldenDifference {
      GoldenDifference(experiment: experiment, profile: profile, file: file, problem: problem)
    }
    guard !golden.isEmpty else {
      return texts.enumerated().map { index, file in
        let differences = index == 0 ? [difference(nil, .noGolden)] : []
        return ComparedFile(file.name, text: file.text, differences, isChanged: true)
      }
    }
    let comparison = GoldenComparison(findings: findings, claims: claims)
    let compared = texts.map { file in
      let problems = problems(
        of: file, isGolden: golden.contains(file.name), in: folder, comparison)
      return ComparedFile(
        file.name, text: file.text, problems.map { difference(file.name, $0) })
    }
    let made = Set(texts.map(\.name))
    let orphans = golden.filter { !made.contains($0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return compared
      + orphans.map {
        ComparedFile($0, text: nil, [difference($0, .orphan)])
      }
  }

  private func problems(
    of file: (name: String, text: String), isGolden: Bool, in folder: FilePath,
    _ comparison: GoldenComparison
  ) -> [GoldenDifference.Problem] {
    guard isGolden else { return [.noGoldenFile] }
    let path = folder.appending(file.name)
    do {
      let golden = try Files.readText(path)
      if golden.utf8.elementsEqual(file.text.utf8) { return [] }
      return comparison.problems(name: file.name, golden: golden, path: path)
    } catch {
      return [.unreadable(path: path.string, line: nil, reason: "\(error.explanation.what)")]
    }
  }
}
