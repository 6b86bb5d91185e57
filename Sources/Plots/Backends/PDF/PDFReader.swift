/// Reads back what ``PDFWriter`` wrote about a document.
public enum PDFReader {
  /// The information dictionary, for instance `Title` and `Provenance`.
  /// - Throws: ``RenderError/damaged(format:detail:)``, also for files of other programs that hide
  ///   their objects in compressed streams.
  public static func information(_ bytes: [UInt8]) throws(RenderError) -> [String: String] {
    let dictionary = try PDFObjects(bytes).dictionary(named: "Info").1
    var texts: [String: String] = [:]
    for entry in dictionary.entries { texts[entry.key] = PDFText.read(entry.value) }
    return texts
  }

  /// The alternatives of the document's figures, in drawing order.
  /// - Throws: ``RenderError/damaged(format:detail:)``
  public static func alternatives(_ bytes: [UInt8]) throws(RenderError) -> [String] {
    let objects = try PDFObjects(bytes)
    var found: [String] = []
    for number in try objects.structureElements("Figure") {
      let figure = try objects.dictionary(number)
      let value = figure.entries.first { $0.key == "Alt" }?.value ?? []
      found.append(PDFText.read(value) ?? "")
    }
    return found
  }
}
