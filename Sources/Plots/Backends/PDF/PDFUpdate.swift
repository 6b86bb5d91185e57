import Base

/// What Cairo 1.16 cannot say in a PDF, added behind its end as the format allows: alternatives of
/// figures, language, the title in the window, provenance and an identity.
/// - Source: ISO 32000-1, §7.5.6 (incremental updates), §14.9.3 (alternate descriptions).
struct PDFUpdate {
  /// For every figure of the structure, in drawing order.
  var alternatives: [String]
  /// For example `en`.
  var language: String
  /// Entries of the information dictionary.
  var information: [(key: String, text: String)]

  /// The file with the update behind it.
  /// - Throws: ``RenderError/damaged(format:detail:)`` when the file is not as Cairo writes it.
  func applied(to bytes: [UInt8]) throws(RenderError) -> [UInt8] {
    let objects = try PDFObjects(bytes)
    var changed: [(number: Int, dictionary: PDFDictionary)] = []

    var (root, catalog) = try objects.dictionary(named: "Root")
    catalog.set("Lang", to: PDFText.written(language))
    catalog.set("ViewerPreferences", to: "<< /DisplayDocTitle true >>")
    changed.append((root, catalog))

    var (number, information) = try objects.dictionary(named: "Info")
    for entry in self.information {
      information.set(entry.key, to: PDFText.written(entry.text))
    }
    changed.append((number, information))

    let figures = try objects.structureElements("Figure")
    guard figures.count == alternatives.count else {
      throw PDFScanner.damaged(
        "it has \(figures.count) figures in its structure, \(alternatives.count) were drawn")
    }
    for (number, alternative) in zip(figures, alternatives) {
      var figure = try objects.dictionary(number)
      figure.set("Alt", to: PDFText.written(alternative))
      changed.append((number, figure))
    }
    changed.sort { $0.number < $1.number }
    return bytes + update(of: objects, changed)
  }

  private func update(
    of objects: PDFObjects, _ changed: [(number: Int, dictionary: PDFDictionary)]
  ) -> [UInt8] {
    var added: [UInt8] = []
    var table = "xref\n"
    for (number, dictionary) in changed {
      let offset = String(objects.bytes.count + added.count)
      table += "\(number) 1\n" + String(repeating: "0", count: 10 - offset.count) + offset
      table += " 00000 n \n"
      added += Array("\(number) 0 obj\n".utf8) + dictionary.written + Array("\nendobj\n".utf8)
    }
    let start = objects.bytes.count + added.count
    let identity = "<\(Digest(of: objects.bytes + added).hex.prefix(32))>"
    var trailer = objects.trailer
    trailer.set("Prev", to: "\(objects.tableOffset)")
    trailer.set("ID", to: "[\(identity) \(identity)]")
    added += Array((table + "trailer\n").utf8) + trailer.written
    return added + Array("\nstartxref\n\(start)\n%%EOF\n".utf8)
  }
}
