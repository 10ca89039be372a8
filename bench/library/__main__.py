"""`python -m bench.library [COUNT]...`: indexing, start, list and search at each size, beside newsboat.

The sizes are 100, 10,000 and 100,000; a million is an option: it wants half an hour or more, 25 GB in TMPDIR for the
files, the index and newsboat's articles, and for newsboat itself some 7 GB of memory.
"""

from __future__ import annotations

import random
import resource
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.library.articles import generated, write, write_feed
from bench.programs import READER, first_screen, library_of, newsboat
from reader.library import Library

COUNTS = (100, 10_000, 100_000)
QUERIES = (
    "min",
    "mini",
    "minister",
    '"prime minister"',
    '"of the"',
    "the",
    "the -minister",
    "title:talks minister",
    "date:2015 minister",
    "source:bench minister",
    "is:unread minister",
    "is:unread who:nobody",
)
PLACES = 200


def main(counts: tuple[int, ...]) -> None:
    """Print a block for each count."""
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            _measure(Path(name), count)


def _measure(home: Path, count: int) -> None:
    folder = home / "articles"
    write(folder, count)
    print(f"\n{count:,} articles")
    library = library_of(home, folder)
    before, seconds = _processor_time(), _seconds(library.refresh)
    spent = _processor_time() - before
    _say("indexed from files", f"{count / seconds:,.0f}/s, {count / spent:,.0f}/s a core")
    _say("synchronised, nothing changed", f"{_seconds(library.refresh):.2f} s")
    library.close()
    library = library_of(home, folder)
    _list(library)
    for query in QUERIES:
        typed = _best(lambda query=query: library.search(query, typing=True, at_once=True).rows(0, 50))  # type: ignore[misc]
        ranked = _best(lambda query=query: library.search(query, ranked=True).rows(0, 50))  # type: ignore[misc]
        _say(f"search {query}", f"{1000 * typed:.1f} ms as one types, {1000 * ranked:.1f} ms ranked")
    library.close()
    _say("first screen", f"{1000 * min(first_screen([*READER, str(folder)], home) for _ in range(3)):.0f} ms")
    if shutil.which("newsboat"):
        _newsboat(home, count)


def _list(library: Library) -> None:
    """Jumps to places all over the list, each of which has to be fetched."""
    rng, last = random.Random(1), max(len(library.folded) - 50, 1)
    places = [rng.randrange(last) for _ in range(PLACES)]
    rows = [_seconds(lambda at=at: library.folded.rows(at, at + 50)) for at in places]  # type: ignore[misc]
    ids = [library.folded.rows(at, at + 1)[0].id for at in places]
    found = [_seconds(lambda id=id: library.folded.position_of(id)) for id in ids]  # type: ignore[misc]
    _say("50 rows anywhere", _told(rows))
    _say("the place of an article", _told(found))
    _say("next unread", f"{1000 * _best(lambda: library.folded.next_unread(ids[0])):.1f} ms")


def _newsboat(home: Path, count: int) -> None:
    write_feed(home / "feed.xml", 1)
    command = newsboat(home)
    _fill(home / "cache.db", count)
    _say("newsboat, first screen", f"{1000 * min(first_screen(command, home) for _ in range(3)):.0f} ms")


def _fill(cache: Path, count: int) -> None:
    """Give newsboat all articles as it keeps them: to read them from a feed would take it longer than all the rest."""
    with sqlite3.connect(cache) as db:
        (feed,) = db.execute("SELECT feedurl FROM rss_item LIMIT 1").fetchone()
        db.execute("DELETE FROM rss_item")
        db.executemany(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread) "
            "VALUES (?, ?, '', ?, ?, ?, ?, 1)",
            (
                (str(number), title, f"http://localhost/{number}", feed, int(time.mktime(day.timetuple())), body)
                for number, (day, title, body) in enumerate(generated(count))
            ),
        )
    db.close()


def _processor_time() -> float:
    """Seconds that this process and those it has waited for were at work."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(3))


def _told(seconds: Iterable[float]) -> str:
    ordered = sorted(1000 * each for each in seconds)
    return (
        f"{statistics.median(ordered):.1f} ms, 95 of 100 within {ordered[len(ordered) * 95 // 100]:.1f} ms, "
        f"worst {ordered[-1]:.1f} ms"
    )


def _say(what: str, figure: str) -> None:
    print(f"  {what:36}{figure}", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
