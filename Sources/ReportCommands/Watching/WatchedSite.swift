import Base
import Documents

/// A folder of reports as a browser sees it while its notebooks are watched.
struct WatchedSite: Sendable {
  let folder: FilePath
  /// Grows with every build.
  var version = 1
  /// What is wrong with the notebooks; empty when all are built.
  var errors = ""

  /// Where pages wait for the next version.
  static let changes = "-changes"

  /// Answers a request to a server at a port.
  func answer(_ request: HTTPRequest, port: Int) -> HTTPAnswer {
    // A page elsewhere whose name was bent to this address names another host.
    guard ["127.0.0.1:\(port)", "localhost:\(port)"].contains(request.host) else {
      return HTTPAnswer(.forbidden)
    }
    if request.path == [Self.changes] {
      return .change(since: Int(request.query) ?? 0)
    }
    var parts = request.path
    if Files.isFolder(folder.appending(parts.joined(separator: "/"))) {
      guard request.isFolder || parts.isEmpty else {
        return .moved(to: "/" + PercentEncoding.path.encoded(parts.joined(separator: "/")) + "/")
      }
      parts.append("index.html")
    }
    guard let path = confined(parts), let bytes = try? Files.read(path, limit: 1 << 28) else {
      let isPage = parts.last?.hasSuffix(".html") ?? true
      return isPage && !errors.isEmpty ? errorPage : HTTPAnswer(.notFound)
    }
    let type = Self.type(of: path)
    return .body(type.hasPrefix("text/html") ? reloading(bytes) : bytes, type: type)
  }

  /// The file, unless a link stands anywhere on the way.
  private func confined(_ parts: [String]) -> FilePath? {
    let path = FilePath(parts.joined(separator: "/"))
    let place = folder.pushing(path)
    guard path.isRelative, !Files.isBehindLink(path, below: folder), Files.exists(place),
      !Files.isFolder(place)
    else { return nil }
    return place
  }

  // MARK: Pages

  private var script: String {
    "new EventSource('/\(Self.changes)?\(version)').onmessage=()=>location.reload();"
  }

  private var scriptSource: String { "'\(Digest(of: script).scriptSource)'" }

  /// A page with what loads it again; the file stays as it is.
  private func reloading(_ bytes: [UInt8]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    if let policy = text.firstRange(of: "script-src ") {
      text.replaceSubrange(policy, with: "connect-src 'self'; script-src \(scriptSource) ")
    }
    let end = text.ranges(of: "</body>").last?.lowerBound ?? text.endIndex
    text.insert(contentsOf: notice + "<script>\(script)</script>", at: end)
    return Array(text.utf8)
  }

  private var notice: String {
    guard !errors.isEmpty else { return "" }
    return """
      <pre role="alert" style="position:fixed;inset:auto 0 0;max-height:50vh;overflow:auto;margin:0;\
      padding:1rem;background:#3b1219;color:#ffe3e6;font:14px/1.5 monospace;white-space:pre-wrap;\
      z-index:99">\(HTMLText.escaped(errors))</pre>
      """
  }

  private var errorPage: HTTPAnswer {
    let page = """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Not built</title>\
      <body><p>There is no report yet.</p></body></html>
      """
    return .body(reloading(Array(page.utf8)), type: "text/html; charset=utf-8")
  }

  private static func type(of path: FilePath) -> String {
    let type = MediaType.of(path.string)
    return type.hasPrefix("text/") ? type + "; charset=utf-8" : type
  }
}
