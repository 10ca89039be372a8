"""Whether the themes can be read."""

import pytest
from textual.color import Color
from textual.theme import Theme

from reader.tui.painting import Highlight
from reader.tui.themes import CONTRAST, DARK, LIGHT, TERMINAL

_NAMES = ("person", "org", "place", "event", "figure", "date", "quote", "quiet")


def ratio(one: Color, other: Color) -> float:
    """The contrast of two colours (WCAG 2.2, "contrast ratio")."""

    def luminance(colour: Color) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "least"), [(DARK, 4.5), (LIGHT, 4.5), (CONTRAST, 7.0)])
def test_all_words_stand_out_from_every_ground(theme: Theme, least: float) -> None:
    grounds = [theme.background, theme.panel]
    colours = [theme.variables[name] for name in _NAMES] + [theme.foreground, theme.primary, theme.accent, theme.error]
    for ground in grounds:
        for colour in colours:
            assert ratio(Color.parse(colour or ""), Color.parse(ground or "")) >= least, (colour, ground)
    on_cursor = [theme.variables["quiet"], theme.foreground]
    for colour in on_cursor:
        assert ratio(Color.parse(colour or ""), Color.parse(theme.variables["cursor-background"])) >= least, colour


def test_the_terminals_own_colours_are_its_own() -> None:
    assert TERMINAL.ansi
    assert all(colour.startswith("ansi_") for colour in TERMINAL.variables.values())
    assert {"person", "figure", "date", "quote"} <= {*Highlight} & {*TERMINAL.variables}
