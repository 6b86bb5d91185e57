"""A server on loopback that serves the same bytes well and badly; prints its port, then serves until killed."""
import http.server
import json
import pathlib
import sys
import time

content = pathlib.Path(sys.argv[1]).read_bytes()
requests = []
seen = set()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def start(self, status, length, **headers):
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()

    def send(self, body, ranges=True, cut=None):
        """The bytes, from where the client asks; with `cut` the connection ends after so many."""
        first, asked = 0, self.headers.get("Range")
        if ranges and asked:
            first = int(asked.removeprefix("bytes=").split("-")[0])
            if first >= len(body):
                self.start(416, 0, Content_Range=f"bytes */{len(body)}")
                return
            self.start(
                206, len(body) - first,
                Content_Range=f"bytes {first}-{len(body) - 1}/{len(body)}")
        else:
            self.start(200, len(body))
        self.wfile.write(body[first:][:cut])

    def do_GET(self):
        kind = self.path.split("/")[1]
        is_first = self.path not in seen
        seen.add(self.path)
        if kind != "log":
            requests.append([self.path, self.headers.get("Range")])
        half = len(content) // 2
        if kind == "log":
            body = json.dumps(requests).encode()
            self.send(body)
        elif kind == "plain":
            self.send(content)
        elif kind == "cut":
            self.send(content, cut=half if is_first else None)
        elif kind == "cut-always":
            self.send(content, cut=1000)
        elif kind == "cut-plain":
            self.send(content, ranges=False, cut=half if is_first else None)
        elif kind == "wrong":
            self.send(bytes(len(content)))
        elif kind == "redirect":
            self.start(302, 0, Location="/plain/data.bin")
        elif kind == "redirect-away":
            self.start(302, 0, Location="file:///etc/hostname")
        elif kind == "redirect-loop":
            self.start(302, 0, Location="/redirect-loop/x")
        elif kind == "silent":
            time.sleep(60)
        elif kind == "larger":
            self.start(200, None)
            try:
                for _ in range(10000):
                    self.wfile.write(content)
            except OSError:
                pass
        elif kind == "short":
            self.send(content[:half])
        else:
            self.start(404, 0)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
