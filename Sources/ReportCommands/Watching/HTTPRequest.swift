/// The head of a request, as far as a reader of files needs it.
struct HTTPRequest: Sendable, Hashable {
  enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
  }

  let method: Method
  /// Decoded parts of the path; none of them empty, hidden or a step upwards.
  let path: [String]
  /// Whether the path ends with a slash.
  let isFolder: Bool
  /// What follows the question mark, as it was sent.
  let query: String
  /// Of the server as the browser knows it, with the port.
  let host: String

  /// Heads that are longer are refused.
  static let limit = 16_384

  /// Reads a head, up to its empty line.
  init(head: some Collection<UInt8>) throws(HTTPFault) {
    guard let text = String(validating: head, as: UTF8.self) else { throw .malformed }
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { throw .malformed }
    guard let method = Method(rawValue: String(words[0])) else { throw .methodNotAllowed }
    self.method = method
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let route = target.first, route.hasPrefix("/") else { throw .malformed }
    query = target.count > 1 ? String(target[1]) : ""
    isFolder = route.hasSuffix("/")
    path = try Self.parts(of: route)
    host = try Self.host(in: lines.dropFirst())
  }

  private static func parts(of route: Substring) throws(HTTPFault) -> [String] {
    var parts: [String] = []
    for part in route.split(separator: "/") {
      let decoded = try decoded(part)
      let isPlain = decoded.unicodeScalars.allSatisfy {
        $0.value >= 32 && $0 != "/" && $0 != "\\" && $0.value != 127
      }
      guard isPlain, !decoded.hasPrefix(".") else { throw .notFound }
      parts.append(decoded)
    }
    return parts
  }

  private static func decoded(_ part: Substring) throws(HTTPFault) -> String {
    var bytes: [UInt8] = []
    var rest = part.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
        let value = UInt8(digits, radix: 16)
      else { throw .malformed }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
    return text
  }

  private static func host(in lines: ArraySlice<Substring>) throws(HTTPFault) -> String {
    let hosts = lines.filter { $0.lowercased().hasPrefix("host:") }
    guard hosts.count == 1, let line = hosts.first else { throw .malformed }
    return line.dropFirst(5).filter { $0 != " " && $0 != "\t" }.lowercased()
  }
}

/// Why a request gets no file.
enum HTTPFault: Int, Error, Hashable {
  case malformed = 400
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case tooLong = 431

  var words: String {
    switch self {
    case .malformed: "Bad Request"
    case .forbidden: "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .tooLong: "Request Header Fields Too Large"
    }
  }
}
