import Plots

/// Colours of the study: one thing, one colour, in every figure.
enum Palette {
  /// Responses to images of the data set.
  static let data = SeriesColor("data", light: RGB(0x01665E), dark: RGB(0x35978F))
  /// Responses to white noise.
  static let noise = SeriesColor("noise", light: RGB(0x8C510A), dark: RGB(0xBF812D))
  /// The layer trained by winner-take-all learning.
  static let kh = SeriesColor("kh", light: RGB(0x06795E), dark: RGB(0x00E0E0))
  /// The back-propagated network.
  static let bp = SeriesColor("bp", light: RGB(0x6F3600), dark: RGB(0xE9884D))
  /// With weight decay.
  static let l2 = SeriesColor("l2", light: RGB(0x7031B9), dark: RGB(0x7E6CF7))
  /// With a Jacobian penalty.
  static let jreg = SeriesColor("jreg", light: RGB(0xF050B7), dark: RGB(0xA05B7D))
  /// With a spectral penalty.
  static let specreg = SeriesColor("specreg", light: RGB(0x929330), dark: RGB(0xFDD506))
  /// A second quantity beside it in the same panel.
  static let companion = SeriesColor("companion", light: RGB(0x7031B9), dark: RGB(0x7E6CF7))
  /// Keys that stand for a shade of any colour.
  static let neutral = SeriesColor("neutral", light: RGB(0x3D444D), dark: RGB(0x9AA4B0))
}
