/// What stands in a panel; closed, so that every backend draws every kind.
public enum Mark: Sendable, Hashable, Codable {
  case points(PointsMark)
  case line(LineMark)
  case segments(SegmentsMark)
  case band(BandMark)
  case errorBars(ErrorBarsMark)
  case bars(BarsMark)
  case histogram(HistogramMark)
  case box(BoxMark)
  case violin(ViolinMark)
  case fit(FitMark)
  case rule(RuleMark)
  case text(TextMark)
  case table(TableMark)
  case raster(RasterMark)
  case contours(ContoursMark)
  case regions(RegionsMark)
  case imageGrid(ImageGridMark)
  case inset(InsetMark)

  /// The mark as what every kind can say and do.
  var content: any PlottedMark {
    switch self {
    case .points(let mark): mark
    case .line(let mark): mark
    case .segments(let mark): mark
    case .band(let mark): mark
    case .errorBars(let mark): mark
    case .bars(let mark): mark
    case .histogram(let mark): mark
    case .box(let mark): mark
    case .violin(let mark): mark
    case .fit(let mark): mark
    case .rule(let mark): mark
    case .text(let mark): mark
    case .table(let mark): mark
    case .raster(let mark): mark
    case .contours(let mark): mark
    case .regions(let mark): mark
    case .imageGrid(let mark): mark
    case .inset(let mark): mark
    }
  }
}
