"""What each article states, with the sentences that state it, in tables that are read across articles."""

from __future__ import annotations

import sqlite3

from reader.article import Article, Span
from reader.facts.model import Facts
from reader.library import stories
from reader.library.ahead import lies_ahead
from reader.library.facts_index import period
from reader.library.features import vector_of
from reader.library.identity import placing, tables
from reader.library.phrase import context
from reader.sentences import around, sentences_read

_TABLES = ("amount", "utterance", "dated", "gist")


def forget(db: sqlite3.Connection, id: str) -> int | None:
    """Take what an article states out of the tables; the number that it had."""
    item = tables.item_of(db, id)
    if item is not None:
        stories.forget(db, item)
        tables.forget(db, item)
        for table in _TABLES:
            db.execute(f"DELETE FROM {table} WHERE item = ?", (item,))
        db.execute("DELETE FROM item WHERE number = ?", (item,))
    return item


def enter(db: sqlite3.Connection, article: Article, facts: Facts) -> None:
    """Put what an article states into the tables, in place of what was kept of it."""
    number = forget(db, article.id)
    day = article.published.isoformat() if article.published else None
    statement = "INSERT INTO item VALUES (?, ?, ?, coalesce((SELECT max(entered) FROM item), 0) + 1)"
    item = db.execute(statement, (number, article.id, day)).lastrowid
    assert item is not None
    known = sentences_read(article)
    subjects = placing.enter(db, item, article, facts, known)

    def place(span: Span) -> tuple[int, int, int, int, int]:
        return (item, *span, *around(known, span))

    def words(span: Span) -> str:
        return " ".join(article.text[span.start : span.end].split())

    def ahead(span: Span, during: tuple[str, str]) -> bool:
        return lies_ahead(article.text, around(known, span), span, during, article.published)

    named = {entity.name: subject for entity, subject in zip(facts.entities, subjects, strict=True)}
    db.executemany(
        "INSERT OR IGNORE INTO amount VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *place(f.span),
                f.value,
                f.low,
                f.high,
                f.unit,
                f.kind.value,
                f.of,
                f.change and f.change.value,
                words(f.span),
                context(article.text, around(known, f.span), f.span),
            )
            for f in facts.figures
        ],
    )
    db.executemany(
        "INSERT OR IGNORE INTO utterance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*place(q.span), q.speaker, named.get(q.speaker or ""), q.direct, words(q.span)) for q in facts.quotes],
    )
    db.executemany(
        "INSERT OR IGNORE INTO dated VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*place(d.span), d.value, *during, words(d.span), ahead(d.span, during))
            for d in facts.dates
            if d.value
            for during in [period(d.value)]
        ],
    )
    db.executemany("INSERT OR IGNORE INTO gist VALUES (?, ?, ?)", [(item, *span) for span in facts.summary])
    stories.enter(db, item, day, vector_of(db, article, facts, subjects))
