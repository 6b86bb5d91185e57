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
