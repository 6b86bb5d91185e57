/// Writes a JSON document into bytes, run by run, so that long strings cost little more than a copy.
struct JSONWriter {
  private var bytes: [UInt8] = []
  private let isIndented: Bool

  /// The text of a value: on one line without spaces, or two spaces a level.
  static func text(_ value: JSONValue, isIndented: Bool) -> String {
    var writer = JSONWriter(isIndented: isIndented)
    writer.write(value, level: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private init(isIndented: Bool) { self.isIndented = isIndented }

  private mutating func write(_ value: JSONValue, level: Int) {
    switch value {
    case .null: add("null")
    case .boolean(let value): add(value ? "true" : "false")
    case .integer(let value): add(String(value))
    case .unsigned(let value): add(String(value))
    case .number(let value): add(Self.numeral(value))
    case .string(let value): quote(value)
    case .array(let items):
      bracket("[", "]", items, level) { $0.write($1, level: level + 1) }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      bracket("{", "}", sorted, level) { writer, member in
        writer.quote(member.key)
        writer.add(writer.isIndented ? ": " : ":")
        writer.write(member.value, level: level + 1)
      }
    }
  }

  private mutating func add(_ text: StaticString) {
    bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  private mutating func add(_ text: String) { bytes += text.utf8 }

  private mutating func bracket<Item>(
    _ open: StaticString, _ close: StaticString, _ items: [Item], _ level: Int,
    _ write: (inout Self, Item) -> Void
  ) {
    add(open)
    for (index, item) in items.enumerated() {
      if index > 0 { add(",") }
      breakLine(level + 1)
      write(&self, item)
    }
    if !items.isEmpty { breakLine(level) }
    add(close)
  }

  private mutating func breakLine(_ level: Int) {
    guard isIndented else { return }
    bytes.append(10)
    bytes += repeatElement(32, count: 2 * level)
  }

  /// Whole numbers of 64 bits in full, so that reading and writing again gives the same text.
  private static func numeral(_ value: Double) -> String {
    guard value.isFinite else { return "\"\(NumberText.shortest(value))\"" }
    guard value != 0 else { return NumberText.shortest(value) }
    return Int(exactly: value).map(String.init) ?? UInt64(exactly: value).map(String.init)
      ?? NumberText.shortest(value)
  }

  /// A JSON string literal; control characters as \u00XX, all else as it is.
  private mutating func quote(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { units in
      var start = 0
      for (index, unit) in units.enumerated() where Self.isSpecial(unit) {
        bytes += units[start..<index]
        escape(unit)
        start = index + 1
      }
      bytes += units[start...]
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isSpecial(_ unit: UInt8) -> Bool {
    unit < 0x20 || unit == UInt8(ascii: "\"") || unit == UInt8(ascii: "\\")
  }

  private mutating func escape(_ unit: UInt8) {
    switch unit {
    case UInt8(ascii: "\""): add("\\\"")
    case UInt8(ascii: "\\"): add("\\\\")
    case 10: add("\\n")
    case 13: add("\\r")
    case 9: add("\\t")
    default:
      add(unit < 16 ? "\\u000" : "\\u00")
      add(String(unit, radix: 16))
    }
  }
}
