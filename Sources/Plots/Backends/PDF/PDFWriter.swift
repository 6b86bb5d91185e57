import CCairo

/// What a PDF says about itself.
public struct PDFMetadata: Sendable, Hashable {
  /// Title of the document.
  public var title: String
  /// Authors, as printed.
  public var author: String
  /// One sentence.
  public var subject: String
  /// Canonical JSON of how it was made.
  public var provenance: String
  /// `2026-01-31T12:00:00Z`; a time that is part of the input, never the clock.
  public var date: String

  /// What a PDF says about itself.
  public init(
    title: String, author: String = "", subject: String = "", provenance: String = "",
    date: String = "2000-01-01T00:00:00Z"
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.provenance = provenance
    self.date = date
  }
}

/// An entry of a PDF's outline.
public struct OutlineEntry: Sendable, Hashable {
  /// As shown.
  public var title: String
  /// A ``SceneGroup/destination``.
  public var place: String
  /// 1 for the top level.
  public var level: Int

  /// An entry.
  public init(_ title: String, place: String, level: Int) {
    self.title = title
    self.place = place
    self.level = level
  }
}

/// Writes scenes as the pages of a PDF by Cairo: fonts embedded, tagged, with outline and links.
public enum PDFWriter {
  /// The bytes of a PDF, a page a scene; at least one.
  public static func bytes(
    _ pages: [Scene], metadata: PDFMetadata, outline: [OutlineEntry] = []
  ) throws -> [UInt8] {
    guard let first = pages.first else {
      throw RenderError.cairo(operation: "write a PDF", detail: "there are no pages")
    }
    let sink = ByteSink()
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    let surface = try CairoSurface(
      cairo_pdf_surface_create_for_stream(
        { closure, data, length in
          guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
          Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
            .append(UnsafeBufferPointer(start: data, count: Int(length)))
          return CAIRO_STATUS_SUCCESS
        }, closure, first.width, first.height), operation: "start a PDF")
    cairo_pdf_surface_restrict_to_version(surface.pointer, CAIRO_PDF_VERSION_1_5)
    describe(surface, metadata)
    do {
      let canvas = try CairoCanvas(surface, palette: .light, scale: 1, tagger: CairoTagger())
      cairo_tag_begin(canvas.context, "Document", nil)
      for page in pages {
        cairo_pdf_surface_set_size(surface.pointer, page.width, page.height)
        try canvas.draw(page.nodes)
        if page == pages.last { cairo_tag_end(canvas.context, "Document") }
        cairo_show_page(canvas.context)
        try canvas.check("draw a page")
      }
    }
    add(outline, to: surface)
    try surface.finish()
    return sink.bytes
  }

  private static func describe(_ surface: CairoSurface, _ metadata: PDFMetadata) {
    let entries: [(cairo_pdf_metadata_t, String)] = [
      (CAIRO_PDF_METADATA_TITLE, metadata.title), (CAIRO_PDF_METADATA_AUTHOR, metadata.author),
      (CAIRO_PDF_METADATA_SUBJECT, metadata.subject),
      (CAIRO_PDF_METADATA_KEYWORDS, metadata.provenance),
      (CAIRO_PDF_METADATA_CREATOR, FigureMetadata.software),
      (CAIRO_PDF_METADATA_CREATE_DATE, metadata.date),
      (CAIRO_PDF_METADATA_MOD_DATE, metadata.date),
    ]
    for (kind, text) in entries where !text.isEmpty {
      cairo_pdf_surface_set_metadata(surface.pointer, kind, text)
    }
  }

  /// Entries stand below the last one of a lower level before them.
  private static func add(_ outline: [OutlineEntry], to surface: CairoSurface) {
    var parents: [(level: Int, id: Int32)] = []
    for entry in outline {
      while let last = parents.last, last.level >= entry.level { parents.removeLast() }
      let id = cairo_pdf_surface_add_outline(
        surface.pointer, parents.last?.id ?? 0, entry.title,
        "dest='\(entry.place)'", CAIRO_PDF_OUTLINE_FLAG_OPEN)
      parents.append((entry.level, id))
    }
  }
}

/// Collects what Cairo writes.
private final class ByteSink {
  private(set) var bytes: [UInt8] = []

  func append(_ chunk: UnsafeBufferPointer<UInt8>) { bytes += chunk }
}
