import Base
import CCurl

/// One transfer over HTTP or HTTPS into a file, by libcurl.
struct Transfer {
  /// Why a transfer stopped.
  struct Failure: Error, Hashable {
    /// libcurl's code, 0 when the server's answer is what stopped it.
    let code: UInt32
    /// The server's answer, 0 when there was none.
    let status: Int
    /// One clause.
    let detail: String

    /// Whether asking again for the rest of the file makes sense.
    var isWorthResuming: Bool {
      [CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING].contains { $0.rawValue == code }
    }
    /// Whether the server cannot continue where it is asked to.
    var refusesRange: Bool { code == CURLE_RANGE_ERROR.rawValue || status == 416 }
  }

  /// Where from; `http` or `https`.
  let address: String
  /// Bytes that the file may have at most.
  let limit: Int
  /// How long to wait.
  let timeouts: Fetcher.Timeouts

  /// libcurl's code when the caller stopped it.
  static let stopped = CURLE_ABORTED_BY_CALLBACK.rawValue

  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Appends to a file what it lacks.
  /// - Parameters:
  ///   - file: Open for writing, its position at its end.
  ///   - offset: How many bytes it has.
  ///   - progress: Told how many bytes there are; false stops.
  func run(
    into file: FileDescriptor, from offset: Int, progress: @escaping (Int) -> Bool
  ) throws(Failure) {
    guard Self.isReady, let handle = curl_easy_init() else {
      throw Failure(code: CURLE_FAILED_INIT.rawValue, status: 0, detail: "libcurl does not start")
    }
    defer { curl_easy_cleanup(handle) }
    let sink = Sink(file: file, handle: handle, offset: offset, limit: limit, progress: progress)
    let code = withExtendedLifetime(sink) { perform(handle, sink, from: offset) }
    var status = 0
    ccurl_response_code(handle, &status)
    if let detail = sink.refusal {
      let isRange = sink.isWhole && offset > 0
      throw Failure(
        code: isRange ? CURLE_RANGE_ERROR.rawValue : CURLE_FILESIZE_EXCEEDED.rawValue,
        status: status, detail: detail)
    }
    guard code != CURLE_OK else { return }
    throw Failure(code: code.rawValue, status: status, detail: describe(code, status: status))
  }

  private func perform(_ handle: UnsafeMutableRawPointer, _ sink: Sink, from offset: Int)
    -> CURLcode
  {
    let isSecure = address.lowercased().hasPrefix("https:")
    let settings: [CURLcode] = [
      ccurl_set_text(handle, CURLOPT_URL, address),
      ccurl_set_protocols(handle, isSecure ? 1 : 0),
      ccurl_set_text(handle, CURLOPT_USERAGENT, "facsimile"),
      ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1),
      ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 1),
      ccurl_set_long(handle, CURLOPT_MAXREDIRS, 5),
      ccurl_set_long(handle, CURLOPT_FAILONERROR, 1),
      ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT, timeouts.connecting),
      ccurl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1),
      ccurl_set_long(handle, CURLOPT_LOW_SPEED_TIME, timeouts.silence),
      ccurl_set_size(handle, CURLOPT_RESUME_FROM_LARGE, curl_off_t(offset)),
      ccurl_set_long(handle, CURLOPT_NOPROGRESS, 0),
      ccurl_set_pointer(handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(sink).toOpaque()),
      ccurl_set_pointer(handle, CURLOPT_XFERINFODATA, Unmanaged.passUnretained(sink).toOpaque()),
      ccurl_set_writer(handle) { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
        return sink.write(UnsafeRawBufferPointer(start: bytes, count: size * count))
      },
      ccurl_set_meter(handle) { context, _, _, _, _ in
        guard let context else { return 1 }
        return Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue().mayGoOn ? 0 : 1
      },
    ]
    return settings.first { $0 != CURLE_OK } ?? curl_easy_perform(handle)
  }

  private func describe(_ code: CURLcode, status: Int) -> String {
    switch code {
    case CURLE_HTTP_RETURNED_ERROR: "the server answers with status \(status)"
    case CURLE_OPERATION_TIMEDOUT: "the server is silent"
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING: "the connection was cut"
    case CURLE_ABORTED_BY_CALLBACK: "it was stopped"
    case CURLE_UNSUPPORTED_PROTOCOL:
      "it leads to an address that is not HTTPS, or to none that is fetched"
    case CURLE_TOO_MANY_REDIRECTS: "it is redirected too often"
    case CURLE_RANGE_ERROR: "the server does not continue a file"
    default: String(cString: curl_easy_strerror(code))
    }
  }
}

/// Receives a transfer's bytes; used by one transfer on one thread.
private final class Sink {
  private let file: FileDescriptor
  private let handle: UnsafeMutableRawPointer
  private let limit: Int
  private let progress: (Int) -> Bool
  private let offset: Int
  private var received: Int
  private(set) var refusal: String?
  /// Whether the server sends the file from its start.
  private(set) var isWhole = false
  private(set) var mayGoOn = true

  init(
    file: FileDescriptor, handle: UnsafeMutableRawPointer, offset: Int, limit: Int,
    progress: @escaping (Int) -> Bool
  ) {
    self.file = file
    self.handle = handle
    self.limit = limit
    self.progress = progress
    self.offset = offset
    received = offset
  }

  /// Writes bytes; fewer than given stop the transfer.
  func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    if received == offset, offset > 0 {
      var status = 0
      ccurl_response_code(handle, &status)
      if status != 206 {
        isWhole = true
        refusal = "the server does not continue a file"
        return 0
      }
    }
    guard bytes.count <= limit - received else {
      refusal = "the server sends more than the \(limit) bytes that the file has"
      return 0
    }
    do { try file.writeAll(bytes) } catch {
      refusal = "it cannot be written: \(error)"
      return 0
    }
    received += bytes.count
    mayGoOn = progress(received)
    return bytes.count
  }
}
