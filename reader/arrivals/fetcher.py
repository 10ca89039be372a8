"""The separate process that fetches, and its client: the reader's keys are not kept waiting by what comes in.

The errand is a line of JSON on the child's standard input; what happens comes back as lines of JSON. The child ends
when its input closes, so it never outlives the reader; what it has stored by then is whole.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import threading
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reader.arrivals.errand import Errand
from reader.arrivals.events import Event, Outcome, Progress, Said
from reader.children import answers, started
from reader.controls import visible_line

_LONGEST_LINE = 1 << 24
_NICE = 10
_EVENTS: dict[str, type[Outcome | Progress | Said]] = {kind.__name__: kind for kind in (Outcome, Progress, Said)}


class Fetcher:
    """Starts a process for each errand, one at a time."""

    def __init__(self, roots: tuple[Path, ...], data: Path, cache: Path) -> None:
        """Nothing is started yet.

        Args:
            roots: the folders of the library.
            data: the folder of the reader's state.
            cache: the folder of the index.
        """
        self._library = {"roots": list(map(str, roots)), "data": str(data), "cache": str(cache)}
        self._process: Process | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an errand is being run."""
        return self._process is not None

    async def run(self, errand: Errand) -> AsyncIterator[Event]:
        """What happens while an errand is run, until it is done."""
        order = json.dumps({**self._library, "errand": asdict(errand)}).encode() + b"\n"
        starting = asyncio.create_task(started("reader.arrivals.fetcher", longest=_LONGEST_LINE))
        try:
            self._process = process = await asyncio.shield(starting)
        except asyncio.CancelledError:
            self._process = await starting
            await self.close()
            raise
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(order)
            while line := await process.stdout.readline():
                told: dict[str, Any] = json.loads(line)
                yield _EVENTS[told.pop("event")].of(told)
            if await process.wait():
                yield Said("Fetching ended before it was done")
        except (OSError, ValueError, KeyError, TypeError):
            yield Said("Fetching ended before it was done")
        finally:
            await self.close()

    async def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def serve() -> None:
    """The child: run the errand on standard input."""
    with contextlib.suppress(OSError):
        # Keys go first: a fetch takes what the reader leaves of the processors.
        os.nice(_NICE)
    order = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    line = answers()

    def tell(event: Event) -> None:
        line.write(json.dumps({"event": type(event).__name__, **asdict(event)}) + "\n")
        line.flush()

    from reader.arrivals.running import run
    from reader.library import Library, LibraryError

    try:
        roots = [Path(root) for root in order["roots"]]
        library = Library.open(roots, data=Path(order["data"]), cache=Path(order["cache"]))
        run(Errand(**order["errand"]), library, tell)
    except LibraryError as error:
        tell(Said(visible_line(str(error))))
    except Exception as error:
        tell(Said(f"Fetching failed ({type(error).__name__}: {visible_line(str(error))})"))


def _end_with_parent() -> None:
    # Not through sys.stdin: a thread that reads from it cannot be ended with the program.
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    serve()
