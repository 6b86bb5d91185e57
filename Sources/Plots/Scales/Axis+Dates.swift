extension Axis {
  /// Seconds since 1970 of a date in UTC, as a time scale takes them: `2024-03-01`,
  /// `2024-03-01T14:05`, `2024-03-01 14:05:09Z`; nil for anything else.
  public static func seconds(ofDate text: String) -> Double? {
    var rest = text[...]
    func number(_ digits: Int) -> Int? {
      let word = rest.prefix(digits)
      guard word.utf8.count == digits, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      rest = rest.dropFirst(digits)
      return Int(word)
    }
    func accept(_ signs: String) -> Bool {
      guard let first = rest.first, signs.contains(first) else { return false }
      rest.removeFirst()
      return true
    }
    guard let year = number(4), accept("-"), let month = number(2), accept("-"),
      let day = number(2), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var date = CalendarDate(year: year, month: month, day: day)
    // A day that the month does not have would be one of the next month.
    guard CalendarDate(seconds: date.seconds) == date else { return nil }
    if accept("T ") {
      guard let hour = number(2), accept(":"), let minute = number(2), hour < 24, minute < 60 else {
        return nil
      }
      date.second = 3600 * hour + 60 * minute
      if accept(":") {
        guard let second = number(2), second < 60 else { return nil }
        date.second += second
      }
      _ = accept("Z")
    }
    return rest.isEmpty ? Double(date.seconds) : nil
  }
}
