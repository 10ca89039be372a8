"""What a query means to the full text, in the language of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.query import And, Not, Or, Query, Source, Stemmed, Words
from reader.library.schema import EVERY

_SHORTEST = 3
"""Letters of a beginning that is looked up as one, by an index of its own; less is taken for a whole word."""

_ALL = f'origin : "{EVERY}"'


def match(query: Query) -> str | None:
    """A query that the words of articles can answer; None if it asks for more."""
    match query:
        case Words(words, is_beginning, column):
            return phrase(words, is_beginning=is_beginning, column=column)
        case Stemmed(word):
            return phrase(word)
        case Source(words):
            return phrase(words, is_beginning=True, column="origin")
        case Not(inner):
            lacking = match(inner)
            return None if lacking is None else f"{_ALL} NOT ({lacking})"
        case And(queries):
            return together(queries)
        case Or(queries):
            parts = [match(part) for part in queries]
            return None if None in parts else " OR ".join(f"({part})" for part in parts)
    return None


def together(queries: Sequence[Query]) -> str | None:
    """The same for what all of some queries find; what must be lacking is taken from what must be there."""
    there = [match(part) for part in queries if not isinstance(part, Not)]
    lacking = [match(part.query) for part in queries if isinstance(part, Not)]
    if None in there or None in lacking:
        return None
    found = " AND ".join(f"({part})" for part in there) or _ALL
    return f"({found}) NOT ({' OR '.join(f'({part})' for part in lacking)})" if lacking else found


def phrase(words: str, *, is_beginning: bool = False, column: str = "") -> str:
    """Words that stand together.

    Args:
        words: as the user wrote them.
        is_beginning: whether the last may go on.
        column: the part of the article that they stand in; any without.
    """
    quoted = words.replace('"', '""').replace("\0", " ")
    last = "".join(letter if letter.isalnum() else " " for letter in words).split()[-1:]
    beginning = "*" if is_beginning and last and len(last[0]) >= _SHORTEST else ""
    return f'{f"{column} : " if column else ""}"{quoted}"{beginning}'
