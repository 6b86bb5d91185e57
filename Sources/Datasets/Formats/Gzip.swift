import CZlib

/// Unpacks gzip within a limit.
///
/// - Source: RFC 1952; the deflate data and the checksums are zlib's.
package enum Gzip {
  /// Why unpacking stopped; offsets count bytes of the packed data.
  package enum Failure: Error, Hashable {
    /// The data end too early.
    case truncated(offset: Int)
    /// More would come out than the limit.
    case tooLarge(limit: Int)
    /// The data are no gzip, or a checksum does not hold.
    case corrupt(offset: Int, detail: String)
  }

  /// Whether bytes begin as gzip does.
  package static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Unpacks all members, checksums verified.
  ///
  /// Memory: at first what the file says of itself, if deflate can do that at all; at most `limit`
  /// bytes and one, whatever the file says.
  /// - Parameter limit: Most bytes to unpack to.
  package static func unpacked(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: min(expectedSize(bytes), limit) + 1)
    let used = try bytes.withUnsafeBufferPointer { input throws(Failure) in
      var offset = 0
      var used = 0
      repeat {
        try unpackMember(input, &offset, into: &output, &used, limit: limit)
      } while offset < input.count
      return used
    }
    output.removeLast(output.count - used)
    return output
  }

  /// The size that the last four bytes state, or what deflate can reach at best if that is less.
  private static func expectedSize(_ bytes: [UInt8]) -> Int {
    let stated = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return min(stated, bytes.count.multipliedReportingOverflow(by: 1032).partialValue)
  }

  /// Unpacks the member at `offset` behind the `used` bytes of the output, and moves both on.
  private static func unpackMember(
    _ input: UnsafeBufferPointer<UInt8>, _ offset: inout Int, into output: inout [UInt8],
    _ used: inout Int, limit: Int
  ) throws(Failure) {
    var stream = z_stream()
    // 15 bits of window, 16 for gzip.
    let start = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard start == Z_OK else {
      throw .corrupt(offset: offset, detail: "zlib could not start (code \(start))")
    }
    defer { inflateEnd(&stream) }
    while true {
      if used == output.count {
        let growth = min(max(output.count, 1 << 16), limit + 1 - output.count)
        output += repeatElement(0, count: growth)
      }
      // zlib counts in 32 bits, so large files go in pieces; it does not write to its input.
      let available = min(input.count - offset, 1 << 30)
      stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + offset) }
      stream.avail_in = UInt32(available)
      let room = min(output.count - used, 1 << 30)
      let status = output.withUnsafeMutableBufferPointer { output in
        stream.next_out = output.baseAddress.map { $0 + used }
        stream.avail_out = UInt32(room)
        return inflate(&stream, Z_NO_FLUSH)
      }
      let consumed = available - Int(stream.avail_in)
      let produced = room - Int(stream.avail_out)
      offset += consumed
      used += produced
      guard used <= limit else { throw .tooLarge(limit: limit) }
      switch status {
      case Z_STREAM_END: return
      case Z_OK where produced > 0 || consumed > 0: continue
      case Z_OK, Z_BUF_ERROR: throw .truncated(offset: offset)
      default:
        let detail = stream.msg.map { String(cString: $0) } ?? "zlib code \(status)"
        throw .corrupt(offset: offset, detail: detail)
      }
    }
  }
}
