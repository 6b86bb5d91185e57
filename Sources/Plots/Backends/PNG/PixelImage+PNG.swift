extension PixelImage {
  /// The pixels as a PNG file without metadata.
  package var png: [UInt8] { PNGEncoder.encode(self) }
}
