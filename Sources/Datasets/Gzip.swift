import Base
import CZlib

/// Unpacks gzip within a limit.
enum Gzip {
  /// Why unpacking stopped.
  enum Failure: Error, Hashable {
    case truncated
    case tooLarge
    case corrupt(String)
  }

  /// Whether bytes begin as gzip does.
  static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Unpacks one gzip member, checksum verified.
  ///
  /// Memory grows with what has been unpacked, never beyond `limit`.
  static func unpacked(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    // 15 bits of window, 16 for gzip.
    let status = inflateInit2_(
      &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw .corrupt("zlib could not start") }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    let result = input.withUnsafeMutableBufferPointer { input -> Result<Void, Failure> in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while true {
        let (status, produced) = chunk.withUnsafeMutableBufferPointer { chunk in
          stream.next_out = chunk.baseAddress
          stream.avail_out = UInt32(chunk.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (status, chunk.count - Int(stream.avail_out))
        }
        guard output.count + produced <= limit else { return .failure(.tooLarge) }
        output += chunk[..<produced]
        switch status {
        case Z_STREAM_END: return .success(())
        case Z_OK where produced > 0 || stream.avail_in > 0: continue
        case Z_OK, Z_BUF_ERROR: return .failure(.truncated)
        default:
          let detail = stream.msg.map { String(cString: $0) } ?? "zlib code \(status)"
          return .failure(.corrupt(detail))
        }
      }
    }
    try result.get()
    return output
  }
}
