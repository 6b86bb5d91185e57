import Base
import Datasets

/// A tar archive that the user has, unpacked in memory.
struct OpenArchive {
  /// Most bytes that an archive may unpack to: CIFAR-10 has 185 MB.
  static let limit = 1 << 29

  private let path: FilePath
  private let bytes: [UInt8]
  private let archive: TarArchive
  private let advice: String

  /// Reads an archive, packed with gzip or plain.
  /// - Throws: ``AcquisitionError/archive(file:detail:advice:)``, `DatasetError`, `FileError`
  init(_ path: FilePath, advice: String) throws {
    self.path = path
    self.advice = advice
    bytes = try PackedFile.content(of: path, repair: advice, limit: Self.limit)
    do {
      archive = try TarArchive(bytes)
    } catch {
      throw AcquisitionError.archive(
        file: path, detail: "\(error.detail) (byte \(error.offset) of its content)",
        advice: advice)
    }
  }

  /// Writes the wanted files, wherever they are in the archive, into a folder.
  func unpack(_ names: [String], into folder: FilePath) throws {
    for name in names {
      let matches = archive.entries.filter { $0.lastName == name }
      guard let entry = matches.first else { continue }
      guard matches.count == 1 else {
        throw AcquisitionError.archive(
          file: path, detail: "it holds \(name) \(matches.count) times", advice: advice)
      }
      try Files.write(bytes[entry.range], to: folder.appending(name))
    }
  }
}
