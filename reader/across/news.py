"""What an article has that no article of its story had which was read before: sentences, and facts."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from reader.across.texts import Texts
from reader.article import Article, PartKind, Span
from reader.library import Library
from reader.library.folding import folded
from reader.library.phrase import phrase

_MOST = 40
"""Other articles of a story that are looked at, the newest."""

_KNOWN = 0.6
"""The share of a sentence's words that one known sentence must have for it to be nothing new."""

_SHORTEST = 4
"""Words of a sentence that can be new."""

_WORD = re.compile(r"\w{3,}")
_MINE = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class NewFact:
    """A figure, quotation, date or role that is new."""

    kind: str
    """"figure", "quotation", "date" or "role"."""
    words: str
    detail: str
    span: Span


@dataclass(frozen=True, slots=True)
class News:
    """What is new in an article to somebody who has read others of its story."""

    facts: tuple[NewFact, ...]
    sentences: tuple[Span, ...] = ()


def news(library: Library, article: Article, texts: Texts) -> News | None:
    """What is new in an article; None if no other of its story has been read.

    Args:
        library: the library, which knows what was read.
        article: the article.
        texts: where the other articles are read.

    Raises:
        LibraryError: if the facts cannot be read.
    """
    with library.records.reading() as db:
        others = _read(library, _beside(db, article.id))
        if not others:
            return None
        facts = _new_facts(db, article.id, list(others.values()))
    known = [words for id in others if (other := texts.article(id)) for _, words in _sentences(other)]
    fresh = [span for span, words in _sentences(article) if not _is_known(words, known)]
    return News(tuple(facts), tuple(fresh))


def counts(library: Library, ids: Iterable[str]) -> Mapping[str, int]:
    """How many new facts each of some articles has; those of whose stories nothing was read are left out.

    Raises:
        LibraryError: if the facts cannot be read.
    """
    found = {}
    with library.records.reading() as db:
        for id in ids:
            if others := _read(library, _beside(db, id)):
                found[id] = len(_new_facts(db, id, list(others.values())))
    return found


def _beside(db: sqlite3.Connection, id: str) -> dict[str, int]:
    """The other articles of an article's story, by their ids."""
    rows = db.execute(
        "SELECT i.id, i.number FROM item AS mine JOIN in_story AS s ON s.item = mine.number "
        "JOIN in_story AS o ON o.story = s.story JOIN item AS i ON i.number = o.item "
        f"WHERE mine.id = ? AND i.id <> mine.id ORDER BY i.day DESC, i.number DESC LIMIT {_MOST}",
        (id,),
    )
    return dict(rows.fetchall())


def _read(library: Library, others: Mapping[str, int]) -> dict[str, int]:
    rows = {id: library.row(id) for id in others}
    return {id: others[id] for id, row in rows.items() if row and row.read}


def _new_facts(db: sqlite3.Connection, id: str, known: Collection[int]) -> list[NewFact]:
    (item,) = db.execute("SELECT number FROM item WHERE id = ?", (id,)).fetchone()
    found = []
    for kind, columns, table, where in _KINDS:
        statement = f"SELECT {columns} FROM {table} WHERE item {{}} {where} ORDER BY start"
        old = {row[:-4] for row in db.execute(statement.format(f"IN ({_MINE})"), (json.dumps(list(known)),))}
        for *key, words, detail, start, end in db.execute(statement.format("= ?"), (item,)).fetchall():
            if tuple(key) not in old:
                old.add(tuple(key))
                told = phrase(detail, words) if kind == "figure" else detail or ""
                found.append(NewFact(kind, words, told, Span(start, end)))
    return found


_KINDS = (
    ("figure", "value, low, high, unit, words, context, start, end", "amount", ""),
    ("quotation", "lower(trim(words, ' .,!?')), words, speaker, start, end", "utterance", ""),
    ("date", "value, words, value, start, end", "dated", "AND length(value) >= 7"),
    ("role", "subject, lower(role), role, name, role_start AS start, role_end", "appearance", "AND role IS NOT NULL"),
)
"""Of each kind: what makes two of them the same; then the words, what is said of them, and where they stand."""


def _sentences(article: Article) -> list[tuple[Span, frozenset[str]]]:
    from reader.sentences import sentences

    found = []
    for kind, span in sentences(article):
        words = frozenset(_WORD.findall(folded(article.text[span.start : span.end])))
        if kind is PartKind.PARAGRAPH and len(words) >= _SHORTEST:
            found.append((span, words))
    return found


def _is_known(words: frozenset[str], known: Iterable[frozenset[str]]) -> bool:
    return any(len(words & other) >= _KNOWN * len(words) for other in known)
