"""What an article is about as weighted features: its words, the days that it states, and its subjects."""

from __future__ import annotations

import json
import math
import re
import sqlite3
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from reader.article import READ, Article, PartKind
from reader.facts.model import Facts
from reader.library.folding import folded

_WORDS, _SUBJECTS = 60, 20
"""Features of each kind that are kept of an article, the heaviest."""

_IN_TITLE = 2.0
"""What a word of the headline counts more than once in the text."""

_DAY = 1.5
"""What a day that the text states counts, in occurrences of a word."""

_TOKEN = re.compile(r"[^\W\d_][\w’'-]+")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d")

_FUNCTION = frozenset(
    "a about after again against all also am among an and any are as at away back be because been before being below "
    "between both but by came can cannot come could did do does doing down during each even ever every few first for "
    "from further get give go going good got had has have having he her here hers him his how however i if in into is "
    "it its just last least less like made make many may me might more most much must my near never new next no nor "
    "not now of off often on once one only or other our out over own part per put rather said same saw say says second "
    "see several shall she should since so some still such take than that the their them then there these they thing "
    "this those though three through thus to too toward two under until up upon us use used very was way we well went "
    "were what when where whether which while who whole whom whose why will with within without would year yet you "
    "your according added told people time day week month today yesterday monday tuesday wednesday thursday friday "
    "saturday sunday january february march april june july august september october november december".split()
)
"""Words that tell no story from another; the rest is left to how many articles have them."""


@dataclass(frozen=True, slots=True)
class Vector:
    """Features by their numbers, each with its weight before it is known how rare it is."""

    words: Mapping[int, float]
    subjects: Mapping[int, float]

    def packed(self) -> bytes:
        """As it is kept: how many are words, all numbers, all weights, as this machine has them."""
        numbers = array("i", (len(self.words), *self.words, *self.subjects))
        return numbers.tobytes() + array("f", (*self.words.values(), *self.subjects.values())).tobytes()

    @classmethod
    def unpacked(cls, kept: bytes) -> Vector:
        """The inverse of `packed`."""
        half = (len(kept) - _NUMBER) // 2 + _NUMBER
        (words, *numbers), weights = array("i", kept[:half]), array("f", kept[half:])
        pairs = list(zip(numbers, weights, strict=True))
        return cls(dict(pairs[:words]), dict(pairs[words:]))


_NUMBER = array("i").itemsize


def vector_of(db: sqlite3.Connection, article: Article, facts: Facts, subjects: Sequence[int]) -> Vector:
    """The features of an article, whose words are entered in the table where they are new.

    Args:
        db: the database, in a transaction.
        article: the article.
        facts: its facts.
        subjects: the subject of each of its entities.
    """
    counted: dict[str, float] = {}
    shown: dict[str, str] = {}
    for part in article.parts:
        if part.kind in READ:
            more = 1 + _IN_TITLE * (part.kind is PartKind.TITLE)
            for word in _TOKEN.findall(folded(article.text[part.span.start : part.span.end])):
                if word not in _FUNCTION:
                    stem = _stem(word)
                    counted[stem] = counted.get(stem, 0.0) + more
                    shown.setdefault(stem, word.removesuffix("’s").removesuffix("'s"))
    for moment in facts.dates:
        if moment.value and _DAYS.fullmatch(moment.value):
            counted[moment.value] = counted.get(moment.value, 0.0) + _DAY
    heaviest = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[: 2 * _WORDS]
    numbers = _numbers(db, {word: shown.get(word, word) for word, _ in heaviest})
    weighed = {numbers[word]: 1 + math.log(count) for word, count in heaviest}
    rare = Rarity(db).words(weighed)
    words = sorted(weighed, key=lambda number: (-weighed[number] * rare[number], number))[:_WORDS]
    named: dict[int, float] = {}
    for entity, subject in zip(facts.entities, subjects, strict=True):
        named[subject] = named.get(subject, 0.0) + 1 + math.log(len(entity.mentions))
    most = sorted(named, key=lambda subject: (-named[subject], subject))[:_SUBJECTS]
    return Vector({number: weighed[number] for number in words}, {subject: named[subject] for subject in most})


def _stem(word: str) -> str:
    """A word without the commonest endings of English, so that its forms are one."""
    word = word.removesuffix("’s").removesuffix("'s")
    for ending in ("ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word.removesuffix(ending)
    return word


def _numbers(db: sqlite3.Connection, words: Mapping[str, str]) -> dict[str, int]:
    db.executemany(
        "INSERT INTO word (word, shown, articles) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1",
        words.items(),
    )
    values = json.dumps(list(words))
    return dict(db.execute("SELECT word, number FROM word WHERE word IN (SELECT value FROM json_each(?))", (values,)))


class Rarity:
    """How much a feature says: the fewer articles have it the more (inverse document frequency, Spärck Jones 1972)."""

    _FEW = 50
    """A small library is taken for one of so many articles."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Nothing is looked up yet."""
        self._db = db
        count = db.execute("SELECT count(*) FROM (SELECT 1 FROM item LIMIT 1000)").fetchone()[0]
        if count == 1000:
            count = db.execute("SELECT max(number) FROM item").fetchone()[0]
        self._articles = max(count, self._FEW)
        self._words: dict[int, float] = {}
        self._subjects: dict[int, float] = {}

    def words(self, numbers: Collection[int]) -> Mapping[int, float]:
        """That of words; the mapping holds these at least."""
        return self._known(self._words, numbers, "word")

    def subjects(self, numbers: Collection[int]) -> Mapping[int, float]:
        """That of subjects."""
        return self._known(self._subjects, numbers, "subject")

    def _known(self, known: dict[int, float], numbers: Collection[int], table: str) -> Mapping[int, float]:
        new = [number for number in numbers if number not in known]
        if new:
            known.update(dict.fromkeys(new, 0.0))
            rows = self._db.execute(
                f"SELECT number, articles FROM {table} WHERE number IN (SELECT value FROM json_each(?))",
                (json.dumps(new),),
            )
            for number, articles in rows:
                known[number] = math.log(1 + self._articles / max(articles, 1))
        return known


def weighed(rarity: Rarity, vector: Vector) -> Vector:
    """A vector whose weights say how rare its features are by now, too."""
    words, subjects = rarity.words(vector.words), rarity.subjects(vector.subjects)
    return Vector(
        {number: weight * words[number] for number, weight in vector.words.items()},
        {number: weight * subjects[number] for number, weight in vector.subjects.items()},
    )


_OF_WORDS = 0.65
"""What words count of a likeness; the rest is left to subjects."""


def likeness(one: Vector, other: Vector) -> float:
    """How alike two weighed vectors are, from 0 to 1: the cosines of their words and of their subjects."""
    words = _cosine(one.words, other.words)
    if not one.subjects or not other.subjects:
        return words
    return _OF_WORDS * words + (1 - _OF_WORDS) * _cosine(one.subjects, other.subjects)


def _cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    few, many = sorted((one, other), key=len)
    shared = sum(weight * many[key] for key, weight in few.items() if key in many)
    if not shared:
        return 0.0
    lengths = (sum(weight * weight for weight in part.values()) for part in (one, other))
    return shared / math.sqrt(math.prod(lengths))
