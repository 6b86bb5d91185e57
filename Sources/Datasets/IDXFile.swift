import Base

/// An array of bytes with its shape, as the MNIST family stores it.
///
/// - Source: Y. LeCun, C. Cortes & C. Burges, "The MNIST database": two zero bytes, a type code, the
///   number of dimensions, each dimension as 32 bits big-endian, then the elements.
struct IDXFile: Sendable, Hashable {
  /// Sizes, slowest first.
  let shape: [Int]
  /// Elements, last dimension fastest.
  let elements: [UInt8]

  /// Most bytes that a file may unpack to: 60 000 images of 28 x 28 are 47 MB.
  static let limit = 1 << 28

  /// Reads a file, compressed or not.
  /// - Parameters:
  ///   - rank: How many dimensions are wanted.
  ///   - obtain: What to do when the file is damaged.
  init(_ path: FilePath, rank: Int, obtain: String) throws {
    var bytes = try Files.read(path, limit: Self.limit)
    if Gzip.isCompressed(bytes) {
      do {
        bytes = try Gzip.unpacked(bytes, limit: Self.limit)
      } catch {
        throw switch error {
        case .truncated: DatasetError.truncated(path, obtain: obtain)
        case .tooLarge: DatasetError.tooLarge(path, limit: Self.limit)
        case .corrupt(let detail):
          DatasetError.corrupt(path, detail: detail, obtain: obtain)
        }
      }
    }
    func fail(_ detail: String) -> DatasetError {
      .malformed(path, detail: detail, obtain: obtain)
    }
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
      throw fail("it does not begin as IDX does")
    }
    guard bytes[2] == 8 else { throw fail("its elements are of type \(bytes[2]), not bytes") }
    guard Int(bytes[3]) == rank else {
      throw fail("it has \(bytes[3]) dimensions instead of \(rank)")
    }
    guard bytes.count >= 4 + 4 * rank else { throw fail("it ends within its header") }
    shape = (0..<rank).map { dimension in
      bytes[4 + 4 * dimension..<8 + 4 * dimension].reduce(0) { $0 << 8 | Int($1) }
    }
    var size = 1
    for extent in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      guard !overflow, product <= Self.limit else {
        throw fail("its header asks for \(shape) elements")
      }
      size = product
    }
    guard bytes.count - 4 - 4 * rank == size else {
      throw fail("it holds \(bytes.count - 4 - 4 * rank) elements instead of \(size)")
    }
    elements = Array(bytes[(4 + 4 * rank)...])
  }
}
