"""Quotations: who said what, when."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from reader.across.passage import Passage, Source
from reader.article import Span


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation."""

    words: str
    speaker: str | None
    is_direct: bool
    passage: Passage

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"words": self.words, "speaker": self.speaker, "direct": self.is_direct, **self.passage.to_json()}


SAYINGS = "SELECT item, start, end, sentence, sentence_end, speaker, direct, words FROM utterance"


def sayings_of(db: sqlite3.Connection, subjects: Collection[int], known: Mapping[int, Source]) -> tuple[Saying, ...]:
    """What some subjects, which are one, said in some articles, in order of time."""
    rows = db.execute(
        f"{SAYINGS} WHERE subject IN (SELECT value FROM json_each(?)) AND item IN (SELECT value FROM json_each(?))",
        (json.dumps(list(subjects)), json.dumps(list(known))),
    ).fetchall()
    return sayings(rows, known)


def sayings(rows: list[tuple[Any, ...]], known: Mapping[int, Source]) -> tuple[Saying, ...]:
    """Quotations in order of time, from rows that `SAYINGS` selects."""
    ordered = sorted((row for row in rows if row[0] in known), key=lambda r: (known[r[0]].day or "9999", r[0], r[1]))
    return tuple(
        Saying(words, speaker, bool(direct), Passage(known[item], Span(start, end), Span(first, last)))
        for item, start, end, first, last, speaker, direct, words in ordered
    )
