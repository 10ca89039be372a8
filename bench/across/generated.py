"""A library of many short articles whose facts are generated, as many to an article as news has.

The files are real and indexed as ever. Their facts come from no analysis: the tables are filled at once, with subjects
and words as unevenly spread as names and words are (Zipf 1949).
"""

from __future__ import annotations

import itertools
import random
import sqlite3
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from reader.library import Library
from reader.library.features import Vector

SUBJECTS, WORDS = 50_000, 40_000
_NAMED, _FIGURES, _QUOTES, _DATES, _HAS = 15, 10, 3, 6, 40
"""Entities, figures, quotations, dates and distinct words of an article."""

_A_DAY = 300
"""Articles published on one day."""

_TYPES = ("PERSON", "PERSON", "ORG", "PLACE", "OTHER")
_SENTENCE = "Subject {0} met subject {1} and said that {2} of them had come on that day."
_BODY = " ".join([_SENTENCE] * 6)


def write(folder: Path, count: int) -> None:
    """Write so many articles, the newest of today."""
    today = date.today()
    for number in range(count):
        day = today - timedelta(days=number // _A_DAY)
        month = folder / f"{day:%Y-%m}"
        if number % _A_DAY == 0:
            month.mkdir(parents=True, exist_ok=True)
        body = _BODY.format(number % 97, number % 89, number % 83)
        text = f"---\nid: a{number:06}\ntitle: Bench headline {number}\ndate: {day}\nsource: Bench\n---\n\n{body}\n"
        (month / f"{number:06}.md").write_text(text, "utf-8")


def fill(path: Path, library: Library) -> None:
    """Put facts of all articles of a library into the database of the facts."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("BEGIN")
    rng = random.Random(1)
    subject, word = _uneven(rng, SUBJECTS), _uneven(rng, WORDS)
    named: dict[int, int] = {}
    used: dict[int, int] = {}
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for item, (id, day) in enumerate(_articles(library), 1):
        at = date.fromisoformat(day).toordinal()
        subjects = sorted({subject() for _ in range(_NAMED)})
        words = sorted({word() for _ in range(_HAS)})
        for number in subjects:
            named[number] = named.get(number, 0) + 1
        for number in words:
            used[number] = used.get(number, 0) + 1
        _enter(rows, rng, item, id, day, at, subjects, words)
        if item % 5_000 == 0:
            _write(db, rows)
    _write(db, rows)
    for number, count in named.items():
        row = (number, f"subject {number}", 0, _TYPES[number % 5], f"Subject {number}", number, count)
        db.execute("INSERT INTO subject VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    db.execute("INSERT INTO monthly SELECT subject, substr(day, 1, 7), count(*) FROM appearance GROUP BY 1, 2")
    words_of = [(number, f"word{number}", f"word{number}", count) for number, count in used.items()]
    db.executemany("INSERT INTO word VALUES (?, ?, ?, ?)", words_of)
    db.execute("INSERT INTO story SELECT DISTINCT story, X'00000000', 0, 0, 0 FROM in_story")
    db.execute("COMMIT")
    db.close()


def _uneven(rng: random.Random, count: int) -> Callable[[], int]:
    sums = list(itertools.accumulate(1 / (rank + 1) for rank in range(count)))
    return lambda: min(bisect(sums, rng.random() * sums[-1]), count - 1) + 1


def _articles(library: Library) -> Iterator[tuple[str, str]]:
    for start in range(0, len(library), 1_000):
        for row in library.rows(start, start + 1_000):
            if row.published:
                yield row.id, row.published.isoformat()


def _enter(
    rows: dict[str, list[tuple[Any, ...]]],
    rng: random.Random,
    item: int,
    id: str,
    day: str,
    at: int,
    subjects: list[int],
    words: list[int],
) -> None:
    def add(table: str, more: Iterable[tuple[Any, ...]]) -> None:
        rows.setdefault(table, []).extend(more)

    sentence, role = (20, 90), (0, 4, 20, 29, 0.5, 2, "[20]", day)
    add("item", [(item, id, day, item)])
    add(
        "appearance",
        (
            (item, place, n, _TYPES[n % 5], f"Subject {n}", None if place % 5 else f"role {n % 7}", *role)
            for place, n in enumerate(subjects)
        ),
    )
    figures = ((n, rng.randrange(40), float(rng.randrange(1_000))) for n in range(_FIGURES))
    add(
        "amount",
        (
            (
                item,
                20 + n,
                30 + n,
                *sentence,
                value,
                None,
                None,
                "people",
                "count",
                f"measure {of}",
                None,
                f"{value:.0f}",
                f"said that {value:.0f} of them had come on that day",
            )
            for n, of, value in figures
        ),
    )
    add(
        "utterance",
        (
            (item, 20 + n, 60 + n, *sentence, f"Subject {s}", s, 1, f"generated words of subject {s}, number {item}")
            for n, s in enumerate(rng.choices(subjects, k=_QUOTES))
        ),
    )
    add("dated", ((item, 20 + n, 30 + n, *sentence, day, day, day, "on that day", 0) for n in range(_DATES)))
    add("gist", [(item, 20, 90), (item, 91, 160)])
    vector = Vector(dict.fromkeys(words, 1.0), dict.fromkeys(subjects, 1.0))
    add("vector", [(item, vector.packed())])
    posted = [*rng.sample(words, min(16, len(words))), *(-n for n in subjects)]
    add("posting", {(feature, at, item) for feature in posted})
    add("in_story", [(item, item // 3)])


def _write(db: sqlite3.Connection, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    for table, held in rows.items():
        marks = ", ".join("?" * len(held[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", held)
    rows.clear()
