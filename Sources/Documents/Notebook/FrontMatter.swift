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
  /// Where `bibliography` stands, for errors.
  var bibliographyPlace: SourcePlace?
  /// Where the abstract's text begins.
  var abstractLine = 1

  init(title: String) { self.title = title }
}
