"""The reader as others are served it: what they may not do is neither offered nor done."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from reader.library import Library
from reader.restricted import NAME, REFUSAL
from reader.settings import Settings
from reader.tui.app import NewsreaderApp
from tests.tui.screen import running

LEFT_OUT = ("Fetch", "Add the article", "Delete", "Write", "To the shell")
KEYS = ("r", "R", "a", "d", "E", "w")


@pytest.fixture
def restricted(app: NewsreaderApp, library: Library, monkeypatch: pytest.MonkeyPatch) -> NewsreaderApp:
    """The reader of `app`, made where it is restricted."""
    monkeypatch.setenv(NAME, "1")
    return NewsreaderApp(library, Settings())


async def test_help_palette_and_footer_offer_only_what_can_be_done(restricted: NewsreaderApp) -> None:
    async with running(restricted) as seen:
        await seen.press("h")
        assert "fetch" not in seen.footer
        await seen.press("l", "x")
        assert "delete" not in seen.footer
        await seen.press("question_mark")
        help = str(seen.app.screen.query_one(Static).render())
        await seen.press("escape", "colon")
        palette = seen.app.screen.query_one(OptionList)
        assert await seen.until(lambda: palette.option_count > len(KEYS))
        offered = "\n".join(str(option.prompt) for option in palette.options)
        for words in (help, offered):
            assert "Star, or take the star away" in words
            assert "forget a saved search" in words
            assert not [command for command in LEFT_OUT if command in words]
        await seen.press("escape")


async def test_the_keys_of_what_cannot_be_done_say_so(restricted: NewsreaderApp, folder: Path) -> None:
    before = sorted(folder.iterdir())
    async with running(restricted) as seen:
        for key in KEYS:
            seen.screen.say("")
            await seen.press(key)
            assert REFUSAL in seen.footer, key
        await seen.press("ctrl+z")
        assert "no shell" in seen.footer
        await seen.press("B", "w")
        assert REFUSAL in str(seen.app.screen.query_one("Footer").render())
    assert sorted(folder.iterdir()) == before


async def test_whoever_reads_his_own_is_offered_all(app: NewsreaderApp) -> None:
    async with running(app) as seen:
        await seen.press("question_mark")
        help = str(seen.app.screen.query_one(Static).render())
        assert not [command for command in LEFT_OUT if command not in help]
