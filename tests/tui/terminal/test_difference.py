"""Whatever stands on the screen, afterwards there is what was wanted, on every kind of terminal."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.canvas import Canvas
from reader.tui.terminal.frames import Frames
from reader.tui.terminal.screen import Screen
from reader.tui.terminal.widths import is_disputed
from tests.emulator import Emulator
from tests.tui.terminal.kinds import ABILITIES

WIDTH, HEIGHT = 24, 9
SGR = ("", "1", "7", "4;38;5;12", "48;5;3", "1;3;38;5;200;48;5;3", "31", "48;5;7", "2;95")
WORDS = st.lists(
    st.sampled_from(
        ["a", "b", " ", "  ", "      ", "──────────", "▏", "é", "“", "漢", "字漢字", "👍", "👩‍👩‍👧", "e\u0301", "❤️"]
    ),
    min_size=1,
    max_size=8,
).map("".join)
DISPUTED = st.lists(
    st.sampled_from([*"a 漢✅🌡🇯│\xad", "word", "     ", "👍🏽", "👩‍👩‍👧", "🇯🇵", "❤️", "1️⃣", "दी", "e\u0301", "🏴󠁧󠁢󠁿"]),
    min_size=1,
    max_size=8,
).map("".join)
WRITES = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), st.sampled_from(SGR), WORDS).map(
    lambda write: f"\x1b[{write[0] + 1};{write[1] + 1}H\x1b[{write[2]}m{_cut(write[3], write[1])}\x1b[0m"
)


def _cut(words: str, column: int) -> str:
    """As much as fits: Textual never writes beyond the edge, where terminals do this or that."""
    return set_cell_size(words, min(WIDTH - column, 12))


class _Pair:
    """A terminal that gets what Textual writes, and one that gets what we make of it."""

    def __init__(self, abilities: Abilities, width_of: Callable[[str], int] | None = None) -> None:
        self.direct = Emulator(WIDTH, HEIGHT)
        self.ours = Emulator(WIDTH, HEIGHT, keeps_colour=abilities.erases_in_colour, width_of=width_of)
        self.ours.feed("\x1b[?69h")
        self.canvas = Canvas(Screen(WIDTH, HEIGHT))
        self.frames = Frames(self.canvas, abilities)

    def write(self, data: str) -> None:
        self.direct.feed(data)
        self.ours.feed(self.canvas.write(data))

    def frame(self, limit: int | None = None) -> str:
        sequence = self.frames.next(limit)
        self.ours.feed(sequence)
        return sequence

    def complete(self, limit: int | None) -> None:
        for _ in range(HEIGHT):
            if not self.frames.is_complete:
                assert self.frame(limit)
        assert self.frames.is_complete, "each frame brings at least one row"


LIMITS = st.none() | st.integers(1, 120)
"""Characters that a slow line takes at once."""


@settings(max_examples=100)
@given(ABILITIES, st.lists(st.lists(WRITES, max_size=12), min_size=1, max_size=6))
def test_the_screen_is_what_textual_would_have_drawn(abilities: Abilities, frames: list[list[str]]) -> None:
    pair = _Pair(abilities)
    for writes in frames:
        for data in writes:
            pair.write(data)
        pair.frame()
        assert pair.ours.cells() == pair.direct.cells()
        assert (pair.ours.cursor.y, pair.ours.cursor.x) == pair.canvas.screen.cursor
        assert pair.frame() == "", "what is shown already costs nothing"


def _narrow(char: str) -> int:
    """As a terminal counts that knows no emoji."""
    return cell_len(char) if "\u2e80" < char < "\U0001f000" else min(cell_len(char), 1)


def _apart(char: str) -> int:
    """As a terminal counts that gives cells of their own to vowel signs and to the letters of a spelt flag."""
    return 2 if char > "\U0001f000" else cell_len(char) or int(category(char) == "Mc")


@settings(max_examples=50)
@given(
    ABILITIES,
    st.lists(
        st.lists(st.tuples(st.integers(0, 2), st.integers(0, WIDTH - 2), st.sampled_from(SGR), DISPUTED), max_size=9),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from((cell_len, _narrow, _apart)),
)
def test_where_a_terminal_counts_cells_otherwise_only_those_characters_look_odd(
    abilities: Abilities, frames: list[list[tuple[int, int, str, str]]], width_of: Callable[[str], int]
) -> None:
    """Not in the last column: there a terminal moves to the left what does not fit."""
    pair = _Pair(abilities, width_of)
    for writes in frames:
        for row, column, looks, words in writes:
            cut = set_cell_size(words, min(WIDTH - 1 - column, 12))
            pair.write(f"\x1b[{row + 1};{column + 1}H\x1b[{looks}m{cut}\x1b[0m")
        pair.frame()
        anew = Emulator(WIDTH, HEIGHT)
        anew.feed(Frames(pair.canvas, Abilities()).next())
        shown, expected = pair.ours.cells(), anew.cells()
        for row, texts in enumerate(pair.canvas.screen.texts):
            agreed = [at for at, text in enumerate(texts) if not is_disputed(text or texts[at - 1])]
            assert [shown[row][at] for at in agreed] == [expected[row][at] for at in agreed]


PARAGRAPHS = [
    f"{number} {word * 3}"[:10] for number, word in enumerate(("bank ", "ship ", "vote ", "漢字 ", "rain ") * 8)
]


@settings(max_examples=50)
@given(ABILITIES, st.lists(st.lists(WRITES, max_size=12), min_size=1, max_size=6), st.integers(1, 120))
def test_on_a_slow_line_it_comes_in_pieces_and_is_the_same_in_the_end(
    abilities: Abilities, frames: list[list[str]], limit: int
) -> None:
    pair = _Pair(abilities)
    for writes in frames:
        for data in writes:
            pair.write(data)
        pair.frame(limit)
        assert (pair.ours.cursor.y, pair.ours.cursor.x) == pair.canvas.screen.cursor
    pair.complete(limit)
    assert pair.ours.cells() == pair.direct.cells()


@settings(max_examples=100)
@given(ABILITIES, st.lists(st.integers(0, 30), min_size=2, max_size=6), st.integers(0, 2), st.integers(0, 2), LIMITS)
def test_scrolled_text_is_right_whatever_can_be_scrolled(
    abilities: Abilities, places: list[int], top: int, pane: int, limit: int | None
) -> None:
    """A pane of text between two others, or alone; on a slow line what is scrolled may be there only in part."""
    left, width = ((0, WIDTH), (8, 10), (14, 10))[pane]
    pair = _Pair(abilities)
    for row in range(HEIGHT):
        pair.write(f"\x1b[{row + 1};1H{f'{row} list':<8}{f'{row} text':<8}{f'{row} fact':<8}")
    for place in places:
        for row in range(top, HEIGHT - 1):
            words = set_cell_size(PARAGRAPHS[place + row], width)
            pair.write(f"\x1b[{row + 1};{left + 1}H\x1b[38;5;{place + row}m{words}\x1b[0m")
        pair.write(f"\x1b[{HEIGHT};1H{place:>{WIDTH}}")
        pair.frame(limit)
        assert limit or pair.ours.cells() == pair.direct.cells()
    pair.complete(limit)
    assert pair.ours.cells() == pair.direct.cells()


def test_after_a_repaint_columns_are_scrolled_also_where_a_resize_ended_that() -> None:
    """As in mlterm; without the mode the same sequence keeps a place, and whole rows are scrolled."""
    pair = _Pair(Abilities(has_regions=True, shifts=True, has_columns=True))
    for place in range(3):
        for row in range(HEIGHT):
            pair.write(f"\x1b[{row + 1};1H{f'list {row}':<12}\x1b[{row + 1};13H{f'{place + row} text':<12}")
        if place == 1:
            pair.ours.feed("\x1b[?69l")
            pair.frames.forget()
        assert ("\x1b[13;24s" in pair.frame()) is (place == 2)
        assert pair.ours.cells() == pair.direct.cells()


def test_a_line_of_text_is_scrolled_and_not_drawn_anew() -> None:
    pair = _Pair(Abilities(has_regions=True, shifts=True))
    sizes = []
    for place in range(3):
        for row in range(HEIGHT):
            pair.write(f"\x1b[{row + 1};1H{set_cell_size(f'{place + row} lines of the text', WIDTH)}")
        sizes.append(len(pair.frame()))
    assert pair.ours.cells() == pair.direct.cells()
    assert max(sizes[1:]) < 2 * WIDTH


def test_what_is_no_text_passes_through_and_what_is_not_known_leads_to_a_repaint() -> None:
    pair = _Pair(Abilities(is_like_xterm=True))
    pair.write("\x1b[1;1Hwords")
    pair.frame()
    assert (
        pair.canvas.write("\x1b]52;c;d29yZHM=\x07\x1b]2;title\x07\x07") == "\x1b]52;c;d29yZHM=\x07\x1b]2;title\x07\x07"
    )
    assert pair.frame() == ""
    assert pair.canvas.write("\x1b[?1003h\x1b[?1049h\x1b[>25u\x1b[?2026$p") == "", "modes are the driver's own"
    assert pair.canvas.write("\x1b[5L") == "\x1b[5L"
    assert "words" in pair.frame()


def test_a_sequence_may_come_in_pieces() -> None:
    pair = _Pair(Abilities())
    for piece in ("\x1b", "[2;3", "H\x1b[1mwo", "rds\x1b]8;;https://example.com", "\x1b\\!"):
        pair.canvas.write(piece)
    assert pair.canvas.screen.lines[1].strip() == "words!"
    assert pair.canvas.screen.pens[1][7].link.endswith("https://example.com")


@given(st.lists(WRITES, max_size=12))
def test_a_screen_can_be_kept_as_text(writes: list[str]) -> None:
    canvas = Canvas(Screen(WIDTH, HEIGHT))
    for data in writes:
        canvas.write(data)
    assert Screen.from_json(canvas.screen.to_json()) == canvas.screen


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"width": 2, "cursor": [0, 0], "pens": [], "rows": [[0, "a"]]}', "null"]
)
def test_what_is_no_kept_screen_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no screen"):
        Screen.from_json(text)


def test_what_stands_there_already_is_not_sent_again() -> None:
    canvas = Canvas(Screen(WIDTH, HEIGHT))
    canvas.write("\x1b[1;1HThe same words\x1b[2;1Hand others")
    frames = Frames(canvas, Abilities(), shown=Screen.from_json(canvas.screen.to_json()))
    assert frames.next() == ""
    canvas.write("\x1b[2;5Hwords")
    assert "words" in (frame := frames.next())
    assert "same" not in frame


def test_what_stands_there_already_is_sent_again_where_it_may_stand_elsewhere() -> None:
    canvas = Canvas(Screen(WIDTH, HEIGHT))
    canvas.write("\x1b[1;1HThe same words\x1b[2;1H🇯🇵 and others")
    frames = Frames(canvas, Abilities(), shown=canvas.screen.copy())
    assert "others" in (frame := frames.next())
    assert "same" not in frame
    assert frames.next() == ""
