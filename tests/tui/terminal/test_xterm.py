"""Our emulator, by which the driver is tested, shows what a real xterm has shown; `xterm.py` has recorded that."""

from __future__ import annotations

import json
from unicodedata import normalize

import pytest
from rich.cells import cell_len

from tests.emulator import Emulator
from tests.tui.terminal.xterm import HEIGHT, RECORDED, WIDTH

SESSIONS = [(each["sent"], each["shown"]) for each in json.loads(RECORDED.read_text())]
_JOINER = "\u200d"
"""It joins nothing in xterm, which does not keep it."""


@pytest.mark.parametrize(("sent", "shown"), SESSIONS)
def test_what_is_scrolled_between_margins_is_what_xterm_shows(sent: str, shown: list[str]) -> None:
    emulator = Emulator(WIDTH, HEIGHT, width_of=cell_len)
    emulator.feed(sent)
    assert [normalize("NFC", line.replace(_JOINER, "").rstrip()) for line in emulator.display] == shown
