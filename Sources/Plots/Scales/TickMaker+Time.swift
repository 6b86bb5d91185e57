import Typography

extension TickMaker {
  /// A regular part of the calendar.
  private enum Step {
    case seconds(Int)
    case days(Int)
    case months(Int)
    case years(Int)

    /// About how long it is, in seconds.
    var length: Double {
      switch self {
      case .seconds(let count): Double(count)
      case .days(let count): 86_400 * Double(count)
      case .months(let count): 2_629_746 * Double(count)
      case .years(let count): 31_556_952 * Double(count)
      }
    }

    /// Its first moment at or after one, as seconds since 1970.
    func next(_ moment: Int) -> Int {
      switch self {
      case .seconds(let count): return -CalendarDate.quotient(-moment, count) * count
      case .days(let count):
        let day = CalendarDate.secondsPerDay
        // Weeks begin on Mondays; 1 January 1970 was a Thursday.
        let shift = count % 7 == 0 ? 4 : 0
        let days = -CalendarDate.quotient(-moment, day) - shift
        return (-CalendarDate.quotient(-days, count) * count + shift) * day
      case .months(let count):
        let date = CalendarDate(seconds: moment)
        var months = date.year * 12 + date.month - 1
        if date.day > 1 || date.second > 0 { months += 1 }
        months = -CalendarDate.quotient(-months, count) * count
        let year = CalendarDate.quotient(months, 12)
        return CalendarDate(year: year, month: months - year * 12 + 1, day: 1).seconds
      case .years(let count):
        let date = CalendarDate(seconds: moment)
        let isStart = date.month == 1 && date.day == 1 && date.second == 0
        let year = -CalendarDate.quotient(-(isStart ? date.year : date.year + 1), count) * count
        return CalendarDate(year: year, month: 1, day: 1).seconds
      }
    }

    /// What its ticks say; the largest unit that begins there.
    func text(_ date: CalendarDate) -> String {
      switch self {
      case .years: "\(date.year)"
      case .months: date.month == 1 ? "\(date.year)" : date.monthName
      case .days: date.dayName
      case .seconds(let count):
        date.second == 0 ? date.dayName : count % 60 == 0 ? date.clock : date.clockWithSeconds
      }
    }
  }

  private static let steps: [Step] =
    [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200].map { .seconds($0) }
    + [1, 2, 7, 14].map { .days($0) } + [1, 3, 6].map { .months($0) }
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000].map { .years($0) }

  /// Ticks where seconds, hours, days, months or years begin; what all labels leave unsaid, the year
  /// for instance, stands beside the axis label.
  func timeTicks(_ scale: AxisScale) throws -> AxisTicks {
    let span = scale.upper - scale.lower
    guard max(scale.lower.magnitude, scale.upper.magnitude) < 3e11, span >= 2 else {
      return try linearTicks(scale)
    }
    let pitch = isHorizontal ? 38.0 : theme.tickPitchDown * 0.8
    let most = max(2, Int(length / pitch))
    for step in Self.steps where span / step.length <= Double(most) {
      var dates: [CalendarDate] = []
      var moment = step.next(Int(scale.lower.rounded(.up)))
      while Double(moment) <= scale.upper, dates.count < 60 {
        dates.append(CalendarDate(seconds: moment))
        moment = step.next(moment + 1)
      }
      let made = try dates.map { date in
        AxisTicks.Tick(
          place: scale.fraction(of: Double(date.seconds)), isMajor: true,
          label: try set(step.text(date)))
      }
      let ticks = AxisTicks(ticks: made, factor: context(step, dates))
      if dates.count > 1, isLegible(ticks.labelled) { return ticks }
    }
    return try linearTicks(scale)
  }

  private var theme: FigureTheme { setter.theme }

  /// What no label says.
  private func context(_ step: Step, _ dates: [CalendarDate]) -> String {
    guard let first = dates.first, let last = dates.last else { return "" }
    let years = first.year == last.year ? "\(first.year)" : "\(first.year)\u{2013}\(last.year)"
    switch step {
    case .years: return ""
    case .months: return dates.contains { $0.month == 1 } ? "" : years
    case .days: return years
    case .seconds:
      return dates.contains { $0.second == 0 } ? "\(years), UTC" : "\(first.dayName) \(years), UTC"
    }
  }
}
