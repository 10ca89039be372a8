"""One sitting at a terminal: it begins with the screen that the last one left, and leaves one for the next."""

from __future__ import annotations

import sys

from reader import first_paint
from reader.library import Library
from reader.settings import Settings
from reader.tui.app import NewsreaderApp
from reader.tui.next_start import keep_first_screen, taken


def run(library: Library, settings: Settings, *, notice: str | None = None, only_starts: bool = False) -> int:
    """Start the reader and return its exit status: 0, or 128 and the number of the signal that ended it.

    Args:
        library: the articles; it is closed in the end.
        settings: the user's settings.
        notice: a line to say at the start.
        only_starts: whether to end as soon as the first screen is there.
    """
    app = NewsreaderApp(library, settings, notice)
    if only_starts:
        app.when_shown = app.exit
    app.painted = first_paint.painted
    app.taken = taken(app.painted)
    try:
        app.run()
    finally:
        library.close()
    if app.last_size and not only_starts:
        keep_first_screen(sys.argv[1:], library.roots, app.last_size, is_narrow=app.shows_wide)
    return app.return_code or 0
