extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    guard let first = unicodeScalars.firstIndex(where: { !$0.isBlank }),
      let last = unicodeScalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    let end = unicodeScalars.index(after: last)
    // Most texts have none.
    if first == startIndex, end == endIndex { return String(self) }
    return String(decoding: utf8[first..<end], as: UTF8.self)
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.isBlank) }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool {
    value < 0x80 ? value == 0x20 || (9...13).contains(value) : properties.isWhitespace
  }
}
