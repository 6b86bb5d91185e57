private import Base
private import Synchronization

/// Finds fonts by family through fontconfig, loads each file once and remembers what was used.
///
/// Safe to use from many tasks; the answer to a style never changes while the library lives.
public final class FontLibrary: Sendable {
  /// The library of the process.
  public static let shared = FontLibrary()

  private struct State {
    var catalogue: FontCatalogue?
    var fonts: [FontStyle: Font] = [:]
    var files: [String: Font] = [:]
  }

  private let state = Mutex(State())

  /// A library that knows no font yet.
  public init() {}

  /// The face of a family that has the slant and comes nearest in weight (the lighter on a tie).
  ///
  /// Variable fonts and formats other than OpenType are passed over.
  /// - Throws: ``FontError`` with what to install; `FileError` when the file cannot be read.
  public func font(_ style: FontStyle) throws -> Font {
    try state.withLock { state in
      if let known = state.fonts[style] { return known }
      let catalogue = try state.catalogue ?? FontCatalogue()
      state.catalogue = catalogue
      let font = try Self.load(style, from: catalogue, files: &state.files)
      state.fonts[style] = font
      return font
    }
  }

  /// The files of the static faces of some families, each once; none of a family that is missing.
  public func files(of families: [String]) throws -> [String] {
    try state.withLock { state in
      let catalogue = try state.catalogue ?? FontCatalogue()
      state.catalogue = catalogue
      return Set(families.flatMap { catalogue.faces(of: $0).map(\.path) }).sorted()
    }
  }

  /// The font of formulas, TeX Gyre Pagella Math.
  /// - Throws: ``FontError`` with what to install.
  public func mathFont() throws -> Font { try font(.pagellaMath) }

  /// Every font loaded so far, sorted by name, then by digest.
  public var used: [Font] {
    state.withLock { state in
      state.files.values.sorted {
        ($0.family, $0.postScriptName, $0.digest) < ($1.family, $1.postScriptName, $1.digest)
      }
    }
  }

  private static func load(
    _ style: FontStyle, from catalogue: FontCatalogue, files: inout [String: Font]
  ) throws -> Font {
    let faces = catalogue.faces(of: style.family)
    guard !faces.isEmpty else {
      throw FontError.missingFamily(
        style.family, nearest: nearestName(to: style.family, among: catalogue.families()))
    }
    let wanted = Double(style.weight)
    let ranked = faces.filter { $0.slant == style.slant }.enumerated().min {
      (
        $0.element.isNormalWidth ? 0 : 1, abs($0.element.weight - wanted), $0.element.weight,
        $0.offset
      )
        < (
          $1.element.isNormalWidth ? 0 : 1, abs($1.element.weight - wanted), $1.element.weight,
          $1.offset
        )
    }
    guard let face = ranked?.element else { throw FontError.missingSlant(style) }
    let key = "\(face.path)#\(face.index)"
    if let font = files[key] { return font }
    let font = try Font(path: FilePath(face.path), faceIndex: face.index)
    files[key] = font
    return font
  }
}
