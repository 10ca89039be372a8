"""What a query means in SQL where the words of articles do not answer it: days, facts, marks and feeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.library.folding import folded
from reader.library.full_text import match, phrase
from reader.library.numbering import within
from reader.library.query import (
    And,
    Dates,
    Fed,
    Figures,
    Flag,
    Named,
    Names,
    Not,
    Noted,
    Or,
    Query,
    Said,
    Tagged,
    Unit,
)

Values = tuple[str | float, ...]

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

Sql = tuple[str, Values]
"""A condition and its values."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Articles of which something is kept: the rows of a table that has their ids."""

    table: str
    where: str
    values: Values = ()


_FLAGS = {
    "read": Kept("state.mark", "read"),
    "starred": Kept("state.mark", "starred"),
    "quotes": Kept("facts.quote", "1"),
    "figures": Kept("facts.figure", "1"),
    "dates": Kept("facts.day", "1"),
    "names": Kept("facts.mention", "1"),
    "tags": Kept("state.tag", "1"),
    "note": Kept("state.note", "1"),
}

_NOT_UNREAD = Kept(
    "(SELECT id FROM state.mark WHERE read UNION ALL SELECT id FROM entry WHERE problem IS NOT NULL)", "1"
)
"""What is read and what cannot be: often few, and then they are gone through and not all that is unread."""

UNREAD = And((Flag("readable"), Not(Flag("read"))))

Choice = Callable[[Kept], int | None]
"""Under which number the articles are noted for which something is kept; None if they are too many to be."""


def kept(query: Query) -> Kept | None:
    """Where it is kept which articles a query finds; None where that is no matter of one table."""
    match query:
        case Names(kind, words):
            return _named(kind, words)
        case Said(words):
            return Kept("facts.quote", "number IN (SELECT rowid FROM facts.said WHERE said MATCH ?)", (phrase(words),))
        case Figures(amount):
            more, less = (">", "<") if amount.without_ends else (">=", "<=")
            parts: list[Sql] = [("low IS NOT NULL", ())]
            if amount.low is not None:
                parts.append((f"high {more} ?", (amount.low,)))
            if amount.high is not None:
                parts.append((f"low {less} ?", (amount.high,)))
            if amount.unit:
                parts.append(("unit = ?", (amount.unit,)))
            return Kept("facts.figure", *_joined(" AND ", parts))
        case Unit(unit):
            return Kept(
                "facts.figure", "(unit = ? COLLATE NOCASE OR unit LIKE ? ESCAPE '\\')", (unit, f"{_escaped(unit)}/%")
            )
        case Dates(days, in_text=True):
            first = days.first.isoformat() if days.first else ""
            last = days.last.isoformat() if days.last else "9999-99"
            return Kept("facts.day", "first <= ? AND last >= ?", (last, first))
        case Tagged(tag):
            return Kept("state.tag", "tag = ?", (tag,))
        case Noted(words):
            return Kept("state.note", "folded LIKE ? ESCAPE '\\'", (f"%{_escaped(folded(words))}%",))
        case Not(Flag("unread")):
            return _NOT_UNREAD
        case Flag(name):
            return _FLAGS.get(name)
    return None


def asks_facts(query: Query | None) -> bool:
    """Whether a query finds only articles of which the facts are known."""
    match query:
        case None:
            return False
        case Not(inner):
            return asks_facts(inner)
        case And(queries) | Or(queries):
            return any(map(asks_facts, queries))
    found = kept(query)
    return found is not None and found.table.startswith("facts.")


def _named(kind: Named, words: str) -> Kept:
    named = "SELECT number FROM facts.entity WHERE kind = ? AND ' ' || name || ' ' LIKE ? ESCAPE '\\'"
    return Kept("facts.mention", f"entity IN ({named})", (kind.value, f"% {_escaped(folded(words))}%"))


def condition(query: Query, chosen: Choice) -> Sql:
    """A query as a condition on the entry `e`."""
    if (found := kept(query)) is not None:
        if (noted := chosen(found)) is not None:
            return "e.number IN (SELECT number FROM temp.chosen WHERE what = ?)", (noted,)
        return f"EXISTS (SELECT 1 FROM {found.table} WHERE id = e.id AND {found.where})", found.values
    match query:
        case Flag("newest"):
            return "e.kept_under IS NULL", ()
        case Flag("unread"):
            return condition(UNREAD, chosen)
        case Flag("feed"):
            return f"({_IN_FILES}) OR e.id IN (SELECT article FROM feeds.arrival))", ()
        case Flag():
            return "e.problem IS NULL", ()
        case Dates(days):
            return "e.number BETWEEN ? AND ?", within(days.first, days.last)
        case Fed(name):
            meant = (name, name, name, f"{_escaped(name)}/%")
            return f"({_IN_FILES} {_FROM}) OR e.id IN (SELECT article FROM feeds.arrival AS a {_FROM}))", meant * 2
        case Not(inner):
            where, values = condition(inner, chosen)
            return f"NOT ({where})", values
        case And(queries):
            return _joined(" AND ", [condition(part, chosen) for part in queries])
        case Or(queries):
            return _joined(" OR ", [condition(part, chosen) for part in queries])
    return "e.number IN (SELECT rowid FROM full_text WHERE full_text MATCH ?)", (match(query) or '""',)


def _joined(operator: str, parts: list[Sql]) -> Sql:
    return operator.join(f"({where})" for where, _ in parts), tuple(value for _, values in parts for value in values)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
