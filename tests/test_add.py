"""`newsreader add` as scripts use it."""

import io
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reader.cli import main

PAGE = """<html><head><title>Storm closes port of Riga</title></head><body><h1>Storm closes port of Riga</h1>
<p>A storm closed the port of Riga on Monday and cut power to 12,000 homes, the city said.</p>
<p>Nobody was hurt, and the ships wait at sea until Tuesday, said the harbour master.</p></body></html>"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of the user's own is read or written."""
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "library"))
    monkeypatch.delenv("NEWSREADER_CONFIG", raising=False)
    (tmp_path / "library").mkdir()
    monkeypatch.setattr("reader.arrivals.courtesy.PAUSE", 0.0)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["newsreader", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_folder_is_added_once(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "in" / "deep").mkdir(parents=True)
    (home / "in" / "deep" / "storm.html").write_text(PAGE)
    (home / "in" / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    (home / "in" / "wrong.xml").write_text("<nitf>")
    assert run(monkeypatch, "add", "in", "--json") == 1
    stored, wrong = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (stored["status"], stored["title"]) == ("stored", "Storm closes port of Riga")
    assert (wrong["status"], "no well-formed XML" in wrong["problem"]) == ("failed", True)
    assert Path(stored["path"]).is_file()
    assert run(monkeypatch, "add", "in/deep/storm.html") == 0
    assert "there already" in capsys.readouterr().out
    assert run(monkeypatch, "list") == 0
    assert capsys.readouterr().out.count("Storm closes port") == 1


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert run(monkeypatch, "add", "-") == 0
    assert "stored" in capsys.readouterr().out


@pytest.mark.parametrize("source", ["missing.html", "empty", "nothing.txt", "a\x1b[2J.html", "ftp://x/"])
def test_what_cannot_be_added_says_why(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    (home / "empty").mkdir()
    (home / "nothing.txt").write_text(" \n")
    assert run(monkeypatch, "add", source) == 1
    told = capsys.readouterr()
    assert not told.out
    assert told.err.startswith("newsreader: ")
    assert "\x1b" not in told.err
    assert ("http://" in told.err) == source.startswith("ftp:")


class Site(BaseHTTPRequestHandler):
    """Serves the page at any address but some."""

    def do_GET(self) -> None:
        status, kind, body = {
            "/feed": (200, "application/rss+xml", "<rss><channel><title>x</title></channel></rss>"),
            "/gone": (404, "text/html", "gone"),
            "/text": (200, "text/plain; charset=utf-8", "Quays open in Riga\n\nThe quays of Riga open on Friday.\n"),
            "/js": (302, "text/html", ""),
        }.get(self.path, (200, "text/html; charset=utf-8", PAGE))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status == 302:
            self.send_header("Location", "javascript:alert(1)")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_addresses(site: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path) -> None:
    (home / "list.txt").write_text(f"{site}/storm#top\n{site}/another\n")
    paths = ("/storm", "/text", "/feed", "/gone", "/js")
    assert run(monkeypatch, "add", "--json", *(site + path for path in paths), "list.txt") == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["status"] for one in told] == ["stored", "stored", "failed", "failed", "failed", "there", "failed"]
    reasons = " / ".join(one["problem"] for one in told if one["problem"])
    for words in ("subscribe", "404", "no page", "not on the public net"):
        assert words in reasons
    assert f"url: {site}/storm" in Path(told[0]["path"]).read_text()
