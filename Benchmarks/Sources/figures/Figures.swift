// Draws a figure as PNG, SVG and PDF, for Benchmarks/figure_peers.py, which times the whole process.
//
//   figures spectra|images FOLDER

import FoundationEssentials
import Plots

#if canImport(Glibc)
  import Glibc
#endif

/// A command line that asks for nothing there is.
struct Usage: Error, CustomStringConvertible {
  var description: String { "figures spectra|images FOLDER" }
}

@main
enum Figures {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { throw Usage() }
    let figure: Figure
    switch arguments[1] {
    case "spectra": figure = spectra()
    case "images": figure = images()
    default: throw Usage()
    }
    let scene = try figure.scene()
    let metadata = FigureMetadata(
      title: figure.title, alternative: figure.alternative, provenance: "{}")
    let files: [(name: String, bytes: [UInt8])] = [
      ("png", try PNGWriter.bytes(scene, metadata: metadata, scale: 200 / 72)),
      ("svg", Array(try SVGWriter.standalone(scene, id: "fig", metadata: metadata).utf8)),
      ("pdf", try PDFWriter.figure(scene, metadata: metadata)),
    ]
    for file in files {
      try Data(file.bytes).write(
        to: URL(filePath: arguments[2]).appending(path: "\(arguments[1]).\(file.name)"))
    }
  }

  /// Power laws over subsets of a layer's units: five rows, two columns, seven series a panel of up
  /// to 2000 points.
  private static func spectra() -> Figure {
    let sizes = [10, 50, 100, 250, 500, 1000, 2000]
    let neutral = SeriesColor("units", light: RGB(0x3D444D), dark: RGB(0x9AA4B0))
    func shade(_ index: Int) -> Double { 0.45 + 0.55 * Double(index) / Double(sizes.count - 1) }
    let rows = (0..<5).map { row in
      (0..<2).map { column -> Panel in
        let alpha = 0.8 + 0.3 * Double(row) + 0.2 * Double(column)
        let color =
          column == 0
          ? SeriesColor("data", light: RGB(0x01665E), dark: RGB(0x35978F))
          : SeriesColor("noise", light: RGB(0x8C510A), dark: RGB(0xBF812D))
        let marks = sizes.enumerated().map { index, size -> Mark in
          let ranks = (1...size).map(Double.init)
          let values = ranks.map { rank in
            pow(rank, -alpha) * (1 - pow(rank / (1.05 * Double(size)), 2))
          }
          return .points(
            PointsMark(
              x: ranks, y: values, color: color.shaded(shade(index)), label: "\(size) units"))
        }
        let fit = FitMark(
          slope: -alpha, prefactor: 1, from: 10, to: 500, label: "$\\alpha$ = \(alpha)")
        return Panel(
          x: .log("Dimension $n$"), y: .log("$\\lambda_n / \\lambda_1$"), marks: marks + [.fit(fit)]
        )
      }
    }
    return Figure(
      "spectra", title: "Spectra", alternative: "Power laws.", tables: [],
      grid: PanelGrid(
        rows: rows, columnTitles: ["Test images", "White noise"],
        rowTitles: ["KH", "BP", "L2", "JReg", "SpecReg"], shareX: .all, shareY: .columns,
        aspect: 0.52,
        legend: sizes.enumerated().map {
          LegendEntry("\($1)", color: neutral.shaded(shade($0)), key: .point)
        }, legendTitle: "Units"))
  }

  /// Weights of 400 units as images of 28 × 28 pixels.
  private static func images() -> Figure {
    let images = (0..<400).map { image -> [Float] in
      (0..<784).map { pixel in
        let (x, y) = (Double(pixel % 28) / 28, Double(pixel / 28) / 28)
        return Float(sin(Double(image % 20 + 1) * x + Double(image)) * cos(Double(image / 20) * y))
      }
    }
    return Figure(
      "images", title: "Weights", alternative: "Weights of 400 units.", tables: [],
      grid: PanelGrid(
        rows: [
          [
            Panel(
              x: nil, y: nil,
              marks: [.imageGrid(ImageGridMark(images: images, height: 28, width: 28, columns: 20))]
            )
          ]
        ], aspect: 1))
  }
}
