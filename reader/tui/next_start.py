"""What the next start will show first, kept at the end of this one.

A second reader, without a terminal, starts on the library as it was left; its first screen goes into a file, with the
stamps of all files that it was made from (see `reader.snapshot`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from textual.drivers.headless_driver import HeadlessDriver

from reader.charset import encoding
from reader.first_paint import Painted
from reader.library import Library, LibraryError
from reader.settings import config_file, load_settings
from reader.snapshot import MODES, Snapshot, file_of, key_of, stamp
from reader.tui.app import NewsreaderApp
from reader.tui.terminal.abilities import abilities
from reader.tui.terminal.canvas import Canvas
from reader.tui.terminal.fitting import fitting
from reader.tui.terminal.modes import taking
from reader.tui.terminal.pen import Pen, change, pen
from reader.tui.terminal.screen import Screen
from reader.tui.terminal.taken import Taken

_LONG_GAP = 8
"""Blanks that are worth a look of their own, since they can be erased."""

_KEPT = 24
"""First screens that are kept, of different libraries and sizes of the terminal."""


def taken(painted: Painted | None) -> Taken | None:
    """What the driver has to know of a terminal that shows a first screen already."""
    if painted is None:
        return None
    canvas = _canvas(painted.size)
    canvas.write(painted.snapshot.picture(erasing=False))
    return Taken(canvas.screen, painted.attributes)


def keep_first_screen(
    arguments: Sequence[str], roots: Sequence[Path], size: tuple[int, int], *, is_narrow: bool
) -> None:
    """Keep what the same command would show first.

    Args:
        arguments: of the command line.
        roots: the folders and files of the library.
        size: columns and rows of the terminal.
        is_narrow: whether to do without what it shows in two cells and we count as one.
    """
    with suppress(OSError, LibraryError):
        key = key_of(list(arguments), size)
        snapshot = _snapshot(key, roots, size, is_narrow=is_narrow)
        if snapshot is not None:
            _write(Path(file_of(key)), snapshot)


def _snapshot(key: str, roots: Sequence[Path], size: tuple[int, int], *, is_narrow: bool) -> Snapshot | None:
    terminal = abilities()
    modes = [name for name, (begin, _) in MODES.items() if begin and begin in taking(terminal)]
    if "".join(MODES[name][0] for name in modes) != taking(terminal) or "alternate" not in modes:
        return None
    if terminal.erases and terminal.erases_in_colour:
        modes.append("erases")
    library = Library.open(roots)
    if library.databases is None:
        library.close()
        return None
    made_from = [str(path) for path in (*library.databases, config_file())]
    stamps = {path: stamp(path) for path in made_from}
    screen = _first_screen(library, size, is_narrow=is_narrow)
    if any(stamp(path) != was for path, was in stamps.items()):
        return None
    looks: dict[Pen, int] = {}
    rows = [
        [(looks.setdefault(look, len(looks)), words) for look, words in _stretches(texts, pens)]
        for texts, pens in zip(screen.texts, screen.pens, strict=True)
    ]
    cursor = screen.cursor.row, screen.cursor.column
    return Snapshot(key, stamps, tuple(modes), cursor, [_parameters(look) for look in looks], rows)


def _stretches(texts: Sequence[str], pens: Sequence[Pen]) -> Iterator[tuple[Pen, str]]:
    """What looks alike in a row; a short gap belongs to the words before it."""
    held, words = pens[0], ""
    for look, run in groupby(zip(texts, pens, strict=True), lambda cell: cell[1]):
        part = "".join(text for text, _ in run)
        if look is held or (held.blank is look and part.isspace() and len(part) < _LONG_GAP):
            words += part
        else:
            yield held, words
            held, words = look, part
    yield held, words


def _parameters(look: Pen) -> str:
    return change(None, pen(look.ink, look.paper, look.looks, "")).removeprefix("\x1b[").removesuffix("m")


def _canvas(size: tuple[int, int]) -> Canvas:
    return Canvas(Screen(*size), fitting(abilities()), encoding(os.environ))


def _first_screen(library: Library, size: tuple[int, int], *, is_narrow: bool) -> Screen:
    canvas = _canvas(size)
    if is_narrow:
        canvas.keep_narrow()

    class Recorder(HeadlessDriver):
        """Takes what would go to a terminal."""

        is_headless = False

        def write(self, data: str) -> None:
            canvas.write(data)

    app = NewsreaderApp(library, load_settings())
    app.driver_class = Recorder
    app.when_shown = app.exit
    try:
        app.run(mouse=False, size=size)
    finally:
        library.close()
    return canvas.screen


def _write(path: Path, snapshot: Snapshot) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = path.with_name(f"{path.name}-{os.getpid()}")
    with suppress(ValueError):
        data = snapshot.write().encode()
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        made.replace(path)
    kept = sorted(path.parent.iterdir(), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for old in kept[_KEPT:]:
        old.unlink(missing_ok=True)
