/// What a PDF says about itself.
public struct PDFMetadata: Sendable, Hashable {
  /// Title of the document.
  public var title: String
  /// Authors, as printed.
  public var author: String
  /// One sentence.
  public var subject: String
  /// Separated by commas.
  public var keywords: String
  /// Canonical JSON of how it was made.
  public var provenance: String
  /// `2026-01-31T12:00:00Z`; a time that is part of the input, never the clock.
  public var date: String
  /// A language tag, for instance `en`.
  public var language: String

  /// What a PDF says about itself.
  public init(
    title: String, author: String = "", subject: String = "", keywords: String = "",
    provenance: String = "", date: String = "2000-01-01T00:00:00Z", language: String = "en"
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.provenance = provenance
    self.date = date
    self.language = language
  }

  /// The date as PDF writes it, `D:20260131120000Z`.
  /// - Throws: ``RenderError/invalidDate(_:)``, for which Cairo would take the clock's.
  func pdfDate() throws(RenderError) -> String {
    let pattern = Array("0000-00-00T00:00:00Z".utf8)
    let isDate =
      date.utf8.count == pattern.count
      && zip(date.utf8, pattern).allSatisfy { byte, model in
        model == 48 ? (48...57).contains(byte) : byte == model
      }
    let digits = date.filter(\.isNumber)
    let parts = [(4, 1...12), (6, 1...31), (8, 0...23), (10, 0...59), (12, 0...60)]
    let isInRange =
      isDate
      && parts.allSatisfy { start, range in
        Int(digits.dropFirst(start).prefix(2)).map(range.contains) ?? false
      }
    guard isInRange else { throw .invalidDate(date) }
    return "D:\(digits)Z"
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
