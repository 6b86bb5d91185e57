import Base
import Documents
import Results

/// The page over all reports of an output folder.
enum ReportIndex {
  /// Writes `index.html` beside the reports' folders, unless it is there with the same text.
  static func write(in folder: FilePath, templates: FilePath) throws {
    var entries: [IndexRenderer.Entry] = []
    for name in try Files.names(in: folder) {
      let report = folder.appending(name)
      guard OutputFolder(path: report).manifest()?.notebook != nil,
        let page = try? Files.readText(report.appending("index.html"), limit: 1 << 28),
        let entry = IndexRenderer.Entry(
          folder: name, page: page, hasPDF: Files.exists(report.appending("report.pdf")))
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
