/// What stands at the start of an array that NumPy saved, versions 1, 2 and 3 of the format: a Python
/// dictionary that says what follows.
///
/// - Source: NumPy Enhancement Proposal 1 and the documentation of `numpy.lib.format`.
public struct NPYHeader: Hashable {
  /// NumPy's name of the element type, such as `<f4`.
  public private(set) var description = ""
  /// Whether the first dimension is fastest.
  public private(set) var isFortranOrder = false
  /// Sizes, slowest first.
  public private(set) var shape: [Int] = []
  /// The byte at which the dictionary begins.
  public private(set) var start = 0
  /// The byte at which the elements begin.
  public private(set) var dataStart = 0

  private var rest: ArraySlice<UInt8>

  /// Reads the header of a file's content.
  public init(of content: [UInt8]) throws(FormatFault) {
    guard content.starts(with: [0x93] + Array("NUMPY".utf8)) else {
      throw FormatFault(offset: 0, detail: "it does not begin with \\x93NUMPY")
    }
    guard content.count >= 10 else {
      throw FormatFault(offset: content.count, detail: "it ends within its header")
    }
    guard (1...3).contains(content[6]), content[7] == 0 else {
      throw FormatFault(
        offset: 6, detail: "its format version is \(content[6]).\(content[7]), not 1.0, 2.0 or 3.0")
    }
    let start = content[6] == 1 ? 10 : 12
    guard content.count >= start else {
      throw FormatFault(offset: content.count, detail: "it ends within its header")
    }
    let length = content[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard content.count - start >= length else {
      throw FormatFault(
        offset: content.count, detail: "it ends within its header of \(length) bytes")
    }
    try self.init(content[start..<start + length])
    self.start = start
    dataStart = start + length
  }

  /// Reads the dictionary; its three keys may come in any order, and nothing else may be there.
  init(_ text: ArraySlice<UInt8>) throws(FormatFault) {
    rest = text
    var missing: Set = ["descr", "fortran_order", "shape"]
    try expect("{")
    while try !accept("}") {
      let offset = rest.startIndex
      let key = try string()
      guard missing.remove(key) != nil else {
        throw FormatFault(offset: offset, detail: "its header has an unexpected entry “\(key)”")
      }
      try expect(":")
      switch key {
      case "descr": description = try string()
      case "fortran_order": isFortranOrder = try boolean()
      default: shape = try tuple()
      }
      if try !accept(",") {
        try expect("}")
        break
      }
    }
    guard missing.isEmpty else {
      throw FormatFault(
        offset: text.startIndex,
        detail: "its header lacks \(missing.sorted().joined(separator: ", "))")
    }
    skipSpace()
    guard rest.isEmpty else { throw unexpected() }
  }

  private mutating func skipSpace() {
    rest = rest.drop { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
  }

  private mutating func accept(_ character: Unicode.Scalar) throws(FormatFault) -> Bool {
    skipSpace()
    guard let first = rest.first else {
      throw FormatFault(offset: rest.startIndex, detail: "its header ends early")
    }
    guard UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(FormatFault) {
    guard try accept(character) else { throw unexpected() }
  }

  private func unexpected() -> FormatFault {
    let found = rest.first.map { "“\(Unicode.Scalar($0))”" } ?? "the end"
    return FormatFault(
      offset: rest.startIndex, detail: "its header is no Python dictionary: \(found) is unexpected")
  }

  private mutating func string() throws(FormatFault) -> String {
    skipSpace()
    guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw unexpected()
    }
    guard let end = rest.dropFirst().firstIndex(of: quote) else {
      throw FormatFault(offset: rest.endIndex, detail: "its header ends within a text")
    }
    let text = rest[rest.startIndex + 1..<end]
    rest = rest[(end + 1)...]
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func boolean() throws(FormatFault) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)] where rest.starts(with: word.utf8) {
      rest = rest.dropFirst(word.utf8.count)
      return value
    }
    throw unexpected()
  }

  private mutating func tuple() throws(FormatFault) -> [Int] {
    var sizes: [Int] = []
    try expect("(")
    while try !accept(")") {
      skipSpace()
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard let size = Int(String(decoding: digits, as: UTF8.self)), sizes.count < 32 else {
        throw unexpected()
      }
      sizes.append(size)
      rest = rest.dropFirst(digits.count)
      if try !accept(",") {
        try expect(")")
        break
      }
    }
    return sizes
  }
}
