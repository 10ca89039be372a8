"""Clusters of articles on one event or affair, formed as articles come in.

Each article joins the story that it is most like, if it is like enough, by the words, days and subjects that both
have and by the time between them; else it begins one (single-pass clustering of a news stream, Allan et al. 1998). A
story is the sum of its articles' features, each as rare as it was when the article came. The same articles in the same
order make the same stories; where an older article comes late, those that it is like are formed again in order of time,
so that other orders seldom make others. All are formed anew, in order of time, by `FactsCache.take_out`.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from reader.library.features import Rarity, Vector, likeness, weighed

ENOUGH = 0.13
"""Likeness from which an article belongs to a story."""

_WINDOW = 30
"""Days before and after a story in which articles may join it."""

_HALF = 14.0
"""Days without news of a story after which an article must be twice as like it."""

_POSTED = 16
"""Features of each kind by which an article is found."""

_CANDIDATES = 12
"""Stories that an article is compared with: those that share the most of these features."""

_NEAR = 400
"""Articles looked up by one feature, the nearest in time."""

_AGAIN = 3
"""Stories that are formed again when an older article comes to them."""

_MOST = 40
"""Articles of these at most: larger stories stay as they are."""

_KEPT = 100
"""Features of each kind that a story keeps, the heaviest."""


def enter(db: sqlite3.Connection, item: int, day: str | None, vector: Vector) -> int:
    """Put an article into the story that it belongs to; the story's number.

    Args:
        db: the database, in a transaction.
        item: the number of the article.
        day: when it was published, as ISO 8601 has it.
        vector: its features.
    """
    rarity = Rarity(db)
    at = date.fromisoformat(day).toordinal() if day else 0
    alike = _alike(db, rarity, at, vector)
    db.execute("INSERT INTO vector VALUES (?, ?)", (item, vector.packed()))
    posted = [(feature, at, item) for feature in posted_features(rarity, vector)]
    db.executemany("INSERT OR IGNORE INTO posting VALUES (?, ?, ?)", posted)
    best = alike[0] if alike else None
    if best and at and best.last > at:
        return _formed_anew(db, rarity, item, [one.story for one in alike])
    return _put(db, rarity, item, at, vector, best.story if best else None)


def _put(db: sqlite3.Connection, rarity: Rarity, item: int, day: int, vector: Vector, story: int | None) -> int:
    if story is None:
        story = db.execute("INSERT INTO story (articles) VALUES (0)").lastrowid
        assert story is not None
    db.execute("INSERT INTO in_story VALUES (?, ?)", (item, story))
    _add(db, rarity, story, day, vector)
    return story


def _formed_anew(db: sqlite3.Connection, rarity: Rarity, item: int, stories: Sequence[int]) -> int:
    """Form stories again, in order of time, that an article comes to which is older than they are; its story."""
    rows = db.execute(
        "SELECT v.item, i.day, v.features FROM vector AS v JOIN item AS i ON i.number = v.item WHERE v.item IN ("
        "SELECT item FROM in_story WHERE story IN (SELECT value FROM json_each(?1)) UNION SELECT ?2) "
        "ORDER BY i.day IS NOT NULL, i.day, i.id",
        (json.dumps(stories[:_AGAIN]), item),
    ).fetchall()
    if len(rows) > _MOST:
        rows = [row for row in rows if row[0] == item]
    else:
        for story in stories[:_AGAIN]:
            db.execute("DELETE FROM in_story WHERE story = ?", (story,))
            db.execute("DELETE FROM story WHERE number = ?", (story,))
    found = 0
    for number, day, features in rows:
        vector = Vector.unpacked(features)
        at = date.fromisoformat(day).toordinal() if day else 0
        alike = _alike(db, rarity, at, vector)
        story = _put(db, rarity, number, at, vector, alike[0].story if alike else None)
        found = story if number == item else found
    return found


def forget(db: sqlite3.Connection, item: int) -> None:
    """Take an article out of its story."""
    row = db.execute("SELECT story FROM in_story WHERE item = ?", (item,)).fetchone()
    kept = db.execute("SELECT features FROM vector WHERE item = ?", (item,)).fetchone()
    if kept:
        numbers = json.dumps(list(Vector.unpacked(kept[0]).words))
        lower = "UPDATE word SET articles = articles - 1 WHERE number IN (SELECT value FROM json_each(?))"
        db.execute(lower, (numbers,))
    for table in ("vector", "posting", "in_story"):
        db.execute(f"DELETE FROM {table} WHERE item = ?", (item,))
    if row:
        _gather(db, row[0])


def posted_features(rarity: Rarity, vector: Vector) -> list[int]:
    """The features by which others find an article, the ones that say most; subjects below zero."""
    words, subjects = rarity.words(vector.words), rarity.subjects(vector.subjects)
    found = sorted(vector.words, key=lambda number: (-vector.words[number] * words[number], number))[:_POSTED]
    named = sorted(vector.subjects, key=lambda number: (-vector.subjects[number] * subjects[number], number))
    return [*found, *(-number for number in named[:_POSTED])]


def near(db: sqlite3.Connection, features: Iterable[int], day: int, window: int) -> Counter[int]:
    """Articles that share features, with how many; of each feature those nearest to a day.

    Args:
        db: the database.
        features: as `posted_features` gives them.
        day: the day, as `date.toordinal` counts.
        window: days before and after it in which is looked.
    """
    shared = Counter[int]()
    for feature in features:
        for order, low, high in (("DESC", day - window, day), ("", day + 1, day + window)):
            rows = db.execute(
                "SELECT item FROM posting WHERE feature = ? AND day BETWEEN ? AND ? "
                f"ORDER BY day {order} LIMIT {_NEAR}",
                (feature, low, high),
            )
            shared.update(item for (item,) in rows)
    return shared


class _Alike(NamedTuple):
    """A story that an article is like enough to belong to."""

    like: float
    story: int
    last: int


def _alike(db: sqlite3.Connection, rarity: Rarity, day: int, vector: Vector) -> list[_Alike]:
    """The stories that an article may belong to, the one it is most like first."""
    shared = near(db, posted_features(rarity, vector), day, _WINDOW if day else 0)
    if not shared:
        return []
    stories = Counter[int]()
    rows = db.execute(
        "SELECT item, story FROM in_story WHERE item IN (SELECT value FROM json_each(?))", (json.dumps(list(shared)),)
    )
    for item, story in rows:
        stories[story] = max(stories[story], shared[item])
    ranked = sorted(stories.items(), key=lambda story: (-story[1], story[0]))[:_CANDIDATES]
    found = []
    mine = weighed(rarity, vector)
    for story, _ in ranked:
        features, first, last = db.execute(
            "SELECT features, first, last FROM story WHERE number = ?", (story,)
        ).fetchone()
        gap = max(first - day, day - last, 0) if day and last else 0
        like = likeness(mine, Vector.unpacked(features)) * _fading(gap)
        if like >= ENOUGH:
            found.append(_Alike(like, story, last))
    return sorted(found, key=lambda one: (-one.like, one.story))


def _fading(days: int) -> float:
    """What is left of a likeness after so many days without news of a story."""
    return 1 / (1 + max(days - 1, 0) / _HALF)


def _add(db: sqlite3.Connection, rarity: Rarity, story: int, day: int, vector: Vector) -> None:
    row = db.execute("SELECT features, first, last, articles FROM story WHERE number = ?", (story,)).fetchone()
    features, first, last, articles = row
    held = Vector.unpacked(features) if features else Vector({}, {})
    more = weighed(rarity, vector)
    summed = Vector(_heaviest(held.words, more.words), _heaviest(held.subjects, more.subjects))
    days = [one for one in (first, last, day) if one]
    db.execute(
        "UPDATE story SET features = ?, first = ?, last = ?, articles = ? WHERE number = ?",
        (summed.packed(), min(days, default=0), max(days, default=0), articles + 1, story),
    )


def _heaviest(held: Mapping[int, float], more: Mapping[int, float]) -> dict[int, float]:
    summed = {key: held.get(key, 0.0) + more.get(key, 0.0) for key in {**held, **more}}
    return dict(sorted(summed.items(), key=lambda item: (-item[1], item[0]))[:_KEPT])


def _gather(db: sqlite3.Connection, story: int) -> None:
    """Sum up a story anew from the articles that are left of it."""
    rows = db.execute(
        "SELECT v.features, i.day FROM in_story AS s JOIN vector AS v ON v.item = s.item "
        "JOIN item AS i ON i.number = s.item WHERE s.story = ? ORDER BY s.item",
        (story,),
    ).fetchall()
    db.execute("DELETE FROM story WHERE number = ?", (story,))
    if rows:
        db.execute("INSERT INTO story (number, articles) VALUES (?, 0)", (story,))
        rarity = Rarity(db)
        for features, day in rows:
            at = date.fromisoformat(day).toordinal() if day else 0
            _add(db, rarity, story, at, Vector.unpacked(features))
