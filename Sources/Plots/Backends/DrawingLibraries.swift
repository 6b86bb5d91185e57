import CCairo
import CPNG

/// The libraries that decide the bytes of PNG and PDF.
public enum DrawingLibraries {
  /// Name and version of each.
  public static var versions: [(name: String, version: String)] {
    let png = png_access_version_number()
    return [
      ("cairo", String(cString: cairo_version_string())),
      ("libpng", "\(png / 10000).\(png / 100 % 100).\(png % 100)"),
    ]
  }
}
