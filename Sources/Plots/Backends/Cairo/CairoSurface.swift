import CCairo

/// Owns a Cairo surface.
final class CairoSurface {
  let pointer: OpaquePointer

  /// Takes over a new surface; one in an error state is refused.
  init(_ pointer: OpaquePointer?, operation: String) throws {
    guard let pointer else {
      throw RenderError.cairo(operation: operation, detail: "no surface")
    }
    self.pointer = pointer
    try check(operation)
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Throws when the surface has failed.
  func check(_ operation: String) throws {
    let status = cairo_surface_status(pointer)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw RenderError.cairo(
        operation: operation, detail: String(cString: cairo_status_to_string(status)))
    }
  }

  /// Writes what is pending; nothing can be drawn after it.
  func finish() throws {
    cairo_surface_finish(pointer)
    try check("finish a file")
  }
}
