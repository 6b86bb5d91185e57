public import Base
public import Datasets

/// Takes files that the user has, checks them, and puts them under the right names.
public struct Importer: Sendable {
  /// Whether to replace what is there.
  public var isForced: Bool

  /// An importer.
  public init(isForced: Bool = false) { self.isForced = isForced }

  /// Imports a data set into `folder/NAME`.
  ///
  /// Files are known by their content where that is published, otherwise by their name. Nothing
  /// appears unless all of it is there and passes its checks.
  /// - Parameter given: The files, a folder that holds them, or a tar archive of them, packed with
  ///   gzip or plain.
  /// - Returns: The files as they were put.
  /// - Throws: ``AcquisitionError``, `DatasetError`, `FileError`
  public func importFiles(
    _ given: [FilePath], of dataset: Dataset, into folder: FilePath
  ) throws -> [FilePath] {
    let own = folder.appending(dataset.name)
    let isThere = dataset.files.contains { file in
      file.acceptedNames.contains { Files.exists(own.appending($0)) }
    }
    guard isForced || !isThere else {
      throw AcquisitionError.exists(dataset: dataset.name, folder: own)
    }
    let workshop = folder.appending(".\(dataset.name).\(UInt64.random(in: 0 ... .max)).part")
    defer { try? Files.remove(workshop) }
    try Files.createFolder(workshop)
    let files = try expanded(given)
    var origin = files.map { $0.lastComponent?.string ?? "" }.joined(separator: ", ")
    var isPublished = false
    if files.count == 1, let archive = try archive(files[0], for: dataset) {
      let digest = try Files.digest(files[0])
      isPublished = dataset.downloads.contains { $0.isArchive && $0.digest == digest }
      origin += " (SHA-256 \(digest))"
      try archive.unpack(dataset.files.map(\.name), into: workshop)
    } else if !dataset.format.holdsImages {
      try place(recording: files, of: dataset, in: workshop)
    } else {
      for file in files { try place(file, of: dataset, in: workshop) }
    }
    try check(dataset, in: workshop)
    return try settle(
      dataset, from: workshop, in: own, origin: origin, isPublished: isPublished)
  }

  /// The files themselves, folders replaced by what is in them.
  private func expanded(_ given: [FilePath]) throws -> [FilePath] {
    try given.flatMap { path in
      guard Files.exists(path) else { throw FileError(.read, path, .noSuchFileOrDirectory) }
      return try Files.isFolder(path)
        ? Files.names(in: path).map { path.appending($0) }.filter { !Files.isFolder($0) }
        : [path]
    }
  }

  private func archive(_ path: FilePath, for dataset: Dataset) throws -> OpenArchive? {
    let name = path.lastComponent?.string ?? ""
    guard [".tar.gz", ".tgz", ".tar"].contains(where: { name.hasSuffix($0) }) else { return nil }
    return try OpenArchive(path, advice: dataset.obtain)
  }

  private func place(_ path: FilePath, of dataset: Dataset, in workshop: FilePath) throws {
    let name = path.lastComponent?.string ?? ""
    guard let file = dataset.files.first(where: { $0.acceptedNames.contains(name) }) else { return }
    try Files.copy(path, to: workshop.appending(name))
    let found = try dataset.verify(file, at: workshop.appending(name))
    guard found.standing != .different else {
      let other = file.impostors[found.digest]
      throw DatasetError.notPublished(
        file: path, found: found.digest,
        advice: other.map { "it belongs to \($0): report data import \($0) FILE" }
          ?? dataset.obtain)
    }
  }

  /// A recording, or spectra, are known by their fields, whatever their file is called.
  private func place(
    recording files: [FilePath], of dataset: Dataset, in workshop: FilePath
  ) throws {
    guard files.count == 1 else {
      throw AcquisitionError.lacking(
        dataset: dataset.name, missing: ["exactly one MAT file"], advice: dataset.obtain)
    }
    if dataset.format == .recording {
      _ = try NaturalImageRecording(files[0])
    } else {
      _ = try ElectrophysiologySpectra(files[0])
    }
    let placed = workshop.appending(dataset.files[0].name)
    try Files.copy(files[0], to: placed)
    let found = try dataset.verify(dataset.files[0], at: placed)
    guard found.standing != .different else {
      throw DatasetError.notPublished(
        file: files[0], found: found.digest, advice: dataset.obtain)
    }
  }

  /// Reads what will be used, so that it fails now and not in a run.
  private func check(_ dataset: Dataset, in workshop: FilePath) throws {
    let present = try Files.names(in: workshop)
    let missing = dataset.files.filter { file in
      !file.acceptedNames.contains { present.contains($0) }
    }
    guard missing.isEmpty else {
      throw AcquisitionError.lacking(
        dataset: dataset.name, missing: missing.map(\.name), advice: dataset.obtain)
    }
    if dataset.format.holdsImages { _ = try dataset.loadImages(from: [workshop]) }
  }

  /// Moves everything to its place and records where it came from.
  private func settle(
    _ dataset: Dataset, from workshop: FilePath, in own: FilePath, origin: String,
    isPublished: Bool
  ) throws -> [FilePath] {
    try Files.createFolder(own)
    for name in dataset.files.flatMap(\.acceptedNames) { try Files.remove(own.appending(name)) }
    var record = FileRecord(origin: origin, isPublished: isPublished, files: [:])
    var paths: [FilePath] = []
    for name in try Files.names(in: workshop) {
      record.files[name] = try Files.digest(workshop.appending(name))
      try Files.move(workshop.appending(name), to: own.appending(name))
      paths.append(own.appending(name))
    }
    try record.write(in: own)
    return paths
  }
}
