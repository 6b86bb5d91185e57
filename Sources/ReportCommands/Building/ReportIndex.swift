import Base
import Documents
import Results

/// The page over all reports of an output folder.
enum ReportIndex {
  /// What the page says of a report stands in this many bytes of the report's own page, unless a
  /// template puts it further down.
  private static let headLimit = 1 << 16

  /// Writes `index.html` beside the reports' folders, unless it is there with the same text.
  static func write(in folder: FilePath, templates: FilePath) throws {
    var entries: [IndexRenderer.Entry] = []
    for name in try Files.names(in: folder) {
      let report = folder.appending(name)
      let page = report.appending("index.html")
      let hasPDF = Files.exists(report.appending("report.pdf"))
      func entry(_ bytes: [UInt8]?) -> IndexRenderer.Entry? {
        bytes.flatMap {
          IndexRenderer.Entry(
            folder: name, page: String(decoding: $0, as: UTF8.self), hasPDF: hasPDF)
        }
      }
      guard OutputFolder(path: report).manifest()?.notebook != nil,
        let entry = entry(try? Files.read(page, first: headLimit)) ?? entry(try? Files.read(page))
      else { continue }
      entries.append(entry)
    }
    guard !entries.isEmpty else { return }
    let page = try IndexRenderer.render(entries, templates: templates.appending("html"))
    let path = folder.appending("index.html")
    if (try? Files.readText(path)) == page { return }
    try Files.write(page, to: path)
  }
}
