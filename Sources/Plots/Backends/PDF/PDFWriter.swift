import CCairo

/// Writes scenes as the pages of a PDF by Cairo: fonts embedded, tagged, with outline and links.
///
/// The same scenes and metadata give the same bytes, whatever the time, zone, locale and folder.
public enum PDFWriter {
  /// The bytes of a PDF, a page a scene; at least one.
  /// - Parameter palette: The paper's colours; the paper itself is filled unless it is white.
  /// - Throws: ``RenderError``, also when a link or an outline entry leads nowhere.
  public static func bytes(
    _ pages: [Scene], metadata: PDFMetadata, outline: [OutlineEntry] = [],
    palette: Palette = .light
  ) throws(RenderError) -> [UInt8] {
    try bytes(pages, metadata: metadata, outline: outline, magnification: 1, palette: palette)
  }

  private static func bytes(
    _ pages: [Scene], metadata: PDFMetadata, outline: [OutlineEntry], magnification: Double,
    palette: Palette
  ) throws(RenderError) -> [UInt8] {
    guard let first = pages.first else { throw .invalidScene("there are no pages") }
    let contents = try SceneContents(pages)
    try contents.demandLinkedPlaces(and: outline.map(\.place))
    let date = try metadata.pdfDate()

    let sink = ByteSink()
    let surface = try CairoSurface(
      cairo_pdf_surface_create_for_stream(
        ByteSink.write, sink.closure, first.width * magnification,
        first.height * magnification),
      operation: "start a PDF", sink: sink)
    // Later versions of Cairo would write objects into streams, where no update can reach them.
    cairo_pdf_surface_restrict_to_version(surface.pointer, CAIRO_PDF_VERSION_1_4)
    describe(surface, metadata)
    try draw(pages, on: surface, magnification: magnification, palette: palette)
    add(outline, to: surface)
    try surface.finish()

    var information = [(key: "CreationDate", text: date), (key: "ModDate", text: date)]
    if !metadata.provenance.isEmpty {
      information.append((key: "Provenance", text: metadata.provenance))
    }
    let update = PDFUpdate(
      alternatives: contents.alternatives, language: metadata.language, information: information)
    return try update.applied(to: sink.bytes)
  }

  /// The bytes of a PDF of one figure's size, for papers and talks.
  /// - Parameters:
  ///   - magnification: How much larger than the scene the page is.
  ///   - palette: As of ``bytes(_:metadata:outline:palette:)``.
  /// - Throws: ``RenderError``
  public static func figure(
    _ scene: Scene, metadata: FigureMetadata, magnification: Double = 1,
    date: String = "2000-01-01T00:00:00Z", palette: Palette = .light
  ) throws(RenderError) -> [UInt8] {
    var page = scene
    page.nodes = [
      .group(SceneGroup(scene.nodes, tag: .figure(alternative: metadata.alternative)))
    ]
    return try bytes(
      [page],
      metadata: PDFMetadata(title: metadata.title, provenance: metadata.provenance, date: date),
      outline: [], magnification: magnification, palette: palette)
  }

  private static func draw(
    _ pages: [Scene], on surface: CairoSurface, magnification: Double, palette: Palette
  ) throws(RenderError) {
    let canvas = try CairoCanvas(surface, palette: palette, medium: .pages(CairoTagger()))
    cairo_scale(canvas.context, magnification, magnification)
    do {
      for (index, page) in pages.enumerated() {
        // Before any tag of the page: a new size starts the page's record anew.
        cairo_pdf_surface_set_size(
          surface.pointer, page.width * magnification, page.height * magnification)
        if palette.paper != RGB(0xFFFFFF) {
          canvas.fillPage(width: page.width, height: page.height)
        }
        if index == 0 { cairo_tag_begin(canvas.context, "Document", nil) }
        try canvas.draw(page.nodes)
        if index == pages.count - 1 { cairo_tag_end(canvas.context, "Document") }
        cairo_show_page(canvas.context)
        try canvas.check("draw page \(index + 1)")
      }
    } catch {
      surface.abandon()
      throw error
    }
  }

  private static func describe(_ surface: CairoSurface, _ metadata: PDFMetadata) {
    let entries: [(cairo_pdf_metadata_t, String)] = [
      (CAIRO_PDF_METADATA_TITLE, metadata.title), (CAIRO_PDF_METADATA_AUTHOR, metadata.author),
      (CAIRO_PDF_METADATA_SUBJECT, metadata.subject),
      (CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords),
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
        "dest='\(CairoTagger.name(ofPlace: entry.place))'", CAIRO_PDF_OUTLINE_FLAG_OPEN)
      parents.append((entry.level, id))
    }
  }
}
