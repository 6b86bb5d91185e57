import Base

/// What a notebook says of itself before its text.
public struct FrontMatter: Sendable, Hashable {
  /// A person who answers for the text.
  public struct Author: Sendable, Hashable {
    /// As printed.
    public var name: String
    /// Where they work.
    public var affiliation: String?
    /// Sixteen digits in groups of four.
    public var orcid: String?
  }

  /// How sources are cited.
  public enum CitationStyle: String, Sendable, Hashable, CaseIterable {
    case authorYear = "author-year"
    case numeric
  }

  /// The sheet that the PDF is set for.
  public enum Paper: String, Sendable, Hashable, CaseIterable {
    case a4, letter
  }

  /// The report's title; may hold math between dollars.
  public var title: String
  /// Below the title.
  public var subtitle: String?
  /// In printed order.
  public var authors: [Author] = []
  /// Markdown without blocks.
  public var abstract: String?
  /// A BibTeX file beside the notebook.
  public var bibliography: String?
  /// The profile that the experiments run at unless told otherwise.
  public var profile: String?
  /// The dataset that the experiments read unless told otherwise.
  public var data: String?
  /// A language tag.
  public var lang: String = "en"
  /// For search engines and archives.
  public var keywords: [String] = []
  /// As written, for instance 2026-03-01; nothing sets it by itself.
  public var date: String?
  /// An SPDX name, for instance CC-BY-4.0.
  public var license: String?
  /// How sources are cited.
  public var citations = CitationStyle.authorYear
  /// The sheet of the PDF.
  public var paper = Paper.a4
  /// How figures and page look: one theme for light paper, one for dark paper, or both.
  public var themes: [ThemeRequest] = []
  /// Where `bibliography` stands, for errors.
  var bibliographyPlace: SourcePlace?
  /// Where the abstract's text begins.
  var abstractLine = 1

  init(title: String) { self.title = title }
}
