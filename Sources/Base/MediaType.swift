/// What kinds of files are called.
/// - Source: the registry of media types of IANA.
public enum MediaType {
  /// By the ending of a name.
  public static func of(_ name: String) -> String {
    switch name.split(separator: ".").last.map({ $0.lowercased() }) {
    case "csv": "text/csv"
    case "json": "application/json"
    case "html": "text/html"
    case "md": "text/markdown"
    case "txt": "text/plain"
    case "pdf": "application/pdf"
    case "png": "image/png"
    case "svg": "image/svg+xml"
    case "ipynb": "application/x-ipynb+json"
    case "bib": "application/x-bibtex"
    default: "application/octet-stream"
    }
  }
}
