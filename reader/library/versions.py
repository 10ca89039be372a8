"""Versions of one story in the index: the older ones are kept under the newest, as articles come, change and go.

Which articles are versions of each other is asked of the articles alone, so groups do not depend on the order in which
files come in: a group is what is connected by such pairs.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice

from reader.library.likeness import Told, are_versions, bands, periods
from reader.library.row import Story

SCHEMA = (
    "CREATE TABLE likeness (band INTEGER, number INTEGER, PRIMARY KEY (band, number)) WITHOUT ROWID",
    "CREATE INDEX older ON entry (kept_under, day) WHERE kept_under IS NOT NULL",
)
"""The keys by which articles that are alike are looked up, beside the index's own tables."""

_BESIDE = 3
"""Articles with one key that are looked at, on either side in time."""

_MOST = 24
"""Articles that one is compared with, those with the most keys in common."""

_KNOWN = 500
"""Articles whose words are kept at hand."""

_Known = tuple[int, tuple[int, ...]]
"""The ordinal of an article's day and its keys."""

NEWEST = """entry.day DESC, entry.moment * (entry.day > 0) DESC, entry.take DESC, entry.moment DESC,
    entry.modified DESC, entry.number DESC"""
"""Which version is the newest: by its date, by what its kicker states ("UPDATE 2"), by when its file was written."""


FOLDED_DAYS = """SELECT day.day, day.count - coalesce(older.count, 0) FROM day LEFT JOIN (
    SELECT day, count(*) AS count FROM entry INDEXED BY older WHERE kept_under IS NOT NULL GROUP BY day
) AS older USING (day) ORDER BY day.day DESC"""
"""The days and how many articles stand in the list, the older versions left out."""

OF_ONE_STORY = """SELECT number FROM (
    SELECT coalesce(kept_under, number) AS head FROM entry WHERE id = ? LIMIT 1
) JOIN entry ON number = head OR kept_under = head"""
"""The numbers of all versions of the story of an article, whose id it asks for."""


def stories(
    read: Callable[..., Sequence[tuple[str, str | None, str | None]]], ids: Collection[str]
) -> dict[str, Story]:
    """The other versions of articles, of those that have any.

    Args:
        read: asks the index.
        ids: of the articles.
    """
    rows = read(
        "SELECT one.id, (SELECT id FROM entry WHERE number = one.kept_under), entry.id FROM entry AS one "
        "LEFT JOIN entry ON entry.kept_under = one.number WHERE one.id IN (SELECT value FROM json_each(?)) "
        f"AND (one.kept_under IS NOT NULL OR entry.id IS NOT NULL) ORDER BY {NEWEST}",
        json.dumps(list(ids)),
    )
    found: dict[str, Story] = {}
    for id, newest, older in rows:
        story = found.get(id, Story())
        # A copy of the newest version has the same id, and is no other article.
        found[id] = Story((*story.older, older) if older else story.older, newest if newest != id else story.newest)
    return found


class Versions:
    """The groups of an index, for one transaction that writes it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Nothing has changed yet."""
        self._db = db
        self._left: set[int] = set()
        """The newest versions of groups that lost an article."""
        self._entered: dict[int, _Known] = {}

    def enter(self, number: int, day: int, keys: tuple[int, ...]) -> None:
        """An article has come.

        Args:
            number: its number in the index.
            day: the ordinal of its day of publication, 0 for none.
            keys: what `bands` gives for it.
        """
        if keys:
            self._entered[number] = day, keys

    def leave(self, number: int) -> None:
        """An article goes; to be told while it is still there."""
        if article := told(self._db, json.dumps([number])).get(number):
            keys = bands(article.text, article.day)
            self._db.executemany("DELETE FROM likeness WHERE band = ? AND number = ?", [(key, number) for key in keys])
        (head,) = self._db.execute("SELECT kept_under FROM entry WHERE number = ?", (number,)).fetchone()
        self._left.add(number if head is None else head)

    def settle(self) -> None:
        """Keep older versions under the newest again; to be told when all articles are where they belong."""
        loose = self._loosened()
        rows = sorted((key, number) for number, (_, keys) in self._entered.items() for key in keys)
        self._db.executemany("INSERT INTO likeness VALUES (?, ?)", rows)
        for number, article in told(self._db, json.dumps(loose)).items():
            self._entered[number] = article.day, bands(article.text, article.day)
        if self._entered:
            _Grouping(self._db).group(self._entered)
        if self._entered or self._left:
            self._db.execute("UPDATE about SET older = (SELECT count(*) FROM entry WHERE kept_under IS NOT NULL)")

    def _loosened(self) -> list[int]:
        """The articles of groups that lost one: who belongs together is asked anew."""
        if not self._left:
            return []
        heads = json.dumps(list(self._left))
        loose = self._db.execute(
            "SELECT number FROM entry WHERE kept_under IN (SELECT value FROM json_each(?1)) "
            "UNION SELECT number FROM entry WHERE number IN (SELECT value FROM json_each(?1))",
            (heads,),
        ).fetchall()
        self._db.execute(
            "UPDATE entry SET kept_under = NULL WHERE kept_under IN (SELECT value FROM json_each(?))", (heads,)
        )
        return [number for (number,) in loose if number not in self._entered]


class _Grouping:
    """Finds who belongs together among articles that have just come and those that are there."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._told: dict[int, Told] = {}
        self._above: dict[int, int] = {}
        """A forest: each article's neighbour on the way to the root of its group (Galler and Fischer, 1964)."""

    def group(self, entered: Mapping[int, _Known]) -> None:
        """Keep under the newest of its group each of these articles, and those that it joins."""
        crowded = self._crowded(entered)
        compared = defaultdict[int, set[int]](set)
        """With which lower numbers a number that is still to come has been compared: that is asked of a pair once."""
        for number in sorted(entered):
            before = compared.pop(number, ())
            others = [other for other in self._candidates(number, entered[number], crowded) if other not in before]
            if not others:
                continue
            self._read([number, *others])
            for other in others:
                if other > number:
                    compared[other].add(number)
                if self._root(number) != self._root(other) and are_versions(self._told[number], self._told[other]):
                    self._above[self._root(other)] = self._root(number)
        groups = defaultdict(list)
        for number in self._above:
            groups[self._root(number)].append(number)
        for numbers in groups.values():
            if len(numbers) > 1:
                self._keep_under_newest(numbers)

    def _crowded(self, entered: Mapping[int, _Known]) -> frozenset[int]:
        """The keys that some other article has, too: most have none, and then nothing more is asked."""
        own, near = set[int](), set[int]()
        for day, keys in entered.values():
            own.update(keys)
            near.update(key + step for step in periods(day)[1:] for key in keys)
        found = set[int]()
        for asked, others in ((own, 1), (near, 0)):
            found.update(
                key
                for (key,) in self._db.execute(
                    "SELECT value FROM json_each(?) "
                    f"WHERE EXISTS (SELECT 1 FROM likeness WHERE band = value LIMIT 1 OFFSET {others})",
                    (json.dumps(sorted(asked)),),
                )
            )
        return frozenset(found)

    def _candidates(self, number: int, known: _Known, crowded: frozenset[int]) -> list[int]:
        day, keys = known
        met: Counter[int] = Counter()
        for step in periods(day):
            for key in crowded.intersection([key + step for key in keys]):
                for beside in ("number < ? ORDER BY number DESC", "number > ? ORDER BY number"):
                    found = self._db.execute(
                        f"SELECT number FROM likeness WHERE band = ? AND {beside} LIMIT {_BESIDE}", (key, number)
                    )
                    met.update(other for (other,) in found)
        if len(met) > _MOST:
            # Among so many, one key in common is chance: they are all made of few words.
            met = Counter({other: keys for other, keys in met.items() if keys > 1})
        return sorted(met, key=lambda other: (-met[other], abs(other - number), other))[:_MOST]

    def _read(self, numbers: Collection[int]) -> None:
        """Know what articles say, and which group they are in."""
        known = {number: self._told.pop(number) for number in numbers if number in self._told}
        unknown = json.dumps([number for number in numbers if number not in known])
        # What was asked for last comes last: the next article in order of time is compared with much the same.
        self._told |= known
        self._told |= told(self._db, unknown)
        for number in list(islice(self._told, max(len(self._told) - _KNOWN, 0))):
            del self._told[number]
        rows = self._db.execute(
            "SELECT number, kept_under FROM entry WHERE number IN (SELECT value FROM json_each(?))", (unknown,)
        )
        for number, head in rows:
            if number not in self._above:
                self._above[number] = number
                if head is not None:
                    self._above.setdefault(head, head)
                    self._above[number] = self._root(head)

    def _root(self, number: int) -> int:
        while (above := self._above[number]) != number:
            self._above[number] = number = self._above[above]
        return number

    def _keep_under_newest(self, numbers: Sequence[int]) -> None:
        members = [
            number
            for (number,) in self._db.execute(
                "SELECT number FROM entry WHERE number IN (SELECT value FROM json_each(?1)) "
                f"OR kept_under IN (SELECT value FROM json_each(?1)) ORDER BY {NEWEST}",
                (json.dumps(numbers),),
            )
        ]
        self._db.execute("UPDATE entry SET kept_under = NULL WHERE number = ?", members[:1])
        self._db.executemany(
            "UPDATE entry SET kept_under = ?1 WHERE number = ?2 AND kept_under IS NOT ?1",
            [(members[0], number) for number in members[1:]],
        )


def told(db: sqlite3.Connection, numbers: str) -> dict[int, Told]:
    """Articles as they are compared, by their numbers.

    Args:
        db: the index.
        numbers: a JSON list.
    """
    rows = db.execute(
        "SELECT e.number, e.day, text.title, text.body FROM entry AS e JOIN text USING (number) "
        "WHERE e.number IN (SELECT value FROM json_each(?))",
        (numbers,),
    )
    return {number: Told(day, f"{title}\n{body}") for number, day, title, body in rows}
