"""A Hugging Face hub on this machine that serves one repository, for fetching without a network."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub(ThreadingHTTPServer):
    """Serves `files` as the newest commit of `repository`; `cut` leaves only the first bytes of each."""

    daemon_threads = True

    def __init__(self, repository: str, files: dict[str, bytes], cut: int | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.repository = repository
        self.files = files
        self.cut = cut
        self.seen: list[tuple[str, str | None]] = []
        """Path and Authorization header of every request."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    """The four requests that fetching a snapshot makes."""

    server: Hub
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        hub, path = self.server, self.path.partition("?")[0]
        hub.seen.append((path, self.headers.get("Authorization")))
        api = f"/api/models/{hub.repository}"
        resolve = f"/{hub.repository}/resolve/{COMMIT}/"
        if path in ("/", api, f"{api}/revision/main"):
            self.reply(json.dumps({"id": hub.repository, "sha": COMMIT}).encode())
        elif path == f"{api}/tree/{COMMIT}":
            self.reply(json.dumps([self.entry(name) for name in hub.files]).encode())
        elif path.removeprefix(resolve) in hub.files:
            self.reply(hub.files[path.removeprefix(resolve)], cut=hub.cut)
        else:
            self.send_error(404)

    def entry(self, name: str) -> dict[str, object]:
        content = self.server.files[name]
        return {"type": "file", "path": name, "size": len(content), "oid": sha256(content).hexdigest()}

    def reply(self, content: bytes, cut: int | None = None) -> None:
        sent = content[:cut] if self.command == "GET" else content
        self.send_response(200)
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("ETag", f'"{sha256(content).hexdigest()}"')
        self.send_header("X-Repo-Commit", COMMIT)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(sent)

    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""


@contextmanager
def serving(repository: str, files: dict[str, bytes], cut: int | None = None) -> Iterator[Hub]:
    with Hub(repository, files, cut) as hub:
        Thread(target=hub.serve_forever, daemon=True).start()
        yield hub
        hub.shutdown()
