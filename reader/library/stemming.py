"""The forms of a word, by Porter's stemmer as SQLite has it: no second index of the full text is needed.

The stem of a word tells with what its forms begin; the words of the full text that begin so are asked for their stems.
"""

from __future__ import annotations

import sqlite3
from itertools import takewhile

FORMS_SCHEMA = (
    "CREATE VIRTUAL TABLE temp.stem USING fts5(word, tokenize = 'porter unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE temp.stem_term USING fts5vocab(temp, stem, row)",
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, full_text, row)",
)
"""Tables of a connection to the index, for its own use."""

_SHORTEST = 2
"""Letters that the forms of a word must have in common."""

_MOST_WORDS = 20_000
_MOST_FORMS = 100


def forms(db: sqlite3.Connection, word: str) -> list[str]:
    """The word and its other forms in the full text: "ministers" for "minister".

    Args:
        db: a connection with the tables of `FORMS_SCHEMA`.
        word: one word, in any case.

    Raises:
        sqlite3.Error: if the full text cannot be read.
    """
    db.execute("DELETE FROM temp.stem")
    db.execute("INSERT INTO temp.stem VALUES (?)", (word,))
    stem = db.execute("SELECT term FROM temp.stem_term").fetchone()
    begin = _common(word.casefold(), stem[0]) if stem else ""
    if len(begin) < _SHORTEST:
        return [word]
    db.execute(
        "INSERT INTO temp.stem SELECT term FROM temp.vocabulary WHERE term >= ? AND term < ? LIMIT ?",
        (begin, begin + chr(0x10FFFF), _MOST_WORDS),
    )
    found = db.execute("SELECT word FROM temp.stem WHERE stem MATCH ? LIMIT ?", (f'"{word}"', _MOST_FORMS)).fetchall()
    return sorted({word, *(form for (form,) in found)})


def _common(one: str, other: str) -> str:
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
