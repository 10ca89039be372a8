"""What a query means in SQL, over the index with facts, state and feeds attached by these names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.library.query import (
    And,
    Dates,
    Fed,
    Figures,
    Flag,
    Names,
    Not,
    Noted,
    Or,
    Query,
    Said,
    Source,
    Stemmed,
    Tagged,
    Unit,
    Words,
    folded,
)

_WEIGHTS = "10.0, 4.0, 1.0, 4.0, 4.0"
"""How much headline, deck, body, origin and section count in the order by relevance (BM25)."""

_SHORTEST = 3
"""Letters of a beginning that is looked up as one, by an index of its own; less is taken for a whole word."""

_IN_FILES = (
    "e.number IN (SELECT h.number FROM feeds.arrival AS a JOIN folder AS f ON f.path = a.folder "
    "JOIN entry AS h ON h.folder = f.number AND h.name = a.name"
)
"""An entry whose file is one that came with a feed: an edited article has another id, a moved one another file."""

_FROM = (
    "WHERE a.subscription IN (SELECT id FROM feeds.subscription WHERE url = ? OR title = ? COLLATE NOCASE "
    "OR folder = ? COLLATE NOCASE OR folder LIKE ? ESCAPE '\\')"
)
"""A feed by its address, its name, the folder it is in or one around that."""

UNREAD = "(e.problem IS NULL AND e.id NOT IN (SELECT id FROM state.mark WHERE read))"
"""An entry `e` that can be read and is not."""

_FLAGS = {
    "read": "e.id IN (SELECT id FROM state.mark WHERE read)",
    "unread": UNREAD,
    "starred": "e.id IN (SELECT id FROM state.mark WHERE starred)",
    "quotes": "e.id IN (SELECT id FROM facts.quote)",
    "figures": "e.id IN (SELECT id FROM facts.figure)",
    "dates": "e.id IN (SELECT id FROM facts.day)",
    "names": "e.id IN (SELECT id FROM facts.mention)",
    "tags": "e.id IN (SELECT id FROM state.tag)",
    "note": "e.id IN (SELECT id FROM state.note)",
    "feed": f"({_IN_FILES}) OR e.id IN (SELECT article FROM feeds.arrival))",
}

_Sql = tuple[str, tuple[str | float, ...]]
"""A condition and its values."""


def statement(query: Query | None, *, ranked: bool = False) -> _Sql:
    """The whole query: its words lead, since the full text gives them in order; the rest is asked of each hit."""
    if query is None:
        return "SELECT number FROM entry ORDER BY number DESC", ()
    words, rest = _divided(query)
    if words is None:
        where, values = _condition(query)
        return f"SELECT e.number FROM entry AS e WHERE {where} ORDER BY e.number DESC", values
    where, values = _condition(rest) if rest else ("1", ())
    order = f"bm25(full_text, {_WEIGHTS}), full_text.rowid DESC" if ranked else "full_text.rowid DESC"
    joined = "JOIN entry AS e ON e.number = full_text.rowid " if rest else ""
    return (
        f"SELECT full_text.rowid FROM full_text {joined}WHERE full_text MATCH ? AND {where} ORDER BY {order}",
        (words, *values),
    )


def _divided(query: Query) -> tuple[str | None, Query | None]:
    """What the full text alone can answer, and what is left."""
    if (whole := _match(query)) is not None:
        return whole, None
    if isinstance(query, And):
        matches = [(part, _match(part)) for part in query.queries]
        found = [match for _, match in matches if match is not None]
        rest = tuple(part for part, match in matches if match is None)
        if found:
            return " AND ".join(f"({match})" for match in found), rest[0] if len(rest) == 1 else And(rest)
    return None, query


def _match(query: Query) -> str | None:
    """A query of words in the language of FTS5; None if it asks for more."""
    match query:
        case Words():
            return _phrase(query)
        case And() | Or():
            parts = [_match(part) for part in query.queries]
            if all(part is not None for part in parts):
                return (" AND " if isinstance(query, And) else " OR ").join(f"({part})" for part in parts)
    return None


def _phrase(query: Words) -> str:
    quoted = query.words.replace('"', '""')
    last = "".join(letter if letter.isalnum() else " " for letter in query.words).split()[-1:]
    beginning = "*" if query.is_beginning and last and len(last[0]) >= _SHORTEST else ""
    column = f"{query.column} : " if query.column else ""
    return f'{column}"{quoted}"{beginning}'


def _condition(query: Query) -> _Sql:
    """A query as a condition on the entry `e`."""
    match query:
        case Stemmed(word):
            return _condition(Words(word))
        case Words():
            return "e.number IN (SELECT rowid FROM full_text WHERE full_text MATCH ?)", (_phrase(query),)
        case Names(kind, words):
            named = "SELECT number FROM facts.entity WHERE kind = ? AND ' ' || name || ' ' LIKE ? ESCAPE '\\'"
            return (
                f"e.id IN (SELECT id FROM facts.mention WHERE entity IN ({named}))",
                (kind.value, f"% {_escaped(folded(words))}%"),
            )
        case Said(words):
            said = "SELECT rowid FROM facts.said WHERE said MATCH ?"
            return (
                f"e.id IN (SELECT id FROM facts.quote WHERE number IN ({said}))",
                (_phrase(Words(words)),),
            )
        case Figures(amount):
            more, less = (">", "<") if amount.without_ends else (">=", "<=")
            parts: list[_Sql] = [("low IS NOT NULL", ())]
            if amount.low is not None:
                parts.append((f"high {more} ?", (amount.low,)))
            if amount.high is not None:
                parts.append((f"low {less} ?", (amount.high,)))
            if amount.unit:
                parts.append(("unit = ?", (amount.unit,)))
            where = " AND ".join(part for part, _ in parts)
            return f"e.id IN (SELECT id FROM facts.figure WHERE {where})", tuple(v for _, vs in parts for v in vs)
        case Unit(unit):
            return (
                "e.id IN (SELECT id FROM facts.figure WHERE unit = ? COLLATE NOCASE OR unit LIKE ? ESCAPE '\\')",
                (unit, f"{_escaped(unit)}/%"),
            )
        case Dates(days, in_text):
            if in_text:
                first = days.first.isoformat() if days.first else ""
                last = days.last.isoformat() if days.last else "9999-99"
                return "e.id IN (SELECT id FROM facts.day WHERE first <= ? AND last >= ?)", (last, first)
            earliest = days.first.toordinal() if days.first else 1
            return "e.day BETWEEN ? AND ?", (earliest, days.last.toordinal() if days.last else 2**31)
        case Source(words):
            return "e.origin LIKE ? ESCAPE '\\'", (f"%{_escaped(words)}%",)
        case Noted(words):
            return "e.id IN (SELECT id FROM state.note WHERE folded LIKE ? ESCAPE '\\')", (
                f"%{_escaped(folded(words))}%",
            )
        case Tagged(tag):
            return "e.id IN (SELECT id FROM state.tag WHERE tag = ?)", (tag,)
        case Fed(name):
            meant = (name, name, name, f"{_escaped(name)}/%")
            return f"({_IN_FILES} {_FROM}) OR e.id IN (SELECT article FROM feeds.arrival AS a {_FROM}))", meant * 2
        case Flag(name):
            return _FLAGS[name], ()
        case Not(inner):
            where, values = _condition(inner)
            return f"NOT ({where})", values
        case And(queries):
            return _joined(" AND ", queries)
        case Or(queries):
            return _joined(" OR ", queries)


def _joined(operator: str, queries: Sequence[Query]) -> _Sql:
    def both() -> Iterator[_Sql]:
        for query in queries:
            yield _condition(query)

    parts = list(both())
    return operator.join(f"({where})" for where, _ in parts), tuple(value for _, values in parts for value in values)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
