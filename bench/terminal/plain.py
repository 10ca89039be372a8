"""`python -m bench.terminal.plain DIR`: the reader with the driver and the frames that Textual itself would use."""

from __future__ import annotations

import sys
from pathlib import Path

import reader.tui  # noqa: F401  (before Textual, whose settings it makes)
from reader.library import Library
from reader.settings import Settings


def main(folder: Path) -> None:
    """Read the folder's articles."""
    from textual.drivers.linux_driver import LinuxDriver

    from reader.tui.app import NewsreaderApp

    library = Library.open([folder], data=Path.home() / "data", cache=Path.home() / "cache")
    app = NewsreaderApp(library, Settings())
    app.driver_class = LinuxDriver
    app.run()
    library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
