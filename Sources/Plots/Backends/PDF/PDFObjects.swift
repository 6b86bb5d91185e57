/// Where the objects of a PDF file are, by its cross-reference tables.
///
/// Reads files with classic tables, as Cairo writes them up to version 1.4 of the format and as our
/// updates continue them.
struct PDFObjects {
  let bytes: [UInt8]
  /// Byte offsets by object number; the newest version of each.
  private(set) var offsets: [Int: Int] = [:]
  /// Of the newest section.
  let trailer: PDFDictionary
  /// Where the newest section's table starts.
  let tableOffset: Int

  private static let mostSections = 32

  /// Finds the objects of a file.
  /// - Throws: ``RenderError/damaged(format:detail:)``
  init(_ bytes: [UInt8]) throws(RenderError) {
    guard bytes.starts(with: Array("%PDF-".utf8)) else {
      throw PDFScanner.damaged("it does not start as one")
    }
    self.bytes = bytes
    tableOffset = try Self.start(bytes)
    var next: Int? = tableOffset
    var newest: PDFDictionary?
    var seen: Set<Int> = []
    while let offset = next {
      guard seen.insert(offset).inserted, seen.count <= Self.mostSections else {
        throw PDFScanner.damaged("its cross-reference tables go in circles")
      }
      let section = try Self.section(bytes, at: offset)
      for (number, place) in section.offsets where offsets[number] == nil {
        offsets[number] = place
      }
      newest = newest ?? section.trailer
      next = section.trailer["Prev"].flatMap { Int($0) }
    }
    guard let newest else { throw PDFScanner.damaged("it has no trailer") }
    trailer = newest
  }

  /// The dictionary of an object.
  func dictionary(_ number: Int) throws(RenderError) -> PDFDictionary {
    guard let offset = offsets[number] else {
      throw PDFScanner.damaged("object \(number) is missing")
    }
    var scanner = PDFScanner(bytes, at: offset)
    guard try scanner.integer() == number else {
      throw PDFScanner.damaged("object \(number) is not where it should be")
    }
    _ = try scanner.integer()
    try scanner.expect("obj")
    return try scanner.dictionary()
  }

  /// The dictionary that the trailer refers to under a key.
  func dictionary(named key: String) throws(RenderError) -> (number: Int, PDFDictionary) {
    guard let number = trailer.reference(key) else {
      throw PDFScanner.damaged("its trailer has no \(key)")
    }
    return (number, try dictionary(number))
  }

  /// Numbers of the objects that are structure elements of a kind, ascending.
  func structureElements(_ kind: String) throws(RenderError) -> [Int] {
    var found: [Int] = []
    for (number, offset) in offsets.sorted(by: { $0.key < $1.key }) {
      var scanner = PDFScanner(bytes, at: offset)
      guard try scanner.integer() == number else { continue }
      _ = try scanner.integer()
      try scanner.expect("obj")
      scanner.skipSpace()
      guard scanner.next == UInt8(ascii: "<") else { continue }
      let object = try scanner.dictionary()
      if object["Type"] == "/StructElem", object["S"] == "/\(kind)" { found.append(number) }
    }
    return found
  }

  /// The offset behind the last `startxref`.
  private static func start(_ bytes: [UInt8]) throws(RenderError) -> Int {
    let word = Array("startxref".utf8)
    let tail = max(0, bytes.count - 1024)
    var place = bytes.count - word.count
    while place >= tail {
      if bytes[place...].starts(with: word) {
        var scanner = PDFScanner(bytes, at: place + word.count)
        return try scanner.integer()
      }
      place -= 1
    }
    throw PDFScanner.damaged("its end is missing")
  }

  private static func section(
    _ bytes: [UInt8], at offset: Int
  ) throws(RenderError) -> (offsets: [(Int, Int)], trailer: PDFDictionary) {
    var scanner = PDFScanner(bytes, at: offset)
    try scanner.expect("xref")
    var offsets: [(Int, Int)] = []
    while !scanner.take("trailer") {
      let first = try scanner.integer()
      let count = try scanner.integer()
      // An entry has 20 bytes.
      guard first <= bytes.count, count <= bytes.count / 18 else {
        throw PDFScanner.damaged("its cross-reference table is longer than the file")
      }
      for number in first..<first + count {
        let place = try scanner.integer()
        _ = try scanner.integer()
        if scanner.take("n") { offsets.append((number, place)) } else { try scanner.expect("f") }
      }
    }
    return (offsets, try scanner.dictionary())
  }
}
