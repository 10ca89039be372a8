"""The line to a real pty."""

from __future__ import annotations

import os
import termios

import pytest

from reader.tui.terminal.line import size_of


@pytest.mark.parametrize(("said", "used"), [((80, 24), (80, 24)), ((65535, 65535), (1000, 500)), ((0, 0), (0, 0))])
def test_of_a_terminal_without_bounds_a_part_is_used(said: tuple[int, int], used: tuple[int, int]) -> None:
    master, terminal = os.openpty()
    columns, rows = said
    termios.tcsetwinsize(terminal, (rows, columns))
    assert size_of(terminal) == used
    for end in (master, terminal):
        os.close(end)


def test_where_there_is_no_terminal_nobody_knows_its_size() -> None:
    reading, writing = os.pipe()
    assert size_of(reading) == (0, 0)
    for end in (reading, writing):
        os.close(end)
