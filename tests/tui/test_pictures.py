"""The lead picture of an article, shown on a key."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reader.library import Library
from reader.restricted import NAME
from reader.tui.app import NewsreaderApp
from reader.tui.screens.picture import PictureScreen
from reader.tui.widgets.picture_view import PictureView
from tests.feeds import rss, subscribe
from tests.site import Site
from tests.tui.screen import Seen, running

ILLUSTRATED = """---
title: Quays open again
date: 2026-01-01
---

![The quays on Monday.](<https://example.com/quays.jpg>)

They opened at noon.
"""


def png() -> bytes:
    """A flag: red above blue."""
    flag = Image.new("RGB", (60, 40), (255, 0, 0))
    flag.paste((0, 0, 255), (0, 20, 60, 40))
    made = BytesIO()
    flag.save(made, "PNG")
    return made.getvalue()


def bomb() -> bytes:
    """A few bytes that say that they are 400 million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(20_001) * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def illustrated(library: Library, here: Site) -> None:
    """A feed on loopback, typed by the user, whose one article has a picture there."""
    enclosure = f'<enclosure url="{here.url}/lead.png" type="image/png" length="1"/>'
    subscribe(library, here.says("/feed", rss("one").replace("</item>", f"{enclosure}</item>")))


async def opened(seen: Seen) -> None:
    await seen.press("R", "slash", *"feed:feed", "enter", "enter")
    assert seen.screen.pane == "article"


async def shown(seen: Seen) -> PictureView:
    """The picture, once it stands on the screen."""
    await seen.press("i")
    assert isinstance(seen.app.screen, PictureScreen)
    view = seen.app.screen.query_one(PictureView)
    assert await seen.until(lambda: any("▀" in view.render_line(y).text for y in range(view.size.height)))
    return view


async def test_a_picture_is_fetched_when_it_is_asked_for_and_once(
    app: NewsreaderApp, library: Library, here: Site, tmp_path: Path
) -> None:
    illustrated(library, here)
    here.says("/lead.png", png())
    async with running(app) as seen:
        await opened(seen)
        assert "picture" in seen.footer
        assert "/lead.png" not in here.paths()
        view = await shown(seen)
        cells = [segment for y in range(view.size.height) for segment in view.render_line(y) if "▀" in segment.text]
        colours = [(cell.style.color.triplet, cell.style.bgcolor.triplet) for cell in cells if cell.style]  # type: ignore[union-attr]
        assert colours[0][0].red > 240 > 16 > colours[0][0].blue  # type: ignore[union-attr]
        assert colours[-1][1].blue > 240 > 16 > colours[-1][1].red  # type: ignore[union-attr]
        await seen.press("escape")
        assert seen.screen.pane == "article"
        await shown(seen)
        assert here.paths().count("/lead.png") == 1
        (kept,) = (tmp_path / "cache" / "pictures").iterdir()
        assert kept.stat().st_mode & 0o777 == 0o600


async def test_what_is_no_picture_is_said(app: NewsreaderApp, library: Library, here: Site, tmp_path: Path) -> None:
    illustrated(library, here)
    async with running(app) as seen:
        await opened(seen)
        for body, status, why in (
            (bomb(), 200, "more than 50 million pixels"),
            (b"<html>Log in</html>", 200, "no picture that can be read"),
            (png()[:60], 200, "damaged"),
            (b"", 404, "answers 404"),
        ):
            here.says("/lead.png", body, status=status)
            await seen.press("i")
            assert why in seen.footer
            assert seen.screen.is_current
    assert not (tmp_path / "cache" / "pictures").exists()


async def test_where_no_picture_can_be_shown_the_caption_stands_and_nothing_is_fetched(
    app: NewsreaderApp, folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "illustrated.md").write_text(ILLUSTRATED)
    library.refresh()
    async with running(app) as seen:
        await seen.press("enter")
        assert "The quays on Monday." in seen.text(seen.article)
        monkeypatch.setenv("NO_COLOR", "1")
        await seen.press("i")
        assert "NO_COLOR" in seen.footer
        monkeypatch.delenv("NO_COLOR")
        monkeypatch.setenv(NAME, "1")
        await seen.press("i")
        assert "nothing is fetched from here" in seen.footer
        await seen.press("J")
        assert "picture" not in seen.footer
        await seen.press("i")
        assert "has no picture" in seen.footer
