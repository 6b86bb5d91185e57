import CZlib

/// Raw deflate data, packed or unpacked piece by piece.
///
/// zlib keeps a pointer to its stream, so that it lies on the heap and is freed with this value.
struct DeflateStream: ~Copyable {
  /// Which way.
  enum Direction { case pack, unpack }

  /// What a step did.
  struct Step {
    /// Bytes of the input that were taken.
    let consumed: Int
    /// Bytes of the output that were filled.
    let produced: Int
    /// Whether the data are at their end.
    let isAtEnd: Bool
  }

  /// zlib's answer to data that are no deflate data.
  struct Failure: Error { let code: Int32 }

  private let stream: UnsafeMutablePointer<z_stream>
  private let direction: Direction

  init(_ direction: Direction) {
    self.direction = direction
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    // A negative number of bits means no header; the level is named, since it decides the bytes.
    let status =
      switch direction {
      case .pack:
        deflateInit2_(stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
      case .unpack: inflateInit2_(stream, -15, ZLIB_VERSION, size)
      }
    precondition(status == Z_OK, "zlib: code \(status)")
  }

  deinit {
    switch direction {
    case .pack: deflateEnd(stream)
    case .unpack: inflateEnd(stream)
    }
    stream.deallocate()
  }

  /// Takes some input and fills some output.
  /// - Parameter isLast: Whether no input follows; only packing asks for it.
  func step(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) throws(Failure) -> Step {
    // zlib does not write to its input.
    let bytes = input.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.next_in = bytes.map { UnsafeMutablePointer(mutating: $0) }
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(output.count)
    let status =
      switch direction {
      case .pack: deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
      case .unpack: inflate(stream, Z_NO_FLUSH)
      }
    guard [Z_OK, Z_STREAM_END, Z_BUF_ERROR].contains(status) else { throw Failure(code: status) }
    return Step(
      consumed: input.count - Int(stream.pointee.avail_in),
      produced: output.count - Int(stream.pointee.avail_out), isAtEnd: status == Z_STREAM_END)
  }
}

/// The checksum of ZIP, over a stream of pieces.
struct CRC32 {
  private(set) var value: UInt = 0

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty else { return }
    value = UInt(
      crc32(uLong(value), bytes.bindMemory(to: UInt8.self).baseAddress, UInt32(bytes.count)))
  }
}
