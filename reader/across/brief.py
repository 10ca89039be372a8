"""The stories of some days: what the newest article of each says, figures, one quotation, all with their sources."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.across.amounts import AMOUNTS, Amount, amounts
from reader.across.measures import toll
from reader.across.passage import Passage, Source
from reader.across.sayings import SAYINGS, Saying, sayings
from reader.across.scope import Scope
from reader.across.texts import Texts
from reader.article import Span

_FIGURES = 3
_MANY = 10
_MINE = "SELECT value FROM json_each(?)"

STORIES = 20
"""Stories of a brief, those of most articles first."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the summary."""

    words: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Story:
    """One story of a brief."""

    headline: Source
    """The newest article."""
    articles: tuple[Source, ...]
    """All of these days, the newest first."""
    summary: tuple[Told, ...]
    figures: tuple[Amount, ...]
    quotation: Saying | None

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "headline": self.headline.title,
            "id": self.headline.id,
            "articles": [
                {"id": one.id, "title": one.title, "publisher": one.origin or None, "published": one.day or None}
                for one in self.articles
            ],
            "summary": [{"text": told.words, **told.passage.to_json()} for told in self.summary],
            "figures": [amount.to_json() for amount in self.figures],
            "quote": self.quotation.to_json() if self.quotation else None,
        }


def brief(db: sqlite3.Connection, scope: Scope, texts: Texts, most: int = STORIES) -> tuple[Story, ...]:
    """The stories of some articles, those with most articles first; everything in them is quoted.

    Args:
        db: the connection of a library's records.
        scope: the articles.
        texts: where the words of the summaries are read.
        most: how many stories at most.
    """
    rows = db.execute(
        f"SELECT item, story FROM in_story WHERE item IN ({_MINE})", (json.dumps(list(scope.sources)),)
    ).fetchall()
    story_of = dict(rows)
    stories: dict[int, list[Source]] = {}
    for item, source in scope.sources.items():
        if item in story_of:
            stories.setdefault(story_of[item], []).append(source)
    order = {item: place for place, item in enumerate(scope.sources)}
    ranked = sorted(stories.values(), key=lambda held: (-len(held), order[held[0].item]))[:most]
    return tuple(_story(db, held, texts) for held in ranked)


def _story(db: sqlite3.Connection, articles: Sequence[Source], texts: Texts) -> Story:
    newest = articles[0]
    known = {source.item: source for source in articles}
    return Story(
        newest, tuple(articles), _summary(db, newest, texts), _figures(db, known, newest), _quotation(db, known, newest)
    )


def _summary(db: sqlite3.Connection, newest: Source, texts: Texts) -> tuple[Told, ...]:
    rows = db.execute("SELECT start, end FROM gist WHERE item = ? ORDER BY start", (newest.item,))
    spans = [Span(start, end) for start, end in rows]
    told = [Told(texts.words(newest.id, span), Passage(newest, span, span)) for span in spans]
    return tuple(one for one in told if one.words)


def _figures(db: sqlite3.Connection, known: Mapping[int, Source], newest: Source) -> tuple[Amount, ...]:
    """Each once: those that matter most, of the newest article first; in its order."""
    rows = db.execute(f"{AMOUNTS} WHERE item IN ({_MINE}) AND of IS NOT NULL", (json.dumps(list(known)),)).fetchall()
    stated = sorted(amounts(rows, known), key=lambda amount: amount.passage.source.item != newest.item)
    once = {(amount.value, amount.low, amount.unit): amount for amount in reversed(stated)}
    mine = [amount for amount in stated if once[amount.value, amount.low, amount.unit] is amount]
    ranked = sorted(mine, key=lambda amount: (_is_small(amount), amount.passage.source.item != newest.item))
    return tuple(amount for amount in mine if amount in ranked[:_FIGURES])


def _is_small(amount: Amount) -> bool:
    """Whether it says little: how long, how old, which of several, or a few of something."""
    is_few = amount.kind == "count" and (amount.value or amount.high or 0) < _MANY and not toll(amount)
    return amount.kind in ("duration", "age", "rank") or is_few


def _quotation(db: sqlite3.Connection, known: Mapping[int, Source], newest: Source) -> Saying | None:
    """The longest direct one with a speaker, of the newest article if it has any."""
    rows = db.execute(
        f"{SAYINGS} WHERE item IN ({_MINE}) AND direct AND speaker IS NOT NULL", (json.dumps(list(known)),)
    ).fetchall()
    return max(
        sayings(rows, known),
        key=lambda saying: (saying.passage.source.item == newest.item, len(saying.words), -saying.passage.span.start),
        default=None,
    )
