import Base
import CMatReader

/// Runs the reading child and turns its end into an answer or an error.
enum MATChild {
  /// Reads what is at some places of one variable, or the headers of all variables.
  /// - Parameter body: Reads the stream, and counts the values that it has come past.
  static func read<Answer>(
    _ path: FilePath, at places: [(text: String, parsed: MATPlace)], limits: MATFile.Limits,
    _ body: (inout MATStream, inout Int) throws -> Answer
  ) throws -> Answer {
    var passed = 0
    var name: String {
      places.isEmpty ? "its variables" : places[min(passed, places.count - 1)].text
    }
    let (child, descriptor) = try start(path, places.map(\.parsed), limits)
    var isOver = false
    defer { if !isOver { _ = cm_finish(child, 1) } }
    do {
      let answer = try answer(
        FileDescriptor(rawValue: descriptor), limits, values: max(1, places.count)
      ) { stream in try body(&stream, &passed) }
      // An answer is one only when nothing went wrong behind it.
      isOver = true
      let signal = cm_finish(child, 0)
      guard signal == 0 else { throw ended(path, name, signal: signal, limits) }
      return answer
    } catch MATStream.Failure.ended {
      isOver = true
      throw ended(path, name, signal: cm_finish(child, 0), limits)
    } catch let failure as MATStream.Failure {
      throw explanation(failure, file: path, place: name, limits)
    } catch let reason as Errno {
      throw FileError(.read, path, reason)
    }
  }

  private static func answer<Answer>(
    _ descriptor: FileDescriptor, _ limits: MATFile.Limits, values: Int,
    _ body: (inout MATStream) throws -> Answer
  ) throws -> Answer {
    let (budget, overflows) = limits.bytes.multipliedReportingOverflow(by: values)
    var stream = MATStream(descriptor, budget: overflows ? .max : budget)
    return try body(&stream)
  }

  private static func start(
    _ path: FilePath, _ places: [MATPlace], _ limits: MATFile.Limits
  ) throws -> (child: Int32, descriptor: Int32) {
    let variable = places.first?.variable
    precondition(places.allSatisfy { $0.variable == variable }, "values of one variable")
    var descriptor: Int32 = -1
    let child = withPlaces(places[...]) { places in
      path.withPlatformString { file in
        withOptionalCString(variable) { variable in
          var request = cm_request(
            file: file, variable: variable, places: places.baseAddress,
            place_count: Int32(places.count), most_bytes: UInt64(limits.bytes),
            most_memory: UInt64(limits.bytes) + UInt64(limits.workingMemory),
            most_seconds: UInt32(limits.seconds))
          return cm_start(&request, &descriptor)
        }
      }
    }
    guard child > 0 else { throw FileError(.read, path, Errno(rawValue: -child)) }
    return (child, descriptor)
  }

  private static let again = "get the file again, or save it anew with MATLAB or SciPy"

  private static func ended(
    _ file: FilePath, _ place: String, signal: Int32, _ limits: MATFile.Limits
  ) -> DatasetError {
    // 24 is SIGXCPU; a child that is over its hard limit is killed, by 9.
    let detail =
      signal == 24 || signal == 9
      ? "reading it takes more than the \(limits.seconds) seconds it may"
      : "matio cannot stand the file (it ended with signal \(signal))"
    return .unusable(file: file, place: place, detail: detail, advice: again)
  }

  private static func explanation(
    _ failure: MATStream.Failure, file: FilePath, place: String, _ limits: MATFile.Limits
  ) -> DatasetError {
    let (detail, advice): (String, String) =
      switch failure {
      case .ended: ("it ends early", again)
      case .senseless(let what): ("matio reads \(what) from it", again)
      case .unwanted(let what): (what, MATFile.otherFile)
      case .stated(Int(CM_NOT_MAT), let detail): (detail, again)
      case .stated(Int(CM_NO_SUCH), let detail): ("there is no such value: \(detail)", listing)
      case .stated(Int(CM_TOO_LARGE), let detail):
        (
          "its header asks for \(detail) bytes, more than the file can hold or the limit of "
            + "\(limits.bytes) allows", again
        )
      case .stated(Int(CM_UNSUPPORTED), let detail): (detail, listing)
      case .stated(_, let detail): (detail, again)
      }
    return .unusable(file: file, place: place, detail: detail, advice: advice)
  }

  private static let listing = "look at the names with whos -file in MATLAB; case matters"

  private static func withOptionalCString<Result>(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
  }

  /// Places as C reads them, alive within the body.
  private static func withPlaces<Result>(
    _ places: ArraySlice<MATPlace>, _ done: [cm_place] = [],
    _ body: (UnsafeBufferPointer<cm_place>) -> Result
  ) -> Result {
    guard let first = places.first else { return done.withUnsafeBufferPointer(body) }
    return withSteps(first.steps) { steps in
      let place = cm_place(steps: steps.baseAddress, step_count: Int32(steps.count))
      return withPlaces(places.dropFirst(), done + [place], body)
    }
  }

  /// Steps as C reads them, their names alive within the body.
  private static func withSteps<Result>(
    _ steps: [MATPlace.Step], _ body: (UnsafeBufferPointer<cm_step>) -> Result
  ) -> Result {
    func extend(_ done: [cm_step], _ rest: ArraySlice<MATPlace.Step>) -> Result {
      guard let first = rest.first else { return done.withUnsafeBufferPointer(body) }
      var step = cm_step()
      switch first {
      case .field(let name):
        return name.withCString { name in
          step.field = name
          return extend(done + [step], rest.dropFirst())
        }
      case .element(let subscripts):
        step.subscript_count = Int32(subscripts.count)
        withUnsafeMutableBytes(of: &step.subscripts) { bytes in
          subscripts.withUnsafeBytes { bytes.copyMemory(from: $0) }
        }
        return extend(done + [step], rest.dropFirst())
      }
    }
    return extend([], steps[...])
  }
}
