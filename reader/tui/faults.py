"""Faults of our own: the user is told in a line, and the traceback is kept in a file."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime

from platformdirs import user_log_path

from reader import __version__


def kept() -> str:
    """Write the exception that is being handled to a file, and say what to do about it."""
    report = f"newsreader {__version__}, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n{traceback.format_exc()}"
    path = user_log_path("newsreader") / "fault.txt"
    error = sys.exc_info()[1]
    said = (
        f"newsreader: something went wrong in the program ({type(error).__name__}); your marks and places are kept.\n"
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report, encoding="utf-8")
    except OSError:
        return f"{said}{report}"
    return f"{said}What happened is in {path}; please send it to the makers.\n"
