"""`newsreader add` as scripts use it."""

from pathlib import Path

import pytest

from tests.commands.ended import Run
from tests.site import Site

PAGE = """<html><head><title>Storm closes port of Riga</title></head><body><h1>Storm closes port of Riga</h1>
<p>A storm closed the port of Riga on Monday and cut power to 12,000 homes, the city said.</p>
<p>Nobody was hurt, and the ships wait at sea until Tuesday, said the harbour master.</p></body></html>"""


@pytest.fixture(autouse=True)
def library(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = home / "library"
    folder.mkdir()
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(folder))
    monkeypatch.setattr("reader.arrivals.courtesy.PAUSE", 0.0)
    return folder


def test_a_folder_is_added_once(home: Path, run: Run) -> None:
    (home / "in" / "deep").mkdir(parents=True)
    (home / "in" / "deep" / "storm.html").write_text(PAGE)
    (home / "in" / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    (home / "in" / "wrong.xml").write_text("<nitf>")
    added = run("add", "in", "--json")
    stored, wrong = added.objects
    assert added.status == 1
    assert (stored["status"], stored["title"]) == ("stored", "Storm closes port of Riga")
    assert (wrong["status"], "no well-formed XML" in str(wrong["problem"])) == ("failed", True)
    assert Path(str(stored["path"])).is_file()
    again = run("add", "in/deep/storm.html")
    assert again.status == 0
    assert "there already" in again.out
    assert run("list").out.count("Storm closes port") == 1


def test_standard_input(run: Run) -> None:
    added = run("add", "-", stdin=PAGE.encode())
    assert added.status == 0
    assert "stored" in added.out


@pytest.mark.parametrize("source", ["missing.html", "empty", "nothing.txt", "a\x1b[2J.html", "ftp://x/"])
def test_what_cannot_be_added_says_why(home: Path, run: Run, source: str) -> None:
    (home / "empty").mkdir()
    (home / "nothing.txt").write_text(" \n")
    told = run("add", source)
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith("newsreader: ")
    assert "\x1b" not in told.err
    assert ("http://" in told.err) == source.startswith("ftp:")


def test_addresses(home: Path, run: Run, here: Site) -> None:
    paths = (
        here.says("/storm", PAGE, Content_Type="text/html; charset=utf-8"),
        here.says("/text", "Quays open in Riga\n\nThe quays of Riga open on Friday.\n", Content_Type="text/plain"),
        here.says("/feed", "<rss><channel><title>x</title></channel></rss>", Content_Type="application/rss+xml"),
        here.says("/gone", "gone", status=404),
        here.says("/js", status=302, Location="javascript:alert(1)"),
    )
    another = here.says("/another", PAGE, Content_Type="text/html; charset=utf-8")
    (home / "list.txt").write_text(f"{here.url}/storm#top\n{another}\n")
    added = run("add", "--json", *paths, "list.txt")
    assert added.status == 1
    told = added.objects
    assert [one["status"] for one in told] == ["stored", "stored", "failed", "failed", "failed", "there", "failed"]
    reasons = " / ".join(str(one["problem"]) for one in told if one["problem"])
    for words in ("subscribe", "404", "no page", "not on the public net"):
        assert words in reasons
    assert f"url: {here.url}/storm" in Path(str(told[0]["path"])).read_text()
