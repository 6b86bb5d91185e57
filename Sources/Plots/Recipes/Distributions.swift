import LinearAlgebra
public import Statistics

extension LineMark {
  /// A staircase that holds each value up to the next place.
  public static func steps(
    x: [Double], y: [Double], color: SeriesColor, width: Double = 1.3, dash: [Double] = [],
    label: String, isLabelledDirectly: Bool = false
  ) -> LineMark {
    var (xs, ys): ([Double], [Double]) = ([], [])
    for (index, place) in x.enumerated() where index < y.count {
      if index > 0 {
        xs.append(place)
        ys.append(y[index - 1])
      }
      xs.append(place)
      ys.append(y[index])
    }
    return LineMark(
      x: xs, y: ys, color: color, width: width, dash: dash, label: label,
      isLabelledDirectly: isLabelledDirectly)
  }

  /// The share of a sample at or below each value.
  ///
  /// What is not finite is left out.
  public static func distribution(
    of values: [Double], color: SeriesColor, width: Double = 1.3, dash: [Double] = [],
    label: String, isLabelledDirectly: Bool = false
  ) -> LineMark {
    let sorted = values.filter(\.isFinite).sorted()
    var (x, y): ([Double], [Double]) = ([], [])
    for (index, value) in sorted.enumerated() {
      let share = Double(index + 1) / Double(sorted.count)
      if x.last == value, x.count > 1 {
        y[y.count - 1] = share
      } else {
        // The first rise starts from the axis.
        if x.isEmpty {
          x.append(value)
          y.append(0)
        }
        x.append(value)
        y.append(share)
      }
    }
    return steps(
      x: x, y: y, color: color, width: width, dash: dash, label: label,
      isLabelledDirectly: isLabelledDirectly)
  }
}

extension GaussianMixture {
  /// Curves of the components, dashed, and their sum in ink, to lie over a histogram of densities.
  /// - Parameters:
  ///   - colors: One a component, repeated where they are fewer.
  ///   - range: Where the curves run.
  public func curves(
    colors: [SeriesColor], in range: ClosedRange<Double>, places: Int = 200
  ) -> [Mark] {
    let x = (0...places).map {
      range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(places)
    }
    func density(_ component: Component, _ x: Double) -> Double {
      let distance = x - component.mean
      return component.weight / (6.283185307179586 * component.variance).squareRoot()
        * ElementaryFunctions.exp(-0.5 * distance * distance / component.variance)
    }
    var marks = components.enumerated().compactMap { index, component -> Mark? in
      guard components.count > 1, !colors.isEmpty else { return nil }
      return .line(
        LineMark(
          x: x, y: x.map { density(component, $0) }, color: colors[index % colors.count],
          width: 0.9, dash: [4, 2], label: "component \(index + 1)"))
    }
    let total = x.map { place in components.reduce(0) { $0 + density($1, place) } }
    let ink = SeriesColor("mixture", light: Palette.light.ink, dark: Palette.dark.ink)
    marks.append(.line(LineMark(x: x, y: total, color: ink, label: "mixture")))
    return marks
  }
}
