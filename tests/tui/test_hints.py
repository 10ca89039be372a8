"""Links in the text, opened by a letter."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.tui.app import NewsreaderApp
from tests.tui.screen import running

LINKED = """---
title: Quays open again
date: 2016-01-01
---

The [council](https://example.com/council) met, and the [harbour master](https://example.com/master) spoke at length.

Much was said of [ships](javascript:alert(1)) and of nothing else.
"""


@pytest.fixture
def linked(folder: Path, library: Library) -> None:
    (folder / "linked.md").write_text(LINKED)
    library.refresh()


@pytest.mark.usefixtures("linked")
async def test_a_link_in_the_text_is_opened_by_its_letter(app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    async with running(app) as seen:
        monkeypatch.setattr(seen.app, "copy_to_clipboard", copied.append)
        await seen.press("enter", "F")
        line = next(line for line in seen.lines(seen.article) if " met, and the " in line)
        assert "The aouncil met, and the sarbour master" in line
        await seen.press("s")
        assert copied == ["https://example.com/master"]
        assert "The council met, and the harbour master" in seen.text(seen.article)


@pytest.mark.usefixtures("linked")
async def test_any_other_key_takes_the_letters_away(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("enter", "F", "q")
        assert "The council met" in seen.text(seen.article)
        assert seen.screen.pane == "article"


async def test_without_links_it_says_so(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("enter", "F")
        assert "no link" in seen.footer
