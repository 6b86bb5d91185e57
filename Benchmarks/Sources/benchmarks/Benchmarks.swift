// Times the kernels: medians of several runs, on each number of threads.
//
//   benchmarks [--only TEXT] [--threads 1,2] [--repeats 7] [--json] [--list]

import LinearAlgebra

/// What the command line asked for.
struct Options {
  var only = ""
  var threads = [1, 2]
  var repeats = 7
  var json = false
  var list = false

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch option {
      case "--json": json = true
      case "--list": list = true
      case "--only": only = try Self.value(of: option, &rest)
      case "--threads":
        threads = try Self.value(of: option, &rest).split(separator: ",").map { try Self.count($0) }
      case "--repeats": repeats = try Self.count(Self.value(of: option, &rest))
      default: throw Usage(text: "unknown option \(option)")
      }
    }
  }

  private static func value(of option: String, _ rest: inout ArraySlice<String>) throws -> String {
    guard let value = rest.popFirst() else { throw Usage(text: "\(option) wants a value") }
    return value
  }

  private static func count(_ text: some StringProtocol) throws -> Int {
    guard let count = Int(text), count >= 1 else { throw Usage(text: "\(text) is not a count") }
    return count
  }
}

/// A command line that asks for nothing there is.
struct Usage: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}

/// Runs of one case on one number of threads.
struct Timing {
  let name: String
  let threads: Int
  let seconds: [Double]
  let rate: Double
  let unit: String

  init(_ item: Case, threads: Int, repeats: Int) throws {
    self.threads = threads
    name = item.name
    unit = item.unit
    let clock = ContinuousClock()
    let run = try item.prepare()
    try run()
    var seconds: [Double] = []
    for _ in 0..<repeats {
      // Short runs come in batches of at least about 20 milliseconds.
      var runs = 0.0
      let start = clock.now
      repeat {
        try run()
        runs += 1
      } while start.duration(to: clock.now) < .milliseconds(20)
      seconds.append(start.duration(to: clock.now) / .seconds(1) / runs)
    }
    self.seconds = seconds
    rate = item.work / seconds.sorted()[repeats / 2] / 1e9
  }

  var median: Double { seconds.sorted()[seconds.count / 2] }

  var json: String {
    """
    {"name": "\(name)", "threads": \(threads), "median": \(median), "seconds": \(seconds), \
    "rate": \(rate), "unit": "\(unit)"}
    """
  }

  var row: String {
    let milliseconds = (median * 1e5).rounded() / 100
    return [(name, 30), ("\(threads)", 7), ("\(milliseconds) ms", 14)].map(Self.padded).joined()
      + "\((rate * 1000).rounded() / 1000) \(unit)"
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}

@main
enum Benchmarks {
  static func main() throws {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    let exact = (Case.all + Case.long).filter { $0.name == options.only }
    let cases =
      exact.isEmpty
      ? Case.all.filter { options.only.isEmpty || $0.name.contains(options.only) } : exact
    guard !cases.isEmpty else { throw Usage(text: "no case is called \(options.only)") }
    if options.list {
      for item in cases { print(item.name) }
      return
    }
    var timings: [Timing] = []
    for item in cases {
      for threads in options.threads {
        let execution = Execution(threads: threads)
        let timing = try Execution.$current.withValue(execution) {
          try Timing(item, threads: threads, repeats: options.repeats)
        }
        if !options.json { print(timing.row) }
        timings.append(timing)
      }
    }
    if options.json { print("[\n" + timings.map(\.json).joined(separator: ",\n") + "\n]") }
  }
}
