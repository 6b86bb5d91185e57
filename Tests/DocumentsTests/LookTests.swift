import Base
import Documents
import FoundationEssentials
import Testing

/// Writes the sample report where a person can look at it, when asked to.
@Test(.enabled(if: ProcessInfo.processInfo.environment["FACSIMILE_LOOK"] != nil))
func writesTheSampleForAPersonToLookAt() throws {
  let folder = FilePath(ProcessInfo.processInfo.environment["FACSIMILE_LOOK"] ?? ".")
  let document = try Sample.document()
  try Files.write(
    HTMLRenderer.render(document, templates: Sample.templates),
    to: folder.appending("index.html"))
  try Files.write(PDFRenderer.render(document), to: folder.appending("report.pdf"))
  for file in try FigureFiles.files(document) {
    try Files.write(file.bytes, to: folder.appending("figures").appending(file.name))
  }
}

/// Writes the gallery where a person can look at it, when asked to.
@Test(.enabled(if: ProcessInfo.processInfo.environment["FACSIMILE_LOOK"] != nil))
func writesTheGalleryForAPersonToLookAt() throws {
  let folder = FilePath(ProcessInfo.processInfo.environment["FACSIMILE_LOOK"] ?? ".")
    .appending("gallery")
  let document = try Sample.gallery()
  let page = try HTMLRenderer.render(document, templates: Sample.templates)
  try Files.write(page, to: folder.appending("index.html"))
  try Files.write(PDFRenderer.render(document), to: folder.appending("report.pdf"))
  try Files.write(
    PDFRenderer.render(Sample.gallery(paper: .letter)), to: folder.appending("letter.pdf"))
  try Files.write(MarkdownRenderer.render(document), to: folder.appending("report.md"))
  let entry = IndexRenderer.Entry(folder: "gallery", page: page, hasPDF: true)
  try Files.write(
    IndexRenderer.render(entry.map { [$0] } ?? [], templates: Sample.templates),
    to: folder.removingLastComponent().appending("reports.html"))
}

/// Converts a notebook of a person's choice, three times, and says how long each took.
@Test(.enabled(if: ProcessInfo.processInfo.environment["FACSIMILE_NOTEBOOK"] != nil))
func convertsANotebookForAPersonToLookAt() throws {
  let path = FilePath(ProcessInfo.processInfo.environment["FACSIMILE_NOTEBOOK"] ?? "")
  let folder = FilePath(ProcessInfo.processInfo.environment["FACSIMILE_LOOK"] ?? ".")
  for _ in 0..<3 {
    let clock = ContinuousClock.now
    let notebook = try Notebook.parse(NotebookSource(reading: path))
    let parsed = ContinuousClock.now
    let document = try ReportDocument.assemble(notebook, results: [], revision: "r")
    let page = try HTMLRenderer.render(document, templates: Sample.templates)
    try Files.write(page, to: folder.appending("notebook.html"))
    print("parsed in \(parsed - clock), written after \(ContinuousClock.now - clock)")
  }
}
