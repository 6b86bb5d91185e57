import Plots

/// Colours of the study of visual cortex.
enum V1Palette {
  /// Cross-validated estimates.
  static let crossValidated = SeriesColor(
    "cross-validated", light: RGB(0x01665E), dark: RGB(0x35978F))
  /// Estimates by plain PCA.
  static let plain = SeriesColor("plain-pca", light: RGB(0x8C510A), dark: RGB(0xBF812D))
  /// Estimates after random exchanges between repeats.
  static let shuffled = SeriesColor("shuffled", light: RGB(0x7031B9), dark: RGB(0xA78BFA))
  /// What a simulation was given, and what theory says.
  static let truth = SeriesColor("truth", light: RGB(0x24292F), dark: RGB(0xC9D1D9))
  /// Published values and bounds of theory; a yellow, which eyes without red or green keep apart from
  /// every other colour here.
  static let published = SeriesColor("published", light: RGB(0xA67F00), dark: RGB(0xFFEB3B))
  /// Ensembles of stimuli by their dimension, from one direction to images.
  static let ensembles = [
    SeriesColor("dimension-1", light: RGB(0x8C2D04), dark: RGB(0xFE9929)),
    SeriesColor("dimension-2", light: RGB(0x6A51A3), dark: RGB(0x9E9AC8)),
    SeriesColor("dimension-4", light: RGB(0x08519C), dark: RGB(0x6BAED6)),
    SeriesColor("dimension-8", light: RGB(0x006D2C), dark: RGB(0x74C476)),
    SeriesColor("images", light: RGB(0x3D444D), dark: RGB(0xC3CAD3)),
  ]
}
