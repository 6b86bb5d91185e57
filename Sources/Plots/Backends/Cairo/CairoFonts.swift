import CCairo
import Synchronization
import Typography

/// Cairo's view of our fonts, one face a font for the life of the process.
///
/// Cairo keeps scaled fonts in a cache of its own after the last user is gone, and those read the
/// FreeType face. Each `Font` here is therefore never let go.
final class CairoFonts: Sendable {
  static let shared = CairoFonts()

  /// Faces as addresses, since pointers may not cross between tasks.
  private let faces = Mutex<[Font: UInt]>([:])

  /// The face of a font, without hinting; owned by this object.
  func face(of font: Font) throws(RenderError) -> OpaquePointer {
    let address = faces.withLock { faces in
      if let known = faces[font] { return known }
      let freeType = font.freeTypeFace.assumingMemoryBound(to: FT_FaceRec_.self)
      // FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP
      let made = cairo_ft_font_face_create_for_ft_face(freeType, 2 | 8)
      guard let made, cairo_font_face_status(made) == CAIRO_STATUS_SUCCESS else { return 0 }
      let address = UInt(bitPattern: made)
      faces[font] = address
      return address
    }
    guard let face = OpaquePointer(bitPattern: address) else {
      throw .cairo(operation: "use \(font)", detail: "no memory")
    }
    return face
  }
}
