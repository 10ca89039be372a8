"""Readers that are forked of a process which has imported all that they need: `python -m reader.forked SOCKET`.

Many readers share what it has imported, and each is there sooner than Python itself would be. Each is a process of its
own nevertheless: no key waits for somebody else's work, and whoever ends takes nothing along.

Who wants a reader opens a connection, and sends a line of JSON with a terminal (SCM_RIGHTS, unix(7)). He is told the
number of the process and, in the end, its exit status; the connection ends with the process.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from socketserver import ForkingMixIn, StreamRequestHandler, UnixStreamServer

_NEEDED = (
    "reader.tui",  # before Textual, whose settings it makes
    "ctypes",
    "curses",
    "multiprocessing.pool",
    "reader.across.disagreement",
    "reader.across.news",
    "reader.cli",
    "reader.commands.opening",
    "reader.commands.read",
    "reader.facts.contract",
    "reader.intake.markdown",
    "reader.intake.wire",
    "reader.library.ahead",
    "reader.library.identity.linking",
    "reader.library.searches",
    "reader.library.sync",
    "reader.plain.session",
    "reader.start",
    "reader.tui.screens.across",
    "reader.tui.screens.changes",
    "reader.tui.session",
    "reader.tui.views.beside",
    "reader.tui.views.brief",
    "reader.tui.views.dossier",
    "reader.tui.views.related",
    "reader.tui.views.timeline",
    "textual.layouts.factory",
    "textual.scrollbar",
    "textual.system_commands",
    "watchfiles",
)
"""What a session imports sooner or later."""

_LONGEST = 1 << 16
_LOOK_UP = 1.0
"""Seconds after which it is looked whether anybody is there who wants readers."""


class _Forked(StreamRequestHandler):
    """In a process of its own: becomes the reader of a terminal."""

    server: _Server

    def handle(self) -> None:
        data, (terminal,), *_ = socket.recv_fds(self.request, _LONGEST, 1)
        asked = json.loads(data if data.endswith(b"\n") else data + self.rfile.readline())
        self.server.socket.close()
        _take(terminal, asked["environment"])
        self.wfile.write(b"%d\n" % os.getpid())
        sys.argv[1:] = ["--restricted", asked["library"]]
        from reader.start import main

        status = 1
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        with suppress(OSError):
            self.wfile.write(b"%d\n" % status)


def _take(terminal: int, environment: Mapping[str, str]) -> None:
    """Make the terminal this process's own, and forget where it comes from."""
    from reader.charset import encoding

    os.login_tty(terminal)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(environment["HOME"])
    named = encoding(environment)
    sys.stdin = os.fdopen(0, encoding=named, errors="surrogateescape")
    sys.stdout = os.fdopen(1, "w", buffering=1, encoding=named)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding=named)
    for name in ("stdin", "stdout", "stderr"):
        setattr(sys, f"__{name}__", getattr(sys, name))


class _Server(ForkingMixIn, UnixStreamServer):
    max_children = sys.maxsize
    request_queue_size = 128

    def __init__(self, path: str) -> None:
        super().__init__(path, _Forked)
        self._parent = os.getppid()

    def service_actions(self) -> None:
        super().service_actions()
        if os.getppid() != self._parent:
            raise SystemExit


def main(path: str) -> None:
    """Fork readers until whoever has started this process is gone.

    Args:
        path: of the socket.
    """
    from rich.cells import cell_len

    from reader.facts.language import engine_name, identifier
    from reader.facts.pipelines import DEFAULT_PIPELINE
    from reader.library.sync import parser

    for name in _NEEDED:
        import_module(name)
    # One who reads what is not plainly English would take more than all else that he has.
    identifier()
    # Each would read the same of our code and of installed packages, and the widths of characters.
    parser()
    engine_name("en", DEFAULT_PIPELINE)
    cell_len("\N{EM DASH}")
    # A reader whose garbage collector went through all this would get a copy of it.
    gc.collect()
    gc.freeze()
    with _Server(path) as server:
        os.write(1, b"ready\n")
        server.serve_forever(_LOOK_UP)


if __name__ == "__main__":
    main(sys.argv[1])
