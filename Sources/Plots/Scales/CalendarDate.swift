/// A day and time in UTC, by the Gregorian calendar, without leap seconds.
struct CalendarDate: Hashable {
  var year: Int
  /// 1 to 12.
  var month: Int
  /// 1 to 31.
  var day: Int
  /// Of the day.
  var second = 0

  static let secondsPerDay = 86_400

  /// A date.
  init(year: Int, month: Int, day: Int, second: Int = 0) {
    (self.year, self.month, self.day, self.second) = (year, month, day, second)
  }

  /// The date of a number of seconds since 1970.
  ///
  /// - Source: counting days from 1 March, with which leap days come last, in eras of 400 years;
  ///   Richards, *Explanatory Supplement to the Astronomical Almanac*, 3rd ed., §15.11.
  init(seconds: Int) {
    let days = Self.quotient(seconds, Self.secondsPerDay)
    let shifted = days + 719_468  // From 1 March of the year 0.
    let era = Self.quotient(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    second = seconds - days * Self.secondsPerDay
  }

  /// Days since 1 January 1970.
  var days: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = Self.quotient(marchYear, 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Seconds since 1970.
  var seconds: Int { days * Self.secondsPerDay + second }

  /// The quotient rounded downwards, for negative numbers too.
  static func quotient(_ value: Int, _ divisor: Int) -> Int {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// For instance `Mar`.
  var monthName: String { Self.months[month - 1] }
  /// For instance `5 Mar`.
  var dayName: String { "\(day) \(monthName)" }
  /// For instance `14:05`.
  var clock: String { "\(Self.two(second / 3600)):\(Self.two(second / 60 % 60))" }
  /// For instance `14:05:09`.
  var clockWithSeconds: String { "\(clock):\(Self.two(second % 60))" }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
