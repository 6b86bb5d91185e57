/// An array of numbers of any rank as a file holds it, last dimension fastest.
public struct NumericArray: Sendable, Hashable {
  /// What its elements are.
  public enum Element: String, Sendable, Hashable, CaseIterable {
    case int8, uint8, int16, uint16, int32, uint32, int64, uint64, single, double

    /// Bytes of an element.
    public var size: Int {
      switch self {
      case .int8, .uint8: 1
      case .int16, .uint16: 2
      case .int32, .uint32, .single: 4
      case .int64, .uint64, .double: 8
      }
    }
  }

  /// Sizes, slowest first; empty for a single number.
  public let shape: [Int]
  /// What the elements are.
  public let element: Element
  /// The elements in the machine's own representation.
  let bytes: [UInt8]

  /// An array of elements in this order; a wrong count is a programmer's mistake.
  init(shape: [Int], element: Element, bytes: [UInt8]) {
    precondition(
      bytes.count == shape.reduce(element.size, *), "\(shape) does not have \(bytes.count) bytes")
    self.shape = shape
    self.element = element
    self.bytes = bytes
  }

  /// An array from elements whose first dimension is fastest, as MATLAB and Fortran store them.
  /// - Complexity: O(*n*); in blocks, so that both orders stay within the caches.
  init(columnMajor bytes: consuming [UInt8], shape: [Int], element: Element) {
    let long = shape.count { $0 > 1 }
    let ordered =
      long < 2 || bytes.isEmpty
      ? bytes : Self.reversed(bytes, shape: shape, elementSize: element.size)
    self.init(shape: shape, element: element, bytes: ordered)
  }

  /// How many elements.
  public var count: Int { bytes.count / element.size }

  /// The elements as double precision, rounded where an integer has more than 53 bits.
  public func doubles() -> [Double] { converted() }

  /// The elements as single precision, rounded where they have more digits.
  public func floats() -> [Float] { converted() }

  /// The elements as integers, nil when one is not whole or too large.
  public func integers() -> [Int]? {
    switch element {
    case .int64: return loaded(Int64.self).map { Int($0) }
    case .uint64:
      let values = loaded(UInt64.self).compactMap { Int(exactly: $0) }
      return values.count == count ? values : nil
    default:
      let values = doubles().compactMap { Int(exactly: $0) }
      return values.count == count ? values : nil
    }
  }

  private func converted<Number: BinaryFloatingPoint & BitwiseCopyable>() -> [Number] {
    switch element {
    case .int8: loaded(Int8.self).map { Number($0) }
    case .uint8: bytes.map { Number($0) }
    case .int16: loaded(Int16.self).map { Number($0) }
    case .uint16: loaded(UInt16.self).map { Number($0) }
    case .int32: loaded(Int32.self).map { Number($0) }
    case .uint32: loaded(UInt32.self).map { Number($0) }
    case .int64: loaded(Int64.self).map { Number($0) }
    case .uint64: loaded(UInt64.self).map { Number($0) }
    case .single:
      Number.self == Float.self ? loaded(Number.self) : loaded(Float.self).map { Number($0) }
    case .double:
      Number.self == Double.self ? loaded(Number.self) : loaded(Double.self).map { Number($0) }
    }
  }

  /// The bytes as numbers of the type they are of.
  private func loaded<Number: BitwiseCopyable>(_ type: Number.Type) -> [Number] {
    let count = self.count
    return [Number](unsafeUninitializedCapacity: count) { result, filled in
      UnsafeMutableRawBufferPointer(result).copyBytes(from: bytes)
      filled = count
    }
  }

  /// Elements of a first-dimension-fastest array, last dimension fastest.
  private static func reversed(_ bytes: [UInt8], shape: [Int], elementSize: Int) -> [UInt8] {
    switch elementSize {
    case 1: reversed(bytes, shape: shape, as: UInt8.self)
    case 2: reversed(bytes, shape: shape, as: UInt16.self)
    case 4: reversed(bytes, shape: shape, as: UInt32.self)
    default: reversed(bytes, shape: shape, as: UInt64.self)
    }
  }

  private static func reversed<Word: BitwiseCopyable>(
    _ bytes: [UInt8], shape: [Int], as type: Word.Type
  ) -> [UInt8] {
    let rows = shape[0]
    let columns = shape[shape.count - 1]
    let middle = shape.dropFirst().dropLast()
    let plane = middle.reduce(1, *)
    return [UInt8](unsafeUninitializedCapacity: bytes.count) { result, filled in
      bytes.withUnsafeBytes { raw in
        let source = raw.assumingMemoryBound(to: Word.self)
        let target = UnsafeMutableRawBufferPointer(result).bindMemory(to: Word.self)
        // Index of the middle dimensions: counted up in the result, looked up in the source.
        for inner in 0..<plane {
          var rest = inner
          var origin = 0
          var stride = plane
          for extent in middle.reversed() {
            stride /= extent
            origin += rest % extent * stride
            rest /= extent
          }
          for top in Swift.stride(from: 0, to: rows, by: 32) {
            for left in Swift.stride(from: 0, to: columns, by: 32) {
              for row in top..<min(top + 32, rows) {
                for column in left..<min(left + 32, columns) {
                  target[(row * plane + inner) * columns + column] =
                    source[(column * plane + origin) * rows + row]
                }
              }
            }
          }
        }
      }
      filled = bytes.count
    }
  }
}
