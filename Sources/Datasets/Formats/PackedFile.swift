package import Base

/// Reads a file that may be packed with gzip.
package enum PackedFile {
  /// Most bytes that a file may hold, packed or not: 60 000 images of 28 × 28 are 47 MB.
  package static let limit = 1 << 28

  /// The unpacked bytes.
  /// - Parameter repair: What to do when the file is damaged.
  package static func content(
    of path: FilePath, repair: String, limit: Int = PackedFile.limit
  ) throws -> [UInt8] {
    do {
      let bytes = try Files.read(path, limit: limit)
      return Gzip.isPacked(bytes) ? try Gzip.unpacked(bytes, limit: limit) : bytes
    } catch let error as FileError where error.reason == .fileTooLarge {
      throw DatasetError.tooLarge(file: path, limit: limit, advice: repair)
    } catch let failure as Gzip.Failure {
      throw switch failure {
      case .truncated(let offset):
        DatasetError.truncated(file: path, offset: offset, advice: repair)
      case .tooLarge(let limit):
        DatasetError.tooLarge(file: path, limit: limit, advice: repair)
      case .corrupt(let offset, let detail):
        DatasetError.corrupt(file: path, offset: offset, detail: detail, advice: repair)
      }
    }
  }
}
