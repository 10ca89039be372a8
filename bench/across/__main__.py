"""`python -m bench.across [COUNT]`: what is read across articles, on a library of generated facts."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.across.generated import fill, write
from reader.across.brief import brief
from reader.across.dossier import dossier
from reader.across.related import related
from reader.across.scope import of_numbers, of_subject
from reader.across.series import series
from reader.across.subjects import find
from reader.across.texts import Texts
from reader.across.timeline import timeline
from reader.library import Library

COUNT = 100_000
RARE, COMMON = 2_000, 1
"""Ranks of subjects: one in few articles, and the one that most of them name."""


def main(count: int) -> None:
    """Make the library, then time each question, as a process asks it first and as it asks it again."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        write(home / "articles", count)
        cache = home / "cache"
        begun = time.perf_counter()
        library = Library.open([home / "articles"], data=home / "data", cache=cache)
        library.refresh()
        print(f"{count:,} articles, generated facts (no analysis); indexed in {time.perf_counter() - begun:.0f} s")
        begun = time.perf_counter()
        fill(cache / "facts.sqlite", library)
        size = (cache / "facts.sqlite").stat().st_size / 2**20
        print(f"tables filled in {time.perf_counter() - begun:.0f} s, {size:,.0f} MB")
        library.close()
        for what, ask in QUESTIONS.items():
            library = Library.open([home / "articles"], data=home / "data", cache=cache)
            first, work = _milliseconds(library, ask)
            again, _ = min(_milliseconds(library, ask) for _ in range(5))
            library.close()
            print(f"  {what:40}{first:8.0f} ms ({work:.0f} of the processor), best of five {again:.0f} ms", flush=True)


def _milliseconds(library: Library, ask: Callable[[Library], object]) -> tuple[float, float]:
    """How long it takes, and how much of that the processor works for it."""
    begun, worked = time.perf_counter(), time.process_time()
    ask(library)
    return 1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - worked)


def _dossier(rank: int) -> Callable[[Library], object]:
    def ask(library: Library) -> object:
        with library.records.reading() as db:
            return dossier(db, find(db, {}, f"Subject {rank}")[0])

    return ask


def _related(library: Library) -> object:
    id = library.rows(len(library) // 2, len(library) // 2 + 1)[0].id
    with library.records.reading() as db:
        return related(db, id)


def _brief(library: Library) -> object:
    numbers = library.search(f"date:{library.rows(0, 1)[0].published}").numbers
    with library.records.reading() as db:
        return brief(db, of_numbers(db, numbers), Texts(library))


def _figures(library: Library) -> object:
    with library.records.reading() as db:
        return series(db, of_subject(db, find(db, {}, f"Subject {RARE}")[0]))


def _timeline(library: Library) -> object:
    with library.records.reading() as db:
        return timeline(db, of_subject(db, find(db, {}, f"Subject {COMMON}")[0]))


QUESTIONS: dict[str, Callable[[Library], object]] = {
    "dossier of somebody in few articles": _dossier(RARE),
    "dossier of who is named most": _dossier(COMMON),
    "related": _related,
    "brief of a day (300 articles)": _brief,
    "figures of a dossier": _figures,
    "timeline of who is named most": _timeline,
}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
