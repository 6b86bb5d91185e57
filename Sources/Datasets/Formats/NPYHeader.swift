/// The dictionary at the start of an NPY file, a Python literal.
struct NPYHeader: Hashable {
  /// NumPy's name of the element type, such as `<f4`.
  private(set) var description = ""
  /// Whether the first dimension is fastest.
  private(set) var isFortranOrder = false
  /// Sizes, slowest first.
  private(set) var shape: [Int] = []

  private var rest: ArraySlice<UInt8>

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
