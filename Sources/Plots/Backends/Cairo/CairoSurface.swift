import CCairo

/// Owns a Cairo surface.
final class CairoSurface {
  let pointer: OpaquePointer
  /// What the surface writes to, even while it is destroyed.
  private let sink: ByteSink?

  /// Takes over a new surface; one in an error state is refused.
  init(_ pointer: OpaquePointer?, operation: String, sink: ByteSink? = nil) throws(RenderError) {
    guard let pointer else { throw .cairo(operation: operation, detail: "no surface") }
    self.pointer = pointer
    self.sink = sink
    try check(operation)
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Keeps the surface for ever, after a failure within a PDF page.
  ///
  /// Cairo 1.16 reads through a null pointer when it closes a file with a place on a page that was
  /// not written. What is lost is the memory of one failed page; the failure itself is thrown.
  func abandon() {
    cairo_surface_reference(pointer)
    sink.map { _ = Unmanaged.passRetained($0) }
  }

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

/// Collects what Cairo writes.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// The closure that Cairo hands to ``write``; valid as long as this object.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
      .bytes += UnsafeBufferPointer(start: data, count: Int(length))
    return CAIRO_STATUS_SUCCESS
  }
}
