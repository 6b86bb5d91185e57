import Base
import CMatReader

/// What the reading child writes, value by value, every number checked before it is believed.
struct MATStream: ~Copyable {
  /// Why a stream ends before its value does.
  enum Failure: Error, Hashable {
    /// The pipe closed: the child has died.
    case ended
    /// The child says what is wrong.
    case stated(code: Int, detail: String)
    /// The stream makes no sense.
    case senseless(String)
    /// The value is of another kind than the one that is wanted.
    case unwanted(String)
  }

  /// The header of a value.
  struct Header {
    let kind: MATClass
    let shape: [Int]
    let isComplex: Bool
    let name: String
  }

  private let descriptor: FileDescriptor
  private var budget: Int
  private var buffer: [UInt8] = []
  private var next = 0

  /// A stream from the end of a pipe, which it closes.
  /// - Parameter budget: Most bytes of values that may come.
  init(_ descriptor: FileDescriptor, budget: Int) {
    self.descriptor = descriptor
    self.budget = budget
  }

  deinit { _ = try? descriptor.close() }

  /// The header of the next value, nil at the end.
  mutating func header() throws -> Header? {
    let mark = Int(try number32())
    switch mark {
    case CM_END: return nil
    case CM_FAILURE: throw Failure.stated(code: Int(try number32()), detail: try text())
    case CM_VALUE: break
    default: throw Failure.senseless("an unknown mark")
    }
    guard let kind = MATClass(rawValue: try number32()) else {
      throw Failure.senseless("an unknown class")
    }
    let flags = Int(try number32())
    let rank = try number32()
    guard rank <= 32 else { throw Failure.senseless("\(rank) dimensions") }
    var shape: [Int] = []
    for _ in 0..<rank {
      guard let extent = Int(exactly: try number64()) else {
        throw Failure.senseless("a size beyond all limits")
      }
      shape.append(extent)
    }
    guard FormatFault.elements(of: shape, elementSize: 16) != nil else {
      throw Failure.senseless("\(FormatFault.text(shape)) elements")
    }
    try spend(64)
    return Header(
      kind: kind, shape: shape, isComplex: flags & Int(CM_COMPLEX) != 0, name: try text())
  }

  /// A value with all that is in it.
  mutating func value(depth: Int = 0) throws -> MATValue {
    guard depth <= 64 else { throw Failure.senseless("more than 64 values in one another") }
    guard let header = try header() else { throw Failure.senseless("an early end") }
    let count = header.shape.reduce(1, *)
    switch header.kind {
    case .structure:
      let fieldCount = try number32()
      guard fieldCount <= 65536 else { throw Failure.senseless("\(fieldCount) fields") }
      var fields: [String] = []
      for _ in 0..<fieldCount { fields.append(try text()) }
      return .structures(
        shape: header.shape, fields: fields,
        values: try values(count, times: fields.count, depth: depth))
    case .cell:
      return .cells(shape: header.shape, values: try values(count, times: 1, depth: depth))
    case .text: return .text(try MATText.rows(block(), shape: header.shape))
    case .empty, .object, .sparse, .function, .opaque: return .unsupported(header.kind)
    default:
      let real = try numbers(header.shape)
      return header.isComplex
        ? .complex(real: real, imaginary: try numbers(header.shape)) : .numbers(real)
    }
  }

  /// A value that is real numbers.
  mutating func numbers() throws -> NumericArray {
    let value = try value()
    guard case .numbers(let array) = value else {
      throw Failure.unwanted("it is \(value.kind), not real numbers")
    }
    return array
  }

  private mutating func values(_ count: Int, times fields: Int, depth: Int) throws -> [MATValue] {
    let (total, overflows) = count.multipliedReportingOverflow(by: fields)
    guard !overflows else { throw Failure.senseless("too many values") }
    var values: [MATValue] = []
    for _ in 0..<total { values.append(try value(depth: depth + 1)) }
    return values
  }

  private mutating func numbers(_ shape: [Int]) throws -> NumericArray {
    let block = try block()
    guard let element = MATText.elements[block.type] else {
      throw Failure.senseless("elements of type \(block.type)")
    }
    guard block.bytes.count == FormatFault.elements(of: shape, elementSize: element.size) else {
      throw Failure.senseless("\(block.bytes.count) bytes for \(FormatFault.text(shape)) elements")
    }
    return NumericArray(columnMajor: block.bytes, shape: shape, element: element)
  }

  /// Elements of one type.
  private mutating func block() throws -> (type: UInt32, bytes: [UInt8]) {
    let (type, count) = try blockSize()
    return (type, try bytes(count))
  }

  /// What a block holds, and how many bytes follow.
  mutating func blockSize() throws -> (type: UInt32, count: Int) {
    let type = try number32()
    guard let count = Int(exactly: try number64()) else { throw Failure.senseless("a size") }
    try spend(count)
    return (type, count)
  }

  /// The next bytes, straight to their place.
  mutating func fill(_ target: UnsafeMutableRawBufferPointer) throws {
    let held = buffer[next...].prefix(target.count)
    target.copyBytes(from: held)
    next += held.count
    var filled = held.count
    while filled < target.count {
      let read = try descriptor.read(
        into: UnsafeMutableRawBufferPointer(rebasing: target[filled...]))
      if read == 0 { throw Failure.ended }
      filled += read
    }
  }

  private mutating func spend(_ count: Int) throws {
    guard count <= budget else { throw Failure.senseless("more bytes than allowed") }
    budget -= count
  }

  private mutating func text() throws -> String {
    let count = try number32()
    guard count <= 4096 else { throw Failure.senseless("a name of \(count) bytes") }
    return String(decoding: try bytes(Int(count)), as: UTF8.self)
  }

  private mutating func number32() throws -> UInt32 {
    try bytes(4).withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
  }

  private mutating func number64() throws -> UInt64 {
    try bytes(8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
  }

  private mutating func bytes(_ count: Int) throws -> [UInt8] {
    if count <= buffer.count - next {
      next += count
      return Array(buffer[next - count..<next])
    }
    let held = buffer[next...]
    let result = try [UInt8](unsafeUninitializedCapacity: count) { result, filled in
      UnsafeMutableRawBufferPointer(result).copyBytes(from: held)
      filled = held.count
      // What is small comes with what follows it; what is large goes straight to its place.
      while filled < count, count - filled >= 1 << 16 {
        let room = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(result)[filled..<count])
        let read = try descriptor.read(into: room)
        if read == 0 { throw Failure.ended }
        filled += read
      }
    }
    guard result.count < count else {
      buffer = []
      next = 0
      return result
    }
    let wanted = count - result.count
    try refill(atLeast: wanted)
    next = wanted
    return result + buffer[..<wanted]
  }

  private mutating func refill(atLeast wanted: Int) throws {
    buffer = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { result, filled in
      while filled < wanted {
        let room = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(result)[filled...])
        let read = try descriptor.read(into: room)
        if read == 0 { throw Failure.ended }
        filled += read
      }
    }
    next = 0
  }
}
