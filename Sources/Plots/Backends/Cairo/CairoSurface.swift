import CCairo

/// Owns a Cairo surface.
final class CairoSurface {
  let pointer: OpaquePointer

  /// Takes over a new surface; one in an error state is refused.
  init(_ pointer: OpaquePointer?, operation: String) throws(RenderError) {
    guard let pointer else { throw .cairo(operation: operation, detail: "no surface") }
    self.pointer = pointer
    try check(operation)
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Throws when the surface has failed.
  func check(_ operation: String) throws(RenderError) {
    try Self.check(cairo_surface_status(pointer), operation)
  }

  /// Throws for any status but success, known or not.
  static func check(_ status: cairo_status_t, _ operation: String) throws(RenderError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    let detail = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown"
    throw .cairo(operation: operation, detail: "\(detail) (status \(status.rawValue))")
  }

  /// Writes what is pending; nothing can be drawn after it.
  func finish() throws(RenderError) {
    cairo_surface_finish(pointer)
    try check("finish a file")
  }
}
