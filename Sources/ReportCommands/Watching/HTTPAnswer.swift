/// What is sent back; every connection ends after one.
enum HTTPAnswer: Sendable, Hashable {
  /// A whole body.
  case body([UInt8], type: String, status: String = "200 OK")
  /// The same page with a slash, so that what it names relatively is found.
  case moved(to: String)
  /// Nothing until the site is no longer of this version, then one event.
  case change(since: Int)

  init(_ fault: HTTPFault) {
    self = .body(
      Array("\(fault.words)\n".utf8), type: "text/plain; charset=utf-8",
      status: "\(fault.rawValue) \(fault.words)")
  }

  /// The bytes to send; of a change only its head.
  func bytes(for method: HTTPRequest.Method) -> [UInt8] {
    switch self {
    case .body(let body, let type, let status):
      Self.head(status, ["Content-Type: \(type)", "Content-Length: \(body.count)"])
        + (method == .get ? body : [])
    case .moved(let target):
      Self.head("301 Moved Permanently", ["Location: \(target)", "Content-Length: 0"])
    case .change:
      Self.head("200 OK", ["Content-Type: text/event-stream"])
    }
  }

  /// Tells a page to load itself again.
  static let event = Array("data: changed\n\n".utf8)

  private static func head(_ status: String, _ fields: [String]) -> [UInt8] {
    let common = [
      "Cache-Control: no-store", "X-Content-Type-Options: nosniff",
      "Cross-Origin-Resource-Policy: same-origin", "Connection: close",
    ]
    let lines = ["HTTP/1.1 \(status)"] + fields + common + ["", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }
}
