"""Sessions of the whole reader: after every key a terminal shows what it would show behind Textual's own driver."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.drivers.headless_driver import HeadlessDriver

from reader.library import Library
from reader.settings import Settings
from reader.tui.app import NewsreaderApp
from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.canvas import Canvas
from reader.tui.terminal.frames import Frames
from reader.tui.terminal.screen import Screen
from tests.emulator import Emulator
from tests.tui.conftest import BRIDGE, OLDER, facts_of
from tests.tui.terminal.kinds import ABILITIES

WIDE = "東京で火事 Tokyo fire 👍\n\nTOKYO, May 3 (Kyodo) - 消防隊は火を消した。\n\n" + "\n\n".join(
    f"第{number}段落 paragraph {number}, cafe\u0301 “quoted” 日本語 and more words so that the line is wrapped."
    for number in range(30)
)
KEYS = st.sampled_from(
    "j j j k space b G g enter enter h J K f tab z n N 0 1 7 T u s question_mark escape ctrl+d ctrl+u / w".split()
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    (home / "articles").mkdir()
    for name, words in (("wide", WIDE), ("bridge", BRIDGE), ("older", OLDER)):
        (home / "articles" / f"{name}.txt").write_text(words)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEWSREADER_CONFIG", str(home / "config.toml"))
        environment.setenv("SSH_CONNECTION", "test")
        environment.setenv("TERM", "xterm-256color")
        library = _library(home)
        for row in library.rows(0, len(library)):
            article = library.article(row.id)
            library.keep_facts(article, facts_of(article))
        library.close()
        yield home


def _library(home: Path) -> Library:
    library = Library.open([home / "articles"], data=home / "data", cache=home / "cache")
    library.refresh()
    return library


async def _session(library: Library, size: tuple[int, int], abilities: Abilities, keys: list[str]) -> None:
    direct, ours = Emulator(*size), Emulator(*size, keeps_colour=abilities.erases_in_colour)
    ours.feed("\x1b[?69h")
    canvas = Canvas(Screen(*size))
    frames = Frames(canvas, abilities)

    class Recorder(HeadlessDriver):
        """Gives both terminals what Textual writes: one as it is, one as we send it."""

        is_headless = False

        def write(self, data: str) -> None:
            direct.feed(data)
            ours.feed(canvas.write(data))

    app = NewsreaderApp(library, Settings())
    app.driver_class = Recorder
    async with app.run_test(headless=False, size=size) as pilot:
        for key in keys:
            await pilot.press(key if key != "/" else "slash")
            await pilot.pause()
            ours.feed(frames.next())
            assert ours.cells() == direct.cells(), key
            assert (ours.cursor.y, ours.cursor.x) == canvas.screen.cursor


@settings(max_examples=5)
@given(
    size=st.tuples(st.integers(30, 150), st.integers(8, 45)),
    abilities=ABILITIES,
    keys=st.lists(KEYS, min_size=6, max_size=16),
)
def test_after_every_key_the_screen_is_what_textual_draws(
    home: Path, size: tuple[int, int], abilities: Abilities, keys: list[str]
) -> None:
    library = _library(home)
    try:
        asyncio.run(_session(library, size, abilities, ["enter", *keys]))
    finally:
        library.close()
