/// Numbers as ZIP writes them, the lowest byte first.
enum LittleEndian {
  static func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }

  static func four(_ value: Int) -> [UInt8] { two(value) + two(value >> 16) }

  static func two(_ bytes: [UInt8], _ offset: Int) -> Int {
    Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
  }

  static func four(_ bytes: [UInt8], _ offset: Int) -> Int {
    two(bytes, offset) | two(bytes, offset + 2) << 16
  }
}
