"""A web site on loopback that does what a test tells it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Act = Callable[["Handler"], None]


@dataclass
class Asked:
    """A request as it came."""

    path: str
    headers: Mapping[str, str]
    """By lower-case names."""
    client: str


@dataclass
class Site:
    """What it says at each path, and what it was asked."""

    url: str
    at: dict[str, Act] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def says(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> str:
        """Answer a path from now on; its address. Underscores in names of headers are hyphens."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.at[path] = lambda handler: handler.answer(status, named, data)
        return self.url + path

    def does(self, path: str, act: Act) -> str:
        """Do something of its own at a path; its address."""
        self.at[path] = act
        return self.url + path

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path for asked in self.asked]


class Handler(BaseHTTPRequestHandler):
    """One connection to the site."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append(
            Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, self.client_address[0])
        )
        act = self.site.at.get(self.path)
        with suppress(BrokenPipeError, ConnectionResetError):
            if act is None:
                self.answer(404, {}, b"not here")
            else:
                act(self)

    def answer(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(0 if status == 304 else len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what these tests are about."""


@contextmanager
def site(address: str = "127.0.0.1") -> Iterator[Site]:
    """A running site."""
    server = _Server((address, 0), type("SiteHandler", (Handler,), {}))
    made = Site(f"http://{address}:{server.server_port}")
    server.RequestHandlerClass.site = made  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
