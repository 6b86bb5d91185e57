import Base
import FoundationEssentials
import TestSupport
import Testing

@testable import ReportCommands

@Suite("What report watch serves")
struct WatchedSiteTests {
  private func request(
    _ target: String, host: String = "127.0.0.1:80"
  ) throws(HTTPFault) -> HTTPRequest {
    try HTTPRequest(head: "GET \(target) HTTP/1.1\r\nHost: \(host)".utf8)
  }

  @Test(
    "a head that asks for what is no file below the folder is refused",
    arguments: [
      ("GET /../secret HTTP/1.1\r\nHost: a", HTTPFault.notFound),
      ("GET /%2e%2e/secret HTTP/1.1\r\nHost: a", .notFound),
      ("GET /a/%2E%2E%2Fsecret HTTP/1.1\r\nHost: a", .notFound),
      ("GET /a%2f..%2fsecret HTTP/1.1\r\nHost: a", .notFound),
      ("GET /a%5c..%5csecret HTTP/1.1\r\nHost: a", .notFound),
      ("GET /.git/config HTTP/1.1\r\nHost: a", .notFound),
      ("GET /a%00b HTTP/1.1\r\nHost: a", .notFound),
      ("GET /%zz HTTP/1.1\r\nHost: a", .malformed),
      ("GET /%ff HTTP/1.1\r\nHost: a", .malformed),
      ("GET / HTTP/1.1", .malformed),
      ("GET / HTTP/1.1\r\nHost: a\r\nHost: b", .malformed),
      ("GET http://elsewhere/ HTTP/1.1\r\nHost: a", .malformed),
      ("GET /", .malformed), ("", .malformed),
      ("POST / HTTP/1.1\r\nHost: a", .methodNotAllowed),
    ])
  func refuses(head: String, fault: HTTPFault) {
    #expect(throws: fault) { try HTTPRequest(head: head.utf8) }
  }

  @Test("a page gets a script that its own policy lets run, and the file stays as it is")
  func injects() throws {
    let folder = try TemporaryFolder()
    let html = #"<meta content="default-src 'none'; script-src 'sha256-x'"><body>été</body>"#
    let file = folder.path.appending("one").appending("index.html")
    try Files.write(html, to: file)
    var site = WatchedSite(folder: folder.path)
    site.errors = "one.md:3:1: <b> & co"
    let answer = site.answer(try request("/one/"), port: 80)
    guard case .body(let bytes, let type, _) = answer else {
      Issue.record("no page")
      return
    }
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(type == "text/html; charset=utf-8")
    #expect(page.contains("connect-src 'self'; script-src 'sha256-"))
    #expect(page.contains("new EventSource('/-changes?1')"))
    #expect(page.contains("one.md:3:1: &lt;b&gt; &amp; co") && page.contains("été"))
    #expect(try Files.readText(file) == html)
    #expect(site.answer(try request("/one"), port: 80) == .moved(to: "/one/"))
  }

  @Test("another host, a link and a missing file get nothing")
  func confines() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try Files.write("secret", to: outside.path.appending("secret.txt"))
    try Files.write("x", to: folder.path.appending("x.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path.appending("leak").string, withDestinationPath: outside.path.string)
    let site = WatchedSite(folder: folder.path)
    #expect(site.answer(try request("/x.txt"), port: 80) != HTTPAnswer(.notFound))
    #expect(site.answer(try request("/leak/secret.txt"), port: 80) == HTTPAnswer(.notFound))
    #expect(site.answer(try request("/y.txt"), port: 80) == HTTPAnswer(.notFound))
    #expect(
      site.answer(try request("/x.txt", host: "evil.example:80"), port: 80)
        == HTTPAnswer(.forbidden))
    #expect(
      site.answer(try request("/x.txt", host: "127.0.0.1:81"), port: 80) == HTTPAnswer(.forbidden))
  }
}
