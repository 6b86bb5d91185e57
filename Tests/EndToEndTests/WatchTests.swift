import Base
import Subprocess
import TestSupport
import Testing

@Suite("report watch")
struct WatchTests {
  /// Watches a notebook, and asks for pages as a browser does; prints what it found.
  private static let client = """
    import http.client, os, signal, socket, subprocess, sys, time, urllib.parse
    program, notebook = sys.argv[1:]
    watch = subprocess.Popen([program, "watch", notebook], stdout=subprocess.PIPE, text=True)
    address = urllib.parse.urlparse(watch.stdout.readline())
    port = address.port

    def get(path, method="GET", headers={}):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())

    def version(page):
        return int(page.split("/-changes?")[1].split("'")[0])

    def until(sentence):
        for _ in range(300):
            status, page, _ = get(address.path)
            if sentence in page:
                return page
            time.sleep(0.1)
        raise SystemExit("never saw " + sentence)

    def edit(old, new):
        text = open(notebook).read()
        assert old in text
        open(notebook, "w").write(text.replace(old, new))

    page = until("Say here what the report asks")
    assert "connect-src 'self'" in page
    edit("Say here what", "Now say what")
    status, events, fields = get("/-changes?%d" % version(page))  # comes back when it is built again
    assert (status, events) == (200, "data: changed\\n\\n"), events
    until("Now say what")
    assert "-changes" not in open("output/watch/%s/index.html" % os.path.basename(notebook)[:-3]).read()

    edit("{ref}`fig-response`", "{ref}`fig-respons`")
    page = until('role="alert"')
    assert "fig-respons" in page and "fig-response" in page
    edit("{ref}`fig-respons`", "{ref}`fig-response`")
    for _ in range(300):
        if 'role="alert"' not in get(address.path)[1]:
            break
        time.sleep(0.1)
    else:
        raise SystemExit("the notice stays")

    codes = [get("/../../../etc/passwd")[0], get("/%2e%2e/%2e%2e/etc/passwd")[0], get("/", method="POST")[0],
             get("/", headers={"Host": "evil.example"})[0], get("/nothing.csv")[0]]
    raw = socket.create_connection(("127.0.0.1", port))
    raw.sendall(b"GET / HTTP/1.1\\r\\nX: " + b"a" * 17000)
    codes.append(int(raw.recv(100).split()[1]))
    watch.send_signal(signal.SIGINT)
    print(codes, watch.wait(10))
    """

  @Test("builds again when a sentence changes, says what is wrong, gives nothing else away")
  func watches() async throws {
    let folder = try TemporaryFolder()
    let made = try await Program.run(["new", "notebook", "seen"], in: folder.path)
    #expect(made.code == 0, "\(made.notes)")
    let result = try await Subprocess.run(
      .name("python3"),
      arguments: Arguments(["-c", Self.client, Program.path.string, "notebooks/seen.md"]),
      workingDirectory: folder.path, output: .string(limit: 1 << 20), error: .string(limit: 1 << 20)
    )
    #expect(
      result.standardOutput == "[404, 404, 405, 403, 404, 431] 0\n", "\(result.standardError)")
  }
}
