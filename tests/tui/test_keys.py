"""Keys as they are written, and the table they come from."""

import pytest

from reader.tui.app import NewsreaderApp
from reader.tui.commands import FOOTERS, PROGRAM, READING
from reader.tui.keys import Keys, shown, understood


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Ctrl-D", "ctrl+d"),
        ("C-d", "ctrl+d"),
        ("ctrl+l", "ctrl+l"),
        ("PgDn", "pagedown"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("S-Tab", "shift+tab"),
        ("M-x", "alt+x"),
        ("F5", "f5"),
        ("?", "question_mark"),
        ("/", "slash"),
        ("-", "minus"),
        ("+", "plus"),
        ("N", "N"),
        ("n", "n"),
    ],
)
def test_keys_are_understood_however_people_write_them(written: str, key: str) -> None:
    assert understood(written) == key


@pytest.mark.parametrize("key", ["ctrl+d", "pagedown", "question_mark", "slash", "N", "n", "shift+tab", "ctrl+minus"])
def test_what_is_shown_of_a_key_can_be_written_into_the_settings(key: str) -> None:
    assert understood(shown(key)) == key


def test_names_of_the_settings_that_mean_nothing_are_known(app: NewsreaderApp) -> None:
    keys = Keys({"Everywhere": [command.binding for command in READING]}, {"reading.star": "Ctrl-S, x", "no.such": "z"})
    assert keys.of("reading.star") == ("Ctrl-S", "x")
    assert keys.own["reading.star"] == "ctrl+s,x"
    assert keys.unknown == ["no.such"]


def test_each_command_has_a_name_a_key_and_words_of_its_own(app: NewsreaderApp) -> None:
    commands = (*READING, *PROGRAM)
    assert len({command.id for command in commands}) == len(commands)
    assert len({command.does for command in commands}) == len(commands)
    pressed = [key for command in commands for key in command.keys.split(",")]
    assert len(set(pressed)) == len(pressed)


def test_every_place_has_five_keys_that_matter(app: NewsreaderApp) -> None:
    for place, entries in FOOTERS.items():
        assert len(entries) == 5, place
        assert all(app.keys.of(id) for id, _ in entries)
