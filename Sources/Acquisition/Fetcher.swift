public import Base
public import Datasets

/// Fetches what is published of a data set into the user's folder.
public struct Fetcher: Sendable {
  /// How far a fetch is.
  public struct Progress: Sendable, Hashable {
    /// What is being fetched.
    public let name: String
    /// Bytes that are there.
    public let received: Int
    /// Bytes that there will be.
    public let total: Int
  }

  /// Whether the network may not be used.
  public var isOffline = false
  /// Whether to fetch what is there already.
  public var isForced = false
  /// How long to wait for a server.
  public var timeouts = Timeouts()
  /// How often a cut connection is taken up again.
  public var retries = 5
  /// Told how far it is; false stops.
  public var progress: @Sendable (Progress) -> Bool = { _ in true }

  /// How long to wait for a server.
  public struct Timeouts: Sendable, Hashable {
    /// Seconds until a connection stands.
    public var connecting = 20
    /// Seconds without a byte.
    public var silence = 30

    /// The usual ones.
    public init() {}
  }

  /// A fetcher with the usual settings.
  public init() {}

  /// Fetches a data set into `folder/NAME`, checks it, and records where it came from.
  ///
  /// A file appears under its name when all of it is there and is the published one; what was
  /// fetched of it before a cut stays beside it as `.part` and is completed by the next call.
  /// - Returns: The data set's files.
  /// - Throws: ``AcquisitionError``, `DatasetError`, `FileError`
  public func fetch(_ dataset: Dataset, into folder: FilePath) throws -> [FilePath] {
    let own = folder.appending(dataset.name)
    guard !dataset.downloads.isEmpty else {
      throw AcquisitionError.nothingToFetch(dataset: dataset.name, advice: dataset.obtain)
    }
    if !isForced, let paths = try? dataset.locate(in: [folder]),
      try dataset.verify(in: [folder]).allSatisfy(\.isPublished)
    {
      return paths
    }
    guard !isOffline else {
      throw AcquisitionError.offline(
        dataset: dataset.name, addresses: dataset.downloads.compactMap(\.addresses.first))
    }
    try Files.createFolder(own)
    for download in dataset.downloads {
      let path = own.appending(download.name)
      if try isForced || !isComplete(download, of: dataset, at: path) {
        try fetch(download, of: dataset, to: path)
      }
      guard download.isArchive else { continue }
      _ = try Importer(isForced: true).importFiles([path], of: dataset, into: folder)
      try Files.remove(path)
    }
    return try dataset.locate(in: [folder])
  }

  private func isComplete(
    _ download: Dataset.Download, of dataset: Dataset, at path: FilePath
  ) throws -> Bool {
    guard Files.exists(path) else { return false }
    if let file = dataset.files.first(where: { $0.name == download.name }) {
      return try dataset.isPublished(file, at: path)
    }
    return try Files.digest(path) == download.digest
  }

  /// Fetches one file, from the first address that gives it.
  private func fetch(
    _ download: Dataset.Download, of dataset: Dataset, to path: FilePath
  ) throws {
    var attempts: [String] = []
    for address in download.addresses {
      do {
        let part = path.removingLastComponent().appending(download.name + ".part")
        try complete(part, of: download, from: address)
        try check(part, download, dataset)
        try Files.move(part, to: path)
        return
      } catch let failure as Transfer.Failure {
        attempts.append("\(address): \(failure.detail)")
        if failure.code == Transfer.stopped { break }
      } catch let error as AcquisitionError {
        attempts.append("\(address): \(error.explanation.what)")
      }
    }
    throw AcquisitionError.notFetched(
      name: download.name, attempts: attempts,
      advice: "run the same command again, which goes on where it stopped; or bring the file "
        + "yourself: report data import \(dataset.name) FILE")
  }

  /// Brings a partial file to its end, or fails.
  private func complete(
    _ part: FilePath, of download: Dataset.Download, from address: String
  ) throws {
    let transfer = Transfer(address: address, limit: download.size, timeouts: timeouts)
    var remaining = retries
    while true {
      do {
        try run(transfer, into: part, of: download)
        return
      } catch let failure as Transfer.Failure where failure.refusesRange {
        guard remaining > 0 else { throw failure }
        try Files.remove(part)
      } catch let failure as Transfer.Failure where failure.isWorthResuming && remaining > 0 {
      }
      remaining -= 1
    }
  }

  private func run(
    _ transfer: Transfer, into part: FilePath, of download: Dataset.Download
  ) throws {
    let file: FileDescriptor
    let offset: Int
    do {
      file = try FileDescriptor.open(
        part, .writeOnly, options: [.create, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      offset = Int(try file.seek(offset: 0, from: .end))
    } catch {
      throw FileError(.write, part, error as? Errno ?? .ioError)
    }
    defer { _ = try? file.close() }
    // A whole file, perhaps of an earlier call, is only to be checked.
    guard offset < download.size else { return }
    try transfer.run(into: file, from: offset) { received in
      progress(Progress(name: download.name, received: received, total: download.size))
        && !Task.isCancelled
    }
  }

  /// Fails, and drops the file, unless it is the published one.
  private func check(
    _ part: FilePath, _ download: Dataset.Download, _ dataset: Dataset
  ) throws {
    let found = try Files.digest(part)
    if let digest = download.digest {
      if found == digest { return }
      try Files.remove(part)
      throw AcquisitionError.otherContent(
        name: download.name, found: found, expected: digest, advice: "try again")
    }
    guard let file = dataset.files.first(where: { $0.name == download.name }),
      let expected = file.contentDigest
    else { return }
    do {
      if try dataset.isPublished(file, at: part) { return }
    } catch is DatasetError {
      // What cannot be unpacked is not the published file either.
    }
    try Files.remove(part)
    throw AcquisitionError.otherContent(
      name: download.name, found: found, expected: expected, advice: "try again")
  }
}

extension Dataset {
  /// Whether a file is, or unpacks to, the published one.
  func isPublished(_ file: File, at path: FilePath) throws -> Bool {
    try verify(file, at: path).isPublished
  }
}
